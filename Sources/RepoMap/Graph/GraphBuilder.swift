import FileScanning

/// Builds the dependency graph of a run from what its tags tell.
///
/// Imports give edges by the rules of each language. Uses of names give edges to the files that define
/// them: to those that the file's imports and its package bring, and else, where the name may come from
/// anywhere, to its definers if they are few.
struct GraphBuilder {
  private let paths: ScannedFiles
  private let source: GraphSource
  private let read: (Int) -> [UInt8]?

  /// `read` gives a project file's content by the file's number, nil where it cannot be read.
  init(_ source: GraphSource, paths: ScannedFiles, read: @escaping (Int) -> [UInt8]?) {
    self.source = source
    self.paths = paths
    self.read = read
  }

  /// The graph of all files, or of their modules; O(imports log files + uses).
  func build(_ level: RepositoryGraph.Level) -> RepositoryGraph {
    let index = PathIndex(paths)
    let files = source.files.indices.map { number in
      ImportingFile(
        number: number, path: index.path(number),
        declaredPackage: source.files[number].declaredPackage)
    }
    let rules = ImportRules(tree: ProjectTree(paths: index, sources: files, read: read))
    var linker = FileLinker(source: source, files: files, rules: rules)
    for number in files.indices { linker.link(number) }
    let repository = RepositoryGraph(
      index: index, graph: DependencyGraph(nodeCount: files.count, edges: linker.edges),
      account: linker.account, orphans: linker.orphans(),
      languages: source.files.map(\.language))
    guard level == .module else { return repository }
    let modules = ModuleTable(source: source, files: files, rules: rules)
    return RepositoryGraph(of: modules, files: repository)
  }
}
