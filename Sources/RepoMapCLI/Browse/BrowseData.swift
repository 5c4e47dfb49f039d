import FileScanning
import RepoMap

/// What the browser knows of a repository at one moment: immutable, and replaced as a whole.
struct BrowseData: Sendable {
  let files: ScannedFiles
  /// Empty until every file was looked at.
  let table: SymbolTable
  /// Symbols by name, then by their numbers.
  let symbolsByName: [UInt32]
  /// Files with something wrong, in the list's order.
  let problemFiles: [UInt32]
  /// Whether `table` holds the symbols of `files`.
  let isIndexed: Bool

  /// A listing alone.
  init(files: ScannedFiles) {
    self.files = files
    table = SymbolTable()
    (symbolsByName, problemFiles) = ([], [])
    isIndexed = false
  }

  /// A finished `table` of the definitions of `files`; O(n log n) in distinct names.
  init(files: ScannedFiles, table: SymbolTable) {
    self.files = files
    self.table = table
    symbolsByName = Self.sorted(table)
    problemFiles = files.indices.filter {
      table.files[$0].syntaxErrorCount > 0 || table.files[$0].outcome.isProblem
    }.map { UInt32($0) }
    isIndexed = true
  }

  private static func sorted(_ table: SymbolTable) -> [UInt32] {
    let names = (0..<table.names.count).sorted { left, right in
      table.names[left].lexicographicallyPrecedes(table.names[right])
    }
    return names.flatMap { table.symbols(ofName: $0) }
  }

  /// The symbols of the file at `path`.
  func symbols(ofFileAt path: [UInt8]) -> Range<Int> {
    guard isIndexed, let file = files.index(ofPath: path) else { return 0..<0 }
    return table.files[file].symbols
  }

  /// The symbol of the file at `path` that is called `name` and stands nearest to `row`.
  func symbol(named name: [UInt8], at path: [UInt8], near row: Int) -> Int? {
    symbols(ofFileAt: path).filter { table.name(of: $0) == name[...] }
      .min { distance(of: $0, to: row) < distance(of: $1, to: row) }
  }

  private func distance(of symbol: Int, to row: Int) -> Int {
    abs(Int(table.position(of: symbol).row) - row)
  }
}

extension FileOutcome {
  /// Whether a person would want to know why the file was not parsed.
  fileprivate var isProblem: Bool { isFailure || self == .tooLarge }
}
