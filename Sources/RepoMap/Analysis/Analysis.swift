import FileScanning
package import TreeSitter

/// What a report tells of an index: totals and groups, in the order in which they are shown.
package struct Analysis: Sendable {
  package struct Totals: Sendable, Equatable {
    package var files = 0
    package var bytes = 0
    package var lines = 0
    package var tags = TagCounts()
    /// Distinct identifiers.
    package var identifiers = 0
    package var syntaxErrors = 0

    package init() {}

    package mutating func add(_ other: Totals) {
      files += other.files
      bytes += other.bytes
      lines += other.lines
      tags.add(other.tags)
      identifiers += other.identifiers
      syntaxErrors += other.syntaxErrors
    }

    fileprivate mutating func add(_ file: TagIndex.File) {
      files += 1
      bytes += file.byteCount
      lines += file.lineCount
      tags.add(file.counts)
      syntaxErrors += file.syntaxErrorCount
    }
  }

  package struct LanguageGroup: Sendable {
    package let language: Language
    package var totals = Totals()
  }

  package struct DirectoryGroup: Sendable {
    /// Empty for the root.
    package let path: [UInt8]
    /// Of the files directly in it.
    package var totals = Totals()
  }

  package struct KindGroup: Sendable {
    package let kind: TagKind
    package var definitions = 0
    /// Definitions by naming style, indexed by raw value.
    package var styles = [Int](repeating: 0, count: NamingStyle.allCases.count)
  }

  package struct IdentifierGroup: Sendable {
    package let identifier: Int
    package let counts: TagIndex.IdentifierCounts
    /// Indices in the index's `definitions`, in the list's order.
    package var definitions: [Int] = []
  }

  /// Parsed files only.
  package private(set) var totals = Totals()
  /// Files by outcome, indexed by raw value.
  package private(set) var outcomes = [Int](repeating: 0, count: FileOutcome.allCases.count)
  package private(set) var filesWithSyntaxErrors = 0
  package private(set) var filesNotUTF8 = 0
  /// Most lines first.
  package private(set) var languages: [LanguageGroup] = []
  /// By path.
  package private(set) var directories: [DirectoryGroup] = []
  /// Most definitions first; kinds that occur.
  package private(set) var kinds: [KindGroup] = []
  /// Defined identifiers, the most uses for each definition first.
  package private(set) var identifiers: [IdentifierGroup] = []
  /// Indices of parsed files, largest first.
  package private(set) var largestFiles: [Int] = []

  /// Analyses `index` and keeps the `identifierLimit` most referenced identifiers.
  ///
  /// Time: linear in files and definitions, and one sort of the defined identifiers.
  package init(of index: TagIndex, identifierLimit: Int) {
    countFiles(index)
    countKinds(index)
    totals.identifiers = index.identifierCount
    identifiers = Self.mostReferenced(index, limit: identifierLimit)
  }

  package func count(of outcome: FileOutcome) -> Int { outcomes[Int(outcome.rawValue)] }

  private mutating func countFiles(_ index: TagIndex) {
    var byLanguage: [Language: LanguageGroup] = [:]
    var byDirectory: [ArraySlice<UInt8>: DirectoryGroup] = [:]
    for (position, file) in index.files.enumerated() {
      outcomes[Int(file.outcome.rawValue)] += 1
      guard file.outcome == .parsed, let language = file.language else { continue }
      totals.add(file)
      if file.syntaxErrorCount > 0 { filesWithSyntaxErrors += 1 }
      if !file.isUTF8 { filesNotUTF8 += 1 }
      byLanguage[language, default: LanguageGroup(language: language)].totals.add(file)
      let path = index.paths[position].path[...]
      let directory = path[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
      byDirectory[directory, default: DirectoryGroup(path: Array(directory))].totals.add(file)
      largestFiles.append(position)
    }
    languages = byLanguage.values.sorted {
      ($1.totals.lines, $0.language.index) < ($0.totals.lines, $1.language.index)
    }
    directories = byDirectory.values.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    largestFiles.sort {
      (index.files[$1].byteCount, $0) < (index.files[$0].byteCount, $1)
    }
  }

  private mutating func countKinds(_ index: TagIndex) {
    var groups = TagKind.allCases.map { KindGroup(kind: $0) }
    for definition in index.definitions {
      let style = NamingStyle(of: index.name(ofIdentifier: Int(definition.identifier)))
      groups[Int(definition.kind.rawValue)].definitions += 1
      groups[Int(definition.kind.rawValue)].styles[Int(style.rawValue)] += 1
    }
    kinds = groups.filter { $0.definitions > 0 }.sorted {
      ($1.definitions, $0.kind.rawValue) < ($0.definitions, $1.kind.rawValue)
    }
  }

  /// Identifiers that the repository itself defines, by uses for each definition.
  ///
  /// A name with many definitions (`get`, `len`) tells little of any one of them; the share puts names
  /// first that mean one thing.
  private static func mostReferenced(_ index: TagIndex, limit: Int) -> [IdentifierGroup] {
    let counts = index.identifierCounts
    let defined = counts.indices.filter { counts[$0].definitions > 0 && counts[$0].uses > 0 }
    let order = defined.sorted { first, second in
      let shares = (counts[first].usesPerDefinition, counts[second].usesPerDefinition)
      if shares.0 != shares.1 { return shares.0 > shares.1 }
      return index.name(ofIdentifier: first).lexicographicallyPrecedes(
        index.name(ofIdentifier: second))
    }
    var groups = order.prefix(limit).map { IdentifierGroup(identifier: $0, counts: counts[$0]) }
    let position = Dictionary(
      uniqueKeysWithValues: groups.enumerated().map { (UInt32($1.identifier), $0) })
    for (number, definition) in index.definitions.enumerated() {
      if let group = position[definition.identifier] { groups[group].definitions.append(number) }
    }
    return groups
  }
}
