import FileScanning

/// Go: an import path is the path of a module, as a `go.mod` gives it, and a folder in it.
///
/// A package is all Go files of a folder; of these, the files are meant whose names the importing file
/// uses. A `vendor` folder above the file comes before the modules of the tree.
final class GoImports: ImportResolver {
  private struct Module {
    let path: [UInt8]
    let directory: [UInt8]
  }

  /// Folders that hold a Go file.
  private let packages: Set<[UInt8]>
  /// The longest path first.
  private let modules: [Module]
  /// By folder: the `vendor` folders that its files look into, the nearest first.
  private var vendorFolders: [[UInt8]: [[UInt8]]] = [:]
  private let paths: PathIndex

  init(_ tree: ProjectTree) {
    paths = tree.paths
    packages = Set(
      tree.paths.files.lazy.map(\.path).filter { $0.suffix(3).elementsEqual(".go".utf8) }
        .map(TreePath.directory))
    modules = tree.projectFiles(named: "go.mod").compactMap { file in
      Self.modulePath(file.text).map { Module(path: $0, directory: file.directory) }
    }
    .sorted { ($1.path.count, $0.directory.count) < ($0.path.count, $1.directory.count) }
  }

  func package(of file: ImportingFile) -> [UInt8]? { file.directory }

  func targets(of imports: [ImportStatement], in file: ImportingFile) -> [ImportTarget] {
    imports.map { statement in
      folder(of: statement.name, for: file).map { .package($0, isWhole: true) } ?? .external
    }
  }

  private func folder(of path: [UInt8], for file: ImportingFile) -> [UInt8]? {
    for vendor in vendorFolders(above: file.directory) {
      let vendored = TreePath.joined(vendor, path)
      if packages.contains(vendored) { return vendored }
    }
    for module in modules where path.starts(with: module.path) {
      let rest = path[module.path.count...]
      guard rest.isEmpty || rest.first == TreePath.slash else { continue }
      let folder = TreePath.joined(module.directory, rest.dropFirst())
      if packages.contains(folder) { return folder }
    }
    return nil
  }

  private func vendorFolders(above directory: [UInt8]) -> [[UInt8]] {
    if let known = vendorFolders[directory] { return known }
    let folders = TreePath.withAncestors(directory).map { TreePath.joined($0, "vendor".utf8) }
      .filter(paths.isDirectory)
    vendorFolders[directory] = folders
    return folders
  }

  /// What stands behind `module` at the beginning of a line.
  private static func modulePath(_ text: [UInt8]) -> [UInt8]? {
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let words = line.split { $0 == UInt8(ascii: " ") || $0 == 0x09 || $0 == 0x0D }
      if words.count > 1, words[0].elementsEqual("module".utf8) {
        return words[1].filter { $0 != UInt8(ascii: "\"") }
      }
    }
    return nil
  }
}
