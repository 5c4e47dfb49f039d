package import TreeSitter

/// Collects the files that refer to a name while tags go by, and then says what each reference means.
///
/// Keeps the tags of those files alone, and their sources are read one at a time: where the files that
/// have a name are known before, only they need to be added.
package struct ReferenceSearch {
  package let name: [UInt8]
  private var files: [FileTags] = []

  package init(name: [UInt8]) { self.name = name }

  /// Takes a file, and keeps it if it refers to the name; in the list's order.
  package mutating func add(_ file: FileTags) {
    if file.tags.contains(where: { isWanted($0, of: file) }) { files.append(file) }
  }

  private func isWanted(_ tag: Tag, of file: FileTags) -> Bool {
    tag.role == .reference && file.text(tag.name) == name[...]
  }

  /// The references that may mean one of `targets`, by file.
  ///
  /// `table` holds at least the symbols of this name and of the files that were added. `targets` nil
  /// takes every definition of the name. `path` gives a file's path below the root, and `source` the
  /// bytes of a path, so many as were parsed; nil where they cannot be read, which is counted.
  package func references(
    to targets: [Int]?, in table: SymbolTable, path: @escaping (Int) -> [UInt8],
    source: ([UInt8], _ byteCount: Int) -> [UInt8]?
  ) -> FoundReferences {
    let resolver = ReferenceResolver(
      table: table, definitions: table.definitions(named: name),
      importers: importers(path, source), path: path)
    var found = FoundReferences()
    for file in files {
      guard let source = source(path(file.fileIndex), file.byteCount) else {
        found.unreadFiles.append(file.fileIndex)
        continue
      }
      let scope = ReferenceScope(file, source: source, in: table)
      for index in scope.tags.indices where isWanted(scope.tags[index], of: file) {
        found.add(index, in: scope, resolver.resolve(index, in: scope), targets: targets)
      }
    }
    return found
  }

  /// The files that import the name, with what they import.
  private func importers(
    _ path: (Int) -> [UInt8], _ source: ([UInt8], _ byteCount: Int) -> [UInt8]?
  ) -> [(file: Int, imports: FileImports)] {
    files.compactMap { file in
      let tags = file.tags
      let imports = tags.contains { $0.referenceKind == .import && isWanted($0, of: file) }
      guard imports, let source = source(path(file.fileIndex), file.byteCount) else { return nil }
      return (file.fileIndex, FileImports(of: file, tags, source: source))
    }
  }
}

/// What a search for references gave.
package struct FoundReferences: Sendable {
  /// In the order of files and places.
  package private(set) var references: [Reference] = []
  /// Uses of the name that fit no definition of it, as a type fits no variable.
  package private(set) var unfittingCount = 0
  /// Uses of the name that mean another definition of it than those asked for.
  package private(set) var otherCount = 0
  /// Files that refer to the name and could not be read again.
  package fileprivate(set) var unreadFiles: [Int] = []

  /// One place where the name is used; rows and columns are 0-based, columns in bytes.
  package struct Reference: Sendable {
    package let fileNumber: Int
    package let row: Int
    package let column: Int
    package let nameByte: Int
    package let kind: ReferenceKind
    package let certainty: ReferenceCertainty
    /// Symbols that it may mean; one where it is exact.
    package let candidates: [Int]
    /// The symbol around it.
    package let enclosing: Int?
    /// The source line, without white space at its ends.
    package let line: [UInt8]
  }

  package func count(_ certainty: ReferenceCertainty) -> Int {
    references.reduce(0) { $0 + ($1.certainty == certainty ? 1 : 0) }
  }

  fileprivate mutating func add(
    _ index: Int, in scope: ReferenceScope, _ resolution: ReferenceResolver.Resolution?,
    targets: [Int]?
  ) {
    guard let resolution else { return unfittingCount += 1 }
    if let targets, !resolution.candidates.contains(where: targets.contains) {
      return otherCount += 1
    }
    let tag = scope.tags[index]
    references.append(
      Reference(
        fileNumber: scope.fileNumber, row: tag.row, column: tag.column, nameByte: tag.nameByte,
        kind: tag.referenceKind ?? .name, certainty: resolution.certainty,
        candidates: resolution.candidates, enclosing: scope.enclosing(index).first,
        line: Array(scope.line(of: tag))))
  }
}

extension SymbolTable {
  /// The definitions of a name; its declarations where nothing defines it.
  package func definitions(named name: [UInt8]) -> [Int] {
    guard let number = names.number(of: name[...]) else { return [] }
    let symbols = symbols(ofName: number).map(Int.init)
    let definitions = symbols.filter { role(of: $0) == .definition }
    return definitions.isEmpty ? symbols : definitions
  }
}
