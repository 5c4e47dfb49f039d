/// One import of a file, as its tags tell it.
struct ImportStatement: Sendable {
  /// The name as it stands in the source: a module's text, or what is taken from one.
  let name: [UInt8]
  /// The module that `name` is taken from; empty where `name` is the module.
  let module: [UInt8]
  /// The number of `name` among the identifiers.
  let identifier: Int
  /// Names of the modules in the file that enclose the statement, outermost first (Rust).
  var enclosing: [[UInt8]] = []
  /// Whether it declares a module of a file of its own, `mod name;` (Rust).
  var declaresModule = false
}

/// What an import names, as far as the tree tells.
enum ImportTarget: Equatable {
  /// These files.
  case files([Int])
  /// A package of several files; those whose names the importing file uses are meant. `isWhole`: where
  /// it uses none, all of them.
  case package([UInt8], isWhole: Bool)
  /// Nothing in the tree, as a library from elsewhere.
  case external
  /// More than one file, and nothing says which.
  case ambiguous
  /// A name taken from a module of the tree that another statement stands for.
  case member
  /// It stands for no edge: a folder without a module, a name taken from elsewhere.
  case none
}

/// What is known of a file before imports are resolved.
struct ImportingFile {
  let number: Int
  let path: [UInt8]
  /// The package that it says it is part of (Java, Kotlin, PHP); empty where it says none.
  let declaredPackage: [UInt8]

  var directory: [UInt8] { TreePath.directory(of: path) }
}

/// The rules by which one family of languages finds the files that imports name.
protocol ImportResolver {
  /// Whether a bare name can only mean what the file's package defines or its imports bring.
  var namesNeedImport: Bool { get }
  /// Whether edges are include directives rather than imports.
  var includes: Bool { get }

  /// The package that the file belongs to, whose files see each other's names without imports.
  func package(of file: ImportingFile) -> [UInt8]?

  /// The module that the file belongs to, by its folder or its name; nil where its own folder is one.
  func moduleName(of file: ImportingFile) -> [UInt8]?

  /// A target for each of the file's imports, in their order.
  func targets(of imports: [ImportStatement], in file: ImportingFile) -> [ImportTarget]
}

extension ImportResolver {
  var namesNeedImport: Bool { true }
  var includes: Bool { false }

  func package(of file: ImportingFile) -> [UInt8]? { nil }
  func moduleName(of file: ImportingFile) -> [UInt8]? { package(of: file) }
}
