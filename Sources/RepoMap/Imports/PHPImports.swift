/// PHP: `use` names classes, which the PSR-4 part of a composer.json maps to folders; `require` names files.
struct PHPImports: ImportResolver {
  private struct Prefix {
    /// With the closing backslash.
    let namespace: [UInt8]
    let directory: [UInt8]
  }

  private let paths: PathIndex
  /// The longest namespace first.
  private let prefixes: [Prefix]
  private static let separator = UInt8(ascii: "\\")

  init(_ tree: ProjectTree) {
    paths = tree.paths
    var prefixes: [Prefix] = []
    for file in tree.projectFiles(named: "composer.json") {
      let json = JSONValue(file.text)
      for key in ["autoload", "autoload-dev"] {
        for member in json?[key]?["psr-4"]?.members ?? [] {
          prefixes += member.value.strings.compactMap { folder in
            TreePath.resolved(folder, from: file.directory)
              .map { Prefix(namespace: member.key, directory: $0) }
          }
        }
      }
    }
    self.prefixes = prefixes.sorted { $0.namespace.count > $1.namespace.count }
  }

  func package(of file: ImportingFile) -> [UInt8]? { file.directory }

  func targets(of imports: [ImportStatement], in file: ImportingFile) -> [ImportTarget] {
    imports.map { statement in
      let found =
        statement.module.isEmpty
        ? required(statement.name, in: file) : classFile(statement.module, statement.name)
      return found.map { .files([$0]) } ?? .external
    }
  }

  /// The file of `module\name`, else that of `module`, of which `name` is a member.
  private func classFile(_ module: [UInt8], _ name: [UInt8]) -> Int? {
    let parts = module.split(separator: Self.separator)
    let qualified = Array((parts + [name[...]]).joined(separator: [Self.separator]))
    for prefix in prefixes where qualified.starts(with: prefix.namespace) {
      let rest = qualified[prefix.namespace.count...].split(separator: Self.separator)
      let path = TreePath.joined(prefix.directory, rest) + ".php".bytes
      if let file = paths.file(path) { return file }
    }
    return nil
  }

  private func required(_ name: [UInt8], in file: ImportingFile) -> Int? {
    // `__DIR__ . '/x.php'`: the text begins with a slash.
    let name = name.drop { $0 == TreePath.slash }
    return [file.directory, []].lazy.compactMap { TreePath.resolved(name, from: $0) }
      .compactMap(paths.file).first
  }
}
