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
  package private(set) var identifiers: [NameDigest.Group] = []
  /// Indices of parsed files, largest first.
  package private(set) var largestFiles: [Int] = []

  /// Analyses `index`; time linear in files, and a sort of them.
  package init(of index: TagIndex, identifierLimit: Int) {
    countFiles(index)
    countKinds(index.names)
    totals.identifiers = index.names.nameCount
    identifiers = Array(index.names.groups.prefix(identifierLimit))
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

  private mutating func countKinds(_ index: NameDigest) {
    let groups = TagKind.allCases.map { kind in
      let styles = NamingStyle.allCases.map { index.definitionCount(kind: kind, style: $0) }
      return KindGroup(kind: kind, definitions: styles.reduce(0, +), styles: styles)
    }
    kinds = groups.filter { $0.definitions > 0 }.sorted {
      ($1.definitions, $0.kind.rawValue) < ($0.definitions, $1.kind.rawValue)
    }
  }
}
