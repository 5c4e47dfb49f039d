import TreeSitter

/// The packages of the tree: groups of files that see each other's names without imports.
struct PackageTable {
  private var numbers: [[UInt8]: Int] = [:]
  /// The files of each package, in rising order.
  private(set) var members: [[Int]] = []
  /// By file, the number of its package; -1 for none.
  private var packageOfFile: [Int]

  /// Asks each file's import rules for its package; numbers are given in the order of the files.
  init(source: GraphSource, files: [ImportingFile], rules: ImportRules) {
    packageOfFile = Array(repeating: -1, count: files.count)
    for file in files {
      guard let language = source.files[file.number].language,
        let resolver = rules.resolver(named: language.importRules),
        let key = resolver.package(of: file)
      else { continue }
      let rules = language.importRules
      let number = numbers[Self.key(rules, key), default: members.count]
      if number == members.count {
        numbers[Self.key(rules, key)] = number
        members.append([])
      }
      members[number].append(file.number)
      packageOfFile[file.number] = number
    }
  }

  var count: Int { members.count }

  /// The package that import rules of that name call `key`.
  func number(of key: [UInt8], rules: String) -> Int? { numbers[Self.key(rules, key)] }

  func package(of file: Int) -> Int? {
    packageOfFile[file] < 0 ? nil : packageOfFile[file]
  }

  /// A Go and a Java package of one folder are two.
  private static func key(_ rules: String, _ key: [UInt8]) -> [UInt8] { rules.bytes + [0] + key }
}
