/// Ruby: `require` searches `lib` folders, `require_relative` the file's own folder.
///
/// The tags do not say which of the two was written, so the folders of the load path come first, from the
/// file outwards, and then the file's own.
struct RubyImports: ImportResolver {
  private let paths: PathIndex
  private static let loadPath = ["lib", "app", "test", "spec"]

  init(_ tree: ProjectTree) {
    paths = tree.paths
  }

  var namesNeedImport: Bool { false }

  func targets(of imports: [ImportStatement], in file: ImportingFile) -> [ImportTarget] {
    imports.map { statement in
      let folders = TreePath.withAncestors(file.directory)
      let loaded = folders.flatMap { folder in
        Self.loadPath.map { TreePath.joined(folder, $0.utf8) } + [folder]
      }
      let isRelative = statement.name.first == UInt8(ascii: ".")
      let candidates =
        (isRelative ? [] : loaded.dropFirst(Self.loadPath.count + 1)) + [file.directory]
      let found = candidates.lazy.compactMap { self.file(statement.name, in: $0) }.first
      return found.map { .files([$0]) } ?? .external
    }
  }

  private func file(_ name: [UInt8], in folder: [UInt8]) -> Int? {
    guard let path = TreePath.resolved(name, from: folder) else { return nil }
    return paths.first(of: [path + ".rb".bytes, path])
  }
}
