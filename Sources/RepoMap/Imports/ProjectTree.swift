import FileScanning

/// The tree as import rules see it: its paths, its files of known packages, its project files' texts.
struct ProjectTree {
  let paths: PathIndex
  /// Every file that was tagged, with the package that it declares.
  let sources: [ImportingFile]
  private let read: (Int) -> [UInt8]?

  /// `read` gives the content of the file of that number, nil where it cannot be read.
  init(paths: PathIndex, sources: [ImportingFile], read: @escaping (Int) -> [UInt8]?) {
    self.paths = paths
    self.sources = sources
    self.read = read
  }

  /// The project files of that name with their folders and contents, by path.
  func projectFiles(named name: String) -> [(directory: [UInt8], text: [UInt8])] {
    paths.files(named: name.utf8).compactMap { file in
      read(file).map { (TreePath.directory(of: paths.path(file)), $0) }
    }
  }

  /// The content of the first of `candidates` that is a file.
  func text(at candidates: [[UInt8]]) -> [UInt8]? {
    paths.first(of: candidates).flatMap(read)
  }
}

/// The import rules of all languages, each made when the first file asks for it.
final class ImportRules {
  private let tree: ProjectTree
  private var resolvers: [String: any ImportResolver] = [:]

  init(tree: ProjectTree) {
    self.tree = tree
  }

  /// The rules of that name, as `language.json` names them; nil where there are none.
  func resolver(named name: String) -> (any ImportResolver)? {
    if let known = resolvers[name] { return known }
    let resolver = make(name)
    resolvers[name] = resolver
    return resolver
  }

  private func make(_ name: String) -> (any ImportResolver)? {
    switch name {
    case "python": PythonImports(tree)
    case "javascript": JavaScriptImports(tree)
    case "go": GoImports(tree)
    case "include": IncludeDirectives(tree)
    case "rust": RustImports(tree)
    case "swift": SwiftImports(tree)
    case "java": JavaImports(tree)
    case "ruby": RubyImports(tree)
    case "php": PHPImports(tree)
    case "path": PathImports(tree)
    default: nil
    }
  }
}
