package import TreeSitter

/// The graph of a repository's files, and what was left over while it was built.
package struct RepositoryGraph: Sendable {
  /// A definition that nothing in the tree names.
  package struct Orphan: Sendable {
    package let name: [UInt8]
    package let file: Int
    /// 0-based.
    package let row: Int
    package let kind: TagKind
  }

  private let index: PathIndex
  package let graph: DependencyGraph
  package let account: ImportAccount
  /// In the order of files and sources.
  package let orphans: [Orphan]
  /// By file; nil for files of no known language.
  package let languages: [Language?]

  init(
    index: PathIndex, graph: DependencyGraph, account: ImportAccount, orphans: [Orphan],
    languages: [Language?]
  ) {
    self.index = index
    self.graph = graph
    self.account = account
    self.orphans = orphans
    self.languages = languages
  }

  package func path(_ file: Int) -> [UInt8] { index.path(file) }

  /// The number of the file at `path`, relative to the root; nil where the list has none.
  package func file(at path: [UInt8]) -> Int? { index.file(path) }

  /// The files of that name, in whatever folder.
  package func files(named name: [UInt8]) -> [Int] { index.files(named: name) }

  /// Whether the file is a test's, by its path.
  package func isTest(_ file: Int) -> Bool { TestPath.isTest(path(file)) }
}

/// What became of the import statements of a tree.
package struct ImportAccount: Sendable, Equatable {
  /// Statements that name files of the tree.
  package private(set) var resolved = 0
  /// Those that name none: libraries from elsewhere, generated files.
  package private(set) var external = 0
  /// Those that may name several files, of which nothing says which.
  package private(set) var ambiguous = 0

  mutating func add(_ target: ImportTarget) {
    switch target {
    case .files, .package: resolved += 1
    case .external: external += 1
    case .ambiguous: ambiguous += 1
    case .member, .none: break
    }
  }
}
