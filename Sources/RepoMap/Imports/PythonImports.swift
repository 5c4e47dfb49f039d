import FileScanning

/// Python: modules are files, packages are folders.
///
/// A dotted name is looked for below the folder in which the importing file's outermost package lies,
/// then in the folders above and their `src` and `lib`, then wherever a package of that name stands. The
/// longest part of the name that is a module is meant. A folder without `__init__.py` may be a package.
struct PythonImports: ImportResolver {
  private let paths: PathIndex
  /// By the name of a module or package, the folders, no packages themselves, that hold one.
  private let rootsByName: [[UInt8]: [[UInt8]]]

  init(_ tree: ProjectTree) {
    paths = tree.paths
    rootsByName = Self.rootsByName(tree.paths)
  }

  func targets(of imports: [ImportStatement], in file: ImportingFile) -> [ImportTarget] {
    let roots = roots(for: file)
    var targets = imports.map { target(of: $0, in: file, roots) }
    // `from . import a` with a module `a` means that module and not its package.
    var position = 0
    while position < imports.count {
      let taken = imports[(position + 1)...].prefix {
        !$0.module.isEmpty && $0.module == imports[position].name
      }
      if !taken.isEmpty
        && taken.indices.allSatisfy({ targets[$0] != .none && targets[$0] != .member })
      {
        targets[position] = .none
      }
      position += 1 + taken.count
    }
    return targets
  }

  private func target(
    of statement: ImportStatement, in file: ImportingFile, _ roots: [[UInt8]]
  ) -> ImportTarget {
    guard !statement.module.isEmpty else {
      let (parts, base) = split(statement.name, in: file)
      return module(parts, below: base.map { [$0] } ?? roots, isExact: base != nil, near: file)
    }
    let (parts, base) = split(statement.module, in: file)
    let names = statement.name.split(separator: UInt8(ascii: "."))
    let starts = base.map { [$0] } ?? roots
    for root in starts {
      if let found = submodule(parts + names, below: root) { return .files([found]) }
    }
    let module = module(parts, below: starts, isExact: base != nil, near: file)
    return module == .external || module == .none ? .none : .member
  }

  /// A module's name in parts, and for a relative one the folder that its dots name.
  private func split(
    _ name: [UInt8], in file: ImportingFile
  ) -> (parts: [ArraySlice<UInt8>], base: [UInt8]?) {
    let dots = name.prefix { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") }
      .filter { $0 == UInt8(ascii: ".") }.count
    let parts = name.split { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") }
    guard dots > 0 else { return (parts, nil) }
    let ancestors = TreePath.withAncestors(file.directory)
    return (parts, ancestors[min(dots, ancestors.count) - 1])
  }

  /// The longest beginning of `parts` that is a module below one of `roots`.
  private func module(
    _ parts: [ArraySlice<UInt8>], below roots: [[UInt8]], isExact: Bool, near file: ImportingFile
  ) -> ImportTarget {
    for root in roots {
      if let found = longestModule(parts, below: root, isExact: isExact) { return found }
    }
    guard !isExact, let first = parts.first else { return .external }
    let places = rootsByName[Array(first)] ?? []
    guard places.count > 1 else {
      return places.first.flatMap { longestModule(parts, below: $0, isExact: false) } ?? .external
    }
    let depths = places.map { TreePath.sharedDepth($0, file.directory) }
    let nearest = zip(places, depths).filter { $0.1 == depths.max() }
    guard nearest.count == 1 else { return .ambiguous }
    return longestModule(parts, below: nearest[0].0, isExact: false) ?? .external
  }

  /// Nil where not even the first part is found; a folder without a module of its own is `.none`.
  private func longestModule(
    _ parts: [ArraySlice<UInt8>], below root: [UInt8], isExact: Bool
  ) -> ImportTarget? {
    for length in stride(from: parts.count, through: isExact ? parts.count : 1, by: -1) {
      let head = Array(parts.prefix(length))
      if let found = submodule(head, below: root) { return .files([found]) }
      let folder = TreePath.joined(root, head)
      if length > 0 && paths.isDirectory(folder) && holdsPython(folder) { return ImportTarget.none }
    }
    return isExact ? ImportTarget.none : nil
  }

  private func holdsPython(_ folder: [UInt8]) -> Bool {
    paths.files(below: folder).contains { paths.path($0).suffix(3).elementsEqual(".py".utf8) }
  }

  /// The file of exactly this module; with no parts the package in `root` itself.
  private func submodule(_ parts: [ArraySlice<UInt8>], below root: [UInt8]) -> Int? {
    let base = TreePath.joined(root, parts)
    let package = [
      TreePath.joined(base, "__init__.py".utf8), TreePath.joined(base, "__init__.pyi".utf8),
    ]
    guard !parts.isEmpty else { return paths.first(of: package) }
    return paths.first(of: package + [base + ".py".bytes, base + ".pyi".bytes])
  }

  /// Folders from which the file's absolute imports may start, the likeliest first.
  private func roots(for file: ImportingFile) -> [[UInt8]] {
    let folders = TreePath.withAncestors(file.directory).drop {
      !$0.isEmpty && paths.file(TreePath.joined($0, "__init__.py".utf8)) != nil
    }
    return folders
      + folders.flatMap { folder in
        ["src", "lib"].map { TreePath.joined(folder, $0.utf8) }
      }
  }

  private static func rootsByName(_ paths: PathIndex) -> [[UInt8]: [[UInt8]]] {
    let marker = "__init__.py".bytes
    let packages = Set(paths.files(named: marker).map { TreePath.directory(of: paths.path($0)) })
    var roots: [[UInt8]: [[UInt8]]] = [:]
    for file in paths.files.indices {
      let path = paths.path(file)
      guard path.suffix(3).elementsEqual(".py".utf8) else { continue }
      let folder = TreePath.directory(of: path)
      let isPackage = TreePath.name(of: path) == marker[...]
      let module = isPackage ? folder : TreePath.joined(folder, TreePath.stem(of: path))
      let root = TreePath.directory(of: module)
      guard !module.isEmpty, !packages.contains(root) else { continue }
      roots[Array(TreePath.name(of: module)), default: []].append(root)
    }
    return roots
  }
}
