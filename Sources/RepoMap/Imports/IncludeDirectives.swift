/// C and C++: an include names a file beside the including one, or below a folder of headers.
///
/// No build is read, so folders of headers are found from the tree: every file whose path ends with the
/// included one is a candidate. The one that shares the longest way with the including file is meant, and
/// among those the one with the shortest path; where two are left, it is told as ambiguous.
final class IncludeDirectives: ImportResolver {
  private let paths: PathIndex
  /// By what was included, the files whose paths end so.
  private var candidates: [[UInt8]: [Int]] = [:]

  init(_ tree: ProjectTree) {
    paths = tree.paths
  }

  /// A declaration brings the name of what another file defines.
  var namesNeedImport: Bool { false }
  var includes: Bool { true }

  func targets(of imports: [ImportStatement], in file: ImportingFile) -> [ImportTarget] {
    imports.map { target(of: $0.name, in: file) }
  }

  private func target(of name: [UInt8], in file: ImportingFile) -> ImportTarget {
    if let own = TreePath.resolved(name, from: file.directory).flatMap(paths.file) {
      return .files([own])
    }
    let parts = name.split(separator: TreePath.slash)
    let suffix = Array(
      parts.drop { $0.elementsEqual("..".utf8) || $0.elementsEqual(".".utf8) }
        .joined(separator: [TreePath.slash]))
    let candidates = files(endingWith: suffix)
    guard candidates.count > 1 else { return candidates.isEmpty ? .external : .files(candidates) }
    let ranked = candidates.map { candidate in
      let path = paths.path(candidate)
      return (
        file: candidate, depth: TreePath.sharedDepth(path, file.path),
        length: path.split(separator: TreePath.slash).count
      )
    }
    .sorted { ($1.depth, $0.length, $0.file) < ($0.depth, $1.length, $1.file) }
    let isTied = ranked[0].depth == ranked[1].depth && ranked[0].length == ranked[1].length
    return isTied ? .ambiguous : .files([ranked[0].file])
  }

  private func files(endingWith suffix: [UInt8]) -> [Int] {
    if let known = candidates[suffix] { return known }
    let files = paths.files(endingWith: suffix)
    candidates[suffix] = files
    return files
  }
}
