package import FileScanning

/// Builds the dependency graph of a run: tags in, in the list's order, then edges out.
///
/// Imports give edges by the rules of each language. Uses of names give edges to the files that define
/// them: to those that the file's imports and its package bring, and else, where the name may come from
/// anywhere, to its definers if they are few.
package struct GraphBuilder {
  private let paths: ScannedFiles
  private var source = GraphSource()
  private let read: (Int) -> [UInt8]?

  /// `read` gives a project file's content by the file's number, nil where it cannot be read.
  package init(paths: ScannedFiles, read: @escaping (Int) -> [UInt8]?) {
    self.paths = paths
    self.read = read
  }

  /// Adds the next file of the list; time linear in its tags.
  package mutating func add(_ file: FileTags) { source.add(file) }

  /// The graph of all files added; O(imports log files + uses).
  package func build() -> RepositoryGraph {
    let index = PathIndex(paths)
    let files = source.files.indices.map { number in
      ImportingFile(
        number: number, path: index.path(number),
        declaredPackage: source.files[number].declaredPackage)
    }
    let tree = ProjectTree(paths: index, sources: files, read: read)
    var linker = FileLinker(source: source, files: files, rules: ImportRules(tree: tree))
    for number in files.indices { linker.link(number) }
    return RepositoryGraph(
      index: index, graph: DependencyGraph(nodeCount: files.count, edges: linker.edges),
      account: linker.account, orphans: linker.orphans(),
      languages: source.files.map(\.language))
  }
}
