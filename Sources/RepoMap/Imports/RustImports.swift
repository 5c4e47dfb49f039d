/// Rust: paths lead through the tree of modules of a crate, which is a tree of files.
///
/// A crate is a folder with a `Cargo.toml`; its roots are `src/lib.rs`, `src/main.rs` and the files of
/// `src/bin`, `tests`, `examples` and `benches`. Module `a::b` is `a/b.rs` or `a/b/mod.rs` beside the
/// root. The longest part of a path that is a module is meant. `#[path]` is not read.
struct RustImports: ImportResolver {
  private struct Crate {
    let name: [UInt8]
    let directory: [UInt8]
    /// The library's root file, else the program's.
    let root: Int?
  }

  /// A module by the folder of its crate's root and its path from there.
  private struct Module {
    var rootFolder: [UInt8]
    var rootFile: Int?
    var path: [ArraySlice<UInt8>]
  }

  private let paths: PathIndex
  /// The longest folder first.
  private let crates: [Crate]
  private let cratesByName: [[UInt8]: Crate]

  init(_ tree: ProjectTree) {
    let paths = tree.paths
    self.paths = paths
    crates = tree.projectFiles(named: "Cargo.toml").compactMap { manifest in
      guard let name = CargoManifest.crateName(in: manifest.text) else { return nil }
      let library = CargoManifest.libraryPath(in: manifest.text) ?? "src/lib.rs".bytes
      let roots = [library, "src/main.rs".bytes].map { TreePath.joined(manifest.directory, $0) }
      return Crate(name: name, directory: manifest.directory, root: paths.first(of: roots))
    }
    .sorted {
      $0.directory.count == $1.directory.count
        ? $0.directory.lexicographicallyPrecedes($1.directory)
        : $0.directory.count > $1.directory.count
    }
    cratesByName = Dictionary(crates.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func targets(of imports: [ImportStatement], in file: ImportingFile) -> [ImportTarget] {
    let own = module(of: file)
    return imports.map { statement in
      if statement.declaresModule { return declared(statement, by: own) }
      return target(of: Self.path(of: statement), from: own, enclosing: statement.enclosing)
    }
  }

  func moduleName(of file: ImportingFile) -> [UInt8]? { crate(of: file)?.directory }

  private func crate(of file: ImportingFile) -> Crate? {
    crates.first { file.path.starts(with: TreePath.joined($0.directory, " ".utf8).dropLast()) }
  }

  /// The names of `a::{b, c::{d` and the name behind it: `a::c::d`.
  private static func path(of statement: ImportStatement) -> [ArraySlice<UInt8>] {
    var outer: [[ArraySlice<UInt8>]] = []
    var path: [ArraySlice<UInt8>] = []
    let text = statement.module
    var position = 0
    while position < text.count {
      let rest = text[position...]
      if rest.starts(with: "{".utf8) {
        outer.append(path)
        position += 1
      } else if rest.starts(with: ",".utf8) {
        path = outer.last ?? []
        position += 1
      } else if rest.starts(with: "}".utf8) {
        path = outer.popLast() ?? []
        position += 1
      } else {
        let word = rest.prefix { !":{},* ".utf8.contains($0) }
        if !word.isEmpty { path.append(word) }
        position += max(1, word.count)
      }
    }
    return statement.name.elementsEqual("self".utf8) && !path.isEmpty
      ? path : path + [statement.name[...]]
  }

  private func declared(_ statement: ImportStatement, by own: Module) -> ImportTarget {
    let path = own.path + statement.enclosing.map { $0[...] } + [statement.name[...]]
    return file(of: path, in: own).map { .files([$0]) } ?? .external
  }

  private func target(
    of path: [ArraySlice<UInt8>], from own: Module, enclosing: [[UInt8]]
  ) -> ImportTarget {
    var base = own
    base.path += enclosing.map { $0[...] }
    var rest = path[...]
    guard let first = rest.first else { return .external }
    switch String(decoding: first, as: UTF8.self) {
    case "crate":
      base.path = []
      rest = rest.dropFirst()
    case "self": rest = rest.dropFirst()
    case "super":
      while rest.first?.elementsEqual("super".utf8) == true {
        _ = base.path.popLast()
        rest = rest.dropFirst()
      }
    default:
      // A path may begin with a module of the own one, or else with a crate.
      if let crate = cratesByName[Array(first)],
        file(of: base.path + [first], in: base) == nil
      {
        guard let root = crate.root else { return .external }
        base = Module(
          rootFolder: TreePath.directory(of: paths.path(root)), rootFile: root, path: [])
        rest = rest.dropFirst()
      } else if file(of: base.path + [first], in: base) == nil {
        return .external
      }
    }
    return deepest(rest, from: base)
  }

  /// The file of the longest beginning of `rest` that is a module, else that of `base` itself.
  private func deepest(_ rest: ArraySlice<ArraySlice<UInt8>>, from base: Module) -> ImportTarget {
    var path = base.path + rest
    while true {
      if let file = file(of: path, in: base) { return .files([file]) }
      guard path.popLast() != nil else { return .external }
    }
  }

  private func file(of path: [ArraySlice<UInt8>], in module: Module) -> Int? {
    guard !path.isEmpty else { return module.rootFile }
    let base = TreePath.joined(module.rootFolder, path)
    return paths.first(of: [base + ".rs".bytes, base + "/mod.rs".bytes])
  }

  /// Which module a file is, from its place below its crate's folder.
  private func module(of file: ImportingFile) -> Module {
    let below = crate(of: file)?.directory ?? []
    let parts = file.path[(below.isEmpty ? 0 : below.count + 1)...].split(separator: TreePath.slash)
    let top = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let isSource = top == "src" && !(parts.count > 2 && parts[1].elementsEqual("bin".utf8))
    guard isSource else { return Self.ownRoot(file, parts: parts, below: below, paths) }
    let folder = TreePath.joined(below, "src".utf8)
    let root = paths.first(of: ["lib.rs", "main.rs"].map { TreePath.joined(folder, $0.utf8) })
    return Module(rootFolder: folder, rootFile: root, path: Self.modulePath(parts.dropFirst()))
  }

  /// A program, test, example or bench: its folder is the root's, and it is the root unless it lies
  /// deeper.
  private static func ownRoot(
    _ file: ImportingFile, parts: [ArraySlice<UInt8>], below: [UInt8], _ paths: PathIndex
  ) -> Module {
    let depth = parts.first?.elementsEqual("src".utf8) == true ? 2 : 1
    guard parts.count > depth + 1 else {
      return Module(rootFolder: file.directory, rootFile: file.number, path: [])
    }
    let own = TreePath.joined(below, parts.prefix(depth + 1))
    if let root = paths.file(TreePath.joined(own, "main.rs".utf8)) {
      return Module(
        rootFolder: own, rootFile: root, path: modulePath(parts.dropFirst(depth + 1)))
    }
    return Module(
      rootFolder: TreePath.joined(below, parts.prefix(depth)), rootFile: nil,
      path: modulePath(parts.dropFirst(depth)))
  }

  /// `a/b.rs` and `a/b/mod.rs` are `a::b`; a crate's root is the empty path.
  private static func modulePath(_ parts: ArraySlice<ArraySlice<UInt8>>) -> [ArraySlice<UInt8>] {
    guard let name = parts.last else { return [] }
    let stem = TreePath.stem(of: Array(name))
    let isRoot = parts.count == 1 && ["lib", "main"].contains { stem.elementsEqual($0.utf8) }
    return Array(parts.dropLast()) + (isRoot || stem.elementsEqual("mod".utf8) ? [] : [stem])
  }
}

/// Reads what import rules need of a `Cargo.toml`, line by line.
enum CargoManifest {
  /// The crate's name as code writes it, with `_` for `-`: `[lib]` names it, else `[package]`.
  static func crateName(in text: [UInt8]) -> [UInt8]? {
    let name = value(of: "name", in: "[lib]", text) ?? value(of: "name", in: "[package]", text)
    return name.map { $0.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 } }
  }

  static func libraryPath(in text: [UInt8]) -> [UInt8]? { value(of: "path", in: "[lib]", text) }

  /// The string behind `key =` below the table's head.
  private static func value(of key: String, in table: String, _ text: [UInt8]) -> [UInt8]? {
    var isInside = false
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let line = line.drop { $0 <= 0x20 }
      if line.first == UInt8(ascii: "[") { isInside = line.starts(with: table.utf8) }
      guard isInside, let equals = line.firstIndex(of: UInt8(ascii: "=")),
        line[..<equals].filter({ $0 > 0x20 }).elementsEqual(key.utf8)
      else { continue }
      let parts = line[equals...].split(
        separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
      if parts.count > 2 { return Array(parts[1]) }
    }
    return nil
  }
}
