package import TreeSitter

/// The graph of a repository's files or modules, and what was left over while it was built.
package struct RepositoryGraph: Sendable {
  /// What a node is.
  package enum Level: String, Sendable, CaseIterable {
    case file, module
  }

  /// A definition that nothing in the tree names.
  package struct Orphan: Sendable {
    package let name: [UInt8]
    package let file: Int
    /// 0-based.
    package let row: Int
    package let kind: TagKind
  }

  private let index: PathIndex
  /// Nil where nodes are files.
  private let modules: ModuleTable?
  package let graph: DependencyGraph
  package let account: ImportAccount
  /// In the order of files and sources; none where nodes are modules.
  package let orphans: [Orphan]
  /// By node; nil for a file of no known language, and for a module whose files are of several.
  package let languages: [Language?]
  /// By module: the number of its files, and whether all of them are tests.
  private let fileCounts: [Int]
  private let areTests: [Bool]

  init(
    index: PathIndex, graph: DependencyGraph, account: ImportAccount, orphans: [Orphan],
    languages: [Language?]
  ) {
    self.index = index
    modules = nil
    self.graph = graph
    self.account = account
    self.orphans = orphans
    self.languages = languages
    (fileCounts, areTests) = ([], [])
  }

  /// The graph of the modules of `files`: their files' edges added up, those inside a module left out.
  ///
  /// O(files + edges log edges).
  init(of modules: ModuleTable, files: RepositoryGraph) {
    index = files.index
    self.modules = modules
    account = files.account
    orphans = []
    let members = modules.members
    fileCounts = members.map(\.count)
    areTests = members.map { $0.allSatisfy(files.isTest) }
    languages = members.map { members in
      let languages = members.compactMap { files.languages[$0] }
      return languages.first.flatMap { first in
        languages.allSatisfy { $0.index == first.index } ? first : nil
      }
    }
    let edges = files.graph.edges.map { edge in
      DependencyGraph.Edge(
        source: modules.moduleOfFile[edge.source], target: modules.moduleOfFile[edge.target],
        evidence: edge.evidence)
    }
    graph = DependencyGraph(nodeCount: modules.names.count, edges: edges)
  }

  package var level: Level { modules == nil ? .file : .module }

  /// The path of a file, or the name of a module.
  package func path(_ node: Int) -> [UInt8] { modules?.names[node] ?? index.path(node) }

  /// The node at `path`, relative to the root: a file, or the module of that name or of that file; nil
  /// where there is none.
  package func node(at path: [UInt8]) -> Int? {
    modules?.number(of: path) ?? index.file(path).map(node(ofFile:))
  }

  /// The nodes of the files of that name, in whatever folder.
  package func nodes(ofFilesNamed name: [UInt8]) -> [Int] {
    index.files(named: name).map(node(ofFile:))
  }

  private func node(ofFile file: Int) -> Int { modules?.moduleOfFile[file] ?? file }

  /// Whether the file is a test's, by its path, or all files of the module are.
  package func isTest(_ node: Int) -> Bool {
    modules == nil ? TestPath.isTest(path(node)) : areTests[node]
  }

  /// How many files a module has; nil for a file.
  package func fileCount(of node: Int) -> Int? { modules == nil ? nil : fileCounts[node] }
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
