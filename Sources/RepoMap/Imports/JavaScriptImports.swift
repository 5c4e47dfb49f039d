/// JavaScript and TypeScript: relative paths, `paths` of a tsconfig.json, and packages of the workspace.
///
/// A path means itself, itself with an extension, or the `index` in that folder; `./x.js` also means the
/// `./x.ts` that it is compiled from. Packages of other repositories are external.
struct JavaScriptImports: ImportResolver {
  private struct Package {
    let name: [UInt8]
    let directory: [UInt8]
    /// What `source`, `types`, `module`, `main` and the main entry of `exports` name.
    let entries: [[UInt8]]
  }

  private let paths: PathIndex
  private let packages: [[UInt8]: [Package]]
  private let configurations: [[UInt8]: TypeScriptConfiguration]

  private static let extensions = [
    ".ts", ".tsx", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".vue", ".svelte",
    ".json",
  ]
  /// What is written and what it may be compiled from.
  private static let compiledFrom = [
    (".js", [".ts", ".tsx"]), (".jsx", [".tsx"]), (".mjs", [".mts"]), (".cjs", [".cts"]),
  ]

  init(_ tree: ProjectTree) {
    paths = tree.paths
    let packages: [Package] = tree.projectFiles(named: "package.json").compactMap { file in
      guard let json = JSONValue(file.text), let name = json["name"]?.string else { return nil }
      let entries = ["source", "types", "module", "main"].compactMap { json[$0]?.string }
      return Package(
        name: name, directory: file.directory, entries: entries + Self.mainExports(json["exports"]))
    }
    self.packages = Dictionary(grouping: packages, by: \.name)
    configurations = TypeScriptConfiguration.all(in: tree)
  }

  func targets(of imports: [ImportStatement], in file: ImportingFile) -> [ImportTarget] {
    imports.map { statement in
      let isTaken = !statement.module.isEmpty
      let found = target(of: isTaken ? statement.module : statement.name, in: file)
      guard !isTaken else { return found == nil ? .none : .member }
      return found.map { .files([$0]) } ?? .external
    }
  }

  private func target(of text: [UInt8], in file: ImportingFile) -> Int? {
    // Bundlers take queries: `./icon.svg?raw`.
    let name = Array(text.prefix { $0 != UInt8(ascii: "?") })
    if name.first == UInt8(ascii: ".") {
      return TreePath.resolved(name, from: file.directory).flatMap(module)
    }
    for folder in TreePath.withAncestors(file.directory) {
      guard let configuration = configurations[folder] else { continue }
      if let found = configuration.candidates(for: name).lazy.compactMap(module).first {
        return found
      }
      break
    }
    // A scoped package's name has two parts.
    let parts = name.split(separator: TreePath.slash).prefix(
      name.first == UInt8(ascii: "@") ? 2 : 1)
    let candidates = packages[Array(parts.joined(separator: [TreePath.slash]))] ?? []
    return candidates.lazy.compactMap { entry(of: name, in: $0) }.first
  }

  /// The file that a path without its extension names.
  private func module(_ path: [UInt8]) -> Int? {
    if let file = paths.file(path) { return file }
    for (written, sources) in Self.compiledFrom
    where path.suffix(written.count).elementsEqual(written.utf8) {
      let stem = path.dropLast(written.count)
      if let file = paths.first(of: sources.map { stem + $0.bytes }) { return file }
    }
    if let file = paths.first(of: Self.extensions.map { path + $0.bytes }) { return file }
    let index = TreePath.joined(path, "index".utf8)
    return paths.first(of: Self.extensions.map { index + $0.bytes })
  }

  /// The file that `name` means in a package of the workspace: its entry, or a path in it.
  private func entry(of name: [UInt8], in package: Package) -> Int? {
    let rest = name.dropFirst(package.name.count)
    let candidates =
      rest.isEmpty
      ? package.entries + ["src/index".bytes, "index".bytes, "lib/index".bytes, "src/main".bytes]
      : [Array(rest.dropFirst()), "src/".bytes + rest.dropFirst()]
    return candidates.lazy.compactMap { TreePath.resolved($0, from: package.directory) }
      .compactMap(module).first
  }

  /// The files that `exports` gives for the package itself, whatever the condition.
  private static func mainExports(_ exports: JSONValue?) -> [[UInt8]] {
    guard let exports else { return [] }
    if let text = exports.string { return [text] }
    if let main = exports["."] { return mainExports(main) }
    return exports.members.filter { $0.key.first != UInt8(ascii: ".") }
      .flatMap { mainExports($0.value) }
  }
}

/// What a tsconfig.json or jsconfig.json says of module names.
struct TypeScriptConfiguration {
  /// Patterns with at most one `*`, and the paths they stand for, from the root.
  private var patterns: [(pattern: [UInt8], substitutes: [[UInt8]])] = []
  private var baseURL: [UInt8]?

  /// The configurations of the tree by folder; those that a file `extends` are read along.
  static func all(in tree: ProjectTree) -> [[UInt8]: TypeScriptConfiguration] {
    var result: [[UInt8]: TypeScriptConfiguration] = [:]
    for name in ["jsconfig.json", "tsconfig.json"] {
      for file in tree.projectFiles(named: name) {
        var configuration = TypeScriptConfiguration()
        configuration.read(file.text, in: file.directory, of: tree, depth: 0)
        result[file.directory] = configuration
      }
    }
    return result
  }

  /// The paths that `name` may mean, without extensions, the best first.
  func candidates(for name: [UInt8]) -> [[UInt8]] {
    let star = UInt8(ascii: "*")
    for (pattern, substitutes) in patterns {
      guard let position = pattern.firstIndex(of: star) else {
        if pattern == name { return substitutes }
        continue
      }
      let (head, tail) = (pattern[..<position], pattern[(position + 1)...])
      guard name.count >= head.count + tail.count, name.starts(with: head),
        name.suffix(tail.count).elementsEqual(tail)
      else { continue }
      let matched = Array(name[head.count..<(name.count - tail.count)])
      return substitutes.map { substitute in
        Array(
          substitute.split(separator: star, omittingEmptySubsequences: false).joined(
            separator: matched))
      }
    }
    return baseURL.map { [TreePath.joined($0, name)] } ?? []
  }

  /// Reads one file; what it extends first, so that its own words come in their place.
  private mutating func read(
    _ text: [UInt8], in directory: [UInt8], of tree: ProjectTree, depth: Int
  ) {
    guard let json = JSONValue(text), depth < 8 else { return }
    for name in json["extends"]?.strings ?? [] where name.first == UInt8(ascii: ".") {
      guard let path = TreePath.resolved(name, from: directory),
        let text = tree.text(at: [path, path + ".json".bytes])
      else { continue }
      read(text, in: TreePath.directory(of: path), of: tree, depth: depth + 1)
    }
    let options = json["compilerOptions"]
    if let base = options?["baseUrl"]?.string { baseURL = TreePath.resolved(base, from: directory) }
    guard let paths = options?["paths"] else { return }
    let base = baseURL ?? directory
    patterns = paths.members.map { member in
      (member.key, member.value.strings.compactMap { TreePath.resolved($0, from: base) })
    }
    // The pattern with the longest text before its `*` wins.
    .sorted { Self.prefixLength($0.pattern) > Self.prefixLength($1.pattern) }
  }

  private static func prefixLength(_ pattern: [UInt8]) -> Int {
    pattern.firstIndex(of: UInt8(ascii: "*")) ?? Int.max
  }
}
