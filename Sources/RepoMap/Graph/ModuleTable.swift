import TreeSitter

/// Which module each file belongs to, by the import rules of its language.
///
/// A module is a Go package, a Swift target, a Rust crate or a declared package of Java and Kotlin; of all
/// other languages a folder. It goes by its folder, `.` for the root, or by the name that files declare.
struct ModuleTable: Sendable {
  /// In rising order.
  let names: [[UInt8]]
  /// By file: position in `names`.
  let moduleOfFile: [Int]

  /// O(files log files) and what the rules ask of each file.
  init(source: GraphSource, files: [ImportingFile], rules: ImportRules) {
    let nameOfFile = files.map { file -> [UInt8] in
      let resolver = source.files[file.number].language.flatMap {
        rules.resolver(named: $0.importRules)
      }
      let name = resolver?.moduleName(of: file) ?? file.directory
      return name.isEmpty ? [UInt8(ascii: ".")] : name
    }
    names = Set(nameOfFile).sorted { $0.lexicographicallyPrecedes($1) }
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    moduleOfFile = nameOfFile.map { numbers[$0] ?? 0 }
  }

  /// The number of the module of that name; nil where there is none.
  func number(of name: [UInt8]) -> Int? {
    names.firstIndex(of: name.isEmpty ? [UInt8(ascii: ".")] : name)
  }

  /// The files of each module, in rising order.
  var members: [[Int]] {
    var members = [[Int]](repeating: [], count: names.count)
    for (file, module) in moduleOfFile.enumerated() { members[module].append(file) }
    return members
  }
}
