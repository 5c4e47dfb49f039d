/// Java and Kotlin: files declare their package, and an import names a package or what is in one.
///
/// A class is the file of its name in the package; a function, a property or a class in a file of another
/// name (Kotlin) is found by the name's use in the files of the package.
struct JavaImports: ImportResolver {
  /// The files of each package by their name without extension.
  private var packages: [[UInt8]: [[UInt8]: Int]] = [:]

  init(_ tree: ProjectTree) {
    for source in tree.sources where !source.declaredPackage.isEmpty {
      packages[source.declaredPackage, default: [:]][Array(TreePath.stem(of: source.path))] =
        source.number
    }
  }

  func package(of file: ImportingFile) -> [UInt8]? {
    file.declaredPackage.isEmpty ? file.directory : file.declaredPackage
  }

  func targets(of imports: [ImportStatement], in file: ImportingFile) -> [ImportTarget] {
    imports.map { statement in
      guard !statement.module.isEmpty else { return target(ofPackage: statement.name) }
      return target(of: statement.module, statement.name)
    }
  }

  /// `java.util.*`, or `a.B.*` with a class `B`.
  private func target(ofPackage name: [UInt8]) -> ImportTarget {
    if packages[name] != nil { return .package(name, isWhole: false) }
    guard let (package, type) = Self.split(name) else { return .external }
    return packages[package]?[type].map { .files([$0]) } ?? .external
  }

  /// A class of a package; else a member of a class, nested or static.
  private func target(of scope: [UInt8], _ name: [UInt8]) -> ImportTarget {
    if let files = packages[scope] {
      return files[name].map { .files([$0]) } ?? .package(scope, isWhole: false)
    }
    var rest = scope
    while let (package, type) = Self.split(rest) {
      if let file = packages[package]?[type] { return .files([file]) }
      rest = package
    }
    return .external
  }

  private static func split(_ name: [UInt8]) -> (head: [UInt8], last: [UInt8])? {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return (Array(name[..<dot]), Array(name[(dot + 1)...]))
  }
}
