import FileScanning
import RepoMap
import TUI

/// A place in the repository that a row of a view leads to.
struct BrowseTarget: Sendable, Hashable {
  let path: [UInt8]
  /// 0-based; nil for the file as a whole.
  var row: Int?
  /// The identifier that the row is about; empty where it is about a file.
  var name: [UInt8] = []
}

/// A row of a view whose rows are not those of the index: a reference, or an entry of the map.
struct BrowseItem: Sendable {
  let target: BrowseTarget
  /// What is shown and filtered.
  let text: [UInt8]
  /// A word before the text, as a certainty or a kind.
  let label: StaticString
  /// How far the text is indented.
  var depth = 0
  /// Whether it is a heading: a file whose entries follow.
  var isHeading = false
}

/// The rows that a view can show, before any filter.
struct BrowseSource: Sendable {
  var data: BrowseData
  /// The file whose definitions are shown.
  var definitionsPath: [UInt8] = []
  /// The name whose references are shown.
  var referencesName: [UInt8] = []
  var references: [BrowseItem] = []
  /// Nil until it was asked for.
  var map: [BrowseItem]?
  /// Views that are not in their first order.
  private var reordered: Set<BrowseViewKind> = []

  init(data: BrowseData) { self.data = data }

  /// Changes the order of a view; returns the new one in words, or nil where there is but one.
  mutating func toggleOrder(of view: BrowseViewKind) -> SafeText? {
    let words: (first: SafeText, second: SafeText)
    switch view {
    case .files: words = ("path", "number of definitions")
    case .identifiers: words = ("name", "place")
    default: return nil
    }
    if reordered.remove(view) != nil { return words.first }
    reordered.insert(view)
    return words.second
  }

  /// Numbers of a view's rows, in their order.
  func numbers(of view: BrowseViewKind) -> [UInt32] {
    switch view {
    case .files: return filesInOrder
    case .identifiers:
      // Symbols are numbered file by file.
      return reordered.contains(view) ? data.symbolsByName.sorted() : data.symbolsByName
    case .definitions: return data.symbols(ofFileAt: definitionsPath).map { UInt32($0) }
    case .references: return Array(0..<UInt32(references.count))
    case .map: return Array(0..<UInt32(map?.count ?? 0))
    case .problems: return data.problemFiles
    }
  }

  private var filesInOrder: [UInt32] {
    let all = Array(0..<UInt32(data.files.count))
    guard reordered.contains(.files), data.isIndexed else { return all }
    return all.sorted { left, right in
      let counts = [left, right].map { data.table.files[Int($0)].symbols.count }
      return (counts[1], left) < (counts[0], right)
    }
  }

  func target(of view: BrowseViewKind, _ number: Int) -> BrowseTarget {
    switch view {
    case .files, .problems: return BrowseTarget(path: data.files[number].path)
    case .identifiers, .definitions:
      let table = data.table
      return BrowseTarget(
        path: data.files[table.fileNumber(of: number)].path,
        row: Int(table.position(of: number).row), name: Array(table.name(of: number)))
    case .references: return references[number].target
    case .map: return map?[number].target ?? BrowseTarget(path: [])
    }
  }

  /// What a filter looks at.
  func text(of view: BrowseViewKind, _ number: Int) -> [UInt8] {
    switch view {
    case .files, .problems: data.files[number].path
    case .identifiers, .definitions: Array(data.table.name(of: number))
    case .references: references[number].target.path + [UInt8(ascii: " ")] + references[number].text
    case .map: map?[number].text ?? []
    }
  }

  /// The row among `numbers` that leads to `target`, or the nearest to it.
  func row(of target: BrowseTarget, in view: BrowseViewKind, _ numbers: [UInt32]) -> Int? {
    switch view {
    case .files, .problems:
      return data.files.index(ofPath: target.path).flatMap { numbers.firstIndex(of: UInt32($0)) }
    case .identifiers, .definitions:
      return data.symbol(named: target.name, at: target.path, near: target.row ?? 0)
        .flatMap { numbers.firstIndex(of: UInt32($0)) }
    case .references, .map:
      return numbers.firstIndex { self.target(of: view, Int($0)) == target }
    }
  }
}
