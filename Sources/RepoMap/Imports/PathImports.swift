/// Languages whose imports are plain paths: style sheets, protocol buffers, shell scripts, HTML.
///
/// A path means a file beside the importing one, or one from the root, or the only file of the tree whose
/// path ends so; the importing file's extension may be left out, and a style sheet's `_` before the name.
struct PathImports: ImportResolver {
  private let paths: PathIndex

  init(_ tree: ProjectTree) {
    paths = tree.paths
  }

  func targets(of imports: [ImportStatement], in file: ImportingFile) -> [ImportTarget] {
    imports.map { statement in
      statement.module.isEmpty ? target(of: statement.name, in: file) : .none
    }
  }

  private func target(of name: [UInt8], in file: ImportingFile) -> ImportTarget {
    let spellings = spellings(of: name, in: file)
    for folder in [file.directory, []] {
      let candidates = spellings.compactMap { TreePath.resolved($0, from: folder) }
      if let found = paths.first(of: candidates) { return .files([found]) }
    }
    guard name.contains(TreePath.slash), name.first != UInt8(ascii: ".") else { return .external }
    let matches = paths.files(endingWith: Array(name.drop { $0 == TreePath.slash }))
    return matches.isEmpty ? .external : matches.count == 1 ? .files(matches) : .ambiguous
  }

  private func spellings(of name: [UInt8], in file: ImportingFile) -> [[UInt8]] {
    let ending = TreePath.name(of: file.path)[TreePath.stem(of: file.path).endIndex...]
    let partial = TreePath.joined(
      TreePath.directory(of: name), "_".bytes + TreePath.name(of: name))
    return [name, name + ending, partial + ending]
  }
}
