/// Swift: an import names a target; `Package.swift` and SwiftPM's conventions say which folder it is.
///
/// A target's folder is what `path:` says, else `Sources/NAME`, `Source/NAME`, `src/NAME`, `srcs/NAME`,
/// `Tests/NAME` or `Plugins/NAME` beside the manifest. Of the target's files those are meant whose names
/// the importing file uses.
struct SwiftImports: ImportResolver {
  private struct Target {
    let name: [UInt8]
    let directory: [UInt8]
  }

  /// The longest folder first.
  private let targets: [Target]
  private static let folders = ["Sources", "Source", "src", "srcs", "Tests", "Plugins"]

  init(_ tree: ProjectTree) {
    var targets: [Target] = []
    for manifest in tree.projectFiles(named: "Package.swift") {
      for target in SwiftManifest.targets(in: manifest.text) {
        let customary = Self.folders.map { TreePath.joined($0.bytes, target.name) }
        let folder = (target.path.map { [$0] } ?? customary)
          .compactMap { TreePath.resolved($0, from: manifest.directory) }
          .first { tree.paths.isDirectory($0) }
        if let folder { targets.append(Target(name: target.name, directory: folder)) }
      }
    }
    self.targets = targets.sorted {
      $0.directory.count == $1.directory.count
        ? $0.directory.lexicographicallyPrecedes($1.directory)
        : $0.directory.count > $1.directory.count
    }
  }

  func package(of file: ImportingFile) -> [UInt8]? {
    targets.first { file.path.starts(with: $0.directory + [TreePath.slash]) }?.directory
  }

  func targets(of imports: [ImportStatement], in file: ImportingFile) -> [ImportTarget] {
    imports.map { statement in
      let name = statement.name.prefix { $0 != UInt8(ascii: ".") }
      let named = targets.filter { $0.name[...] == name }
      let nearest = named.max {
        (TreePath.sharedDepth($0.directory, file.path), $1.directory.count)
          < (TreePath.sharedDepth($1.directory, file.path), $0.directory.count)
      }
      return nearest.map { .package($0.directory, isWhole: true) } ?? .external
    }
  }
}

/// Reads the targets of a `Package.swift` from its text: the manifest is never run.
enum SwiftManifest {
  struct Target: Equatable {
    let name: [UInt8]
    let path: [UInt8]?
  }

  private static let calls: Set<String> = [
    "target", "executableTarget", "testTarget", "macro", "plugin", "systemLibrary",
  ]

  /// Every `.target(name: "…", …)` and its like, in the text's order; linear.
  static func targets(in text: [UInt8]) -> [Target] {
    let tokens = tokens(of: text)
    var targets: [Target] = []
    for position in tokens.indices.dropLast(2) where tokens[position] == .symbol(UInt8(ascii: "."))
    {
      guard case .word(let word) = tokens[position + 1], calls.contains(word),
        tokens[position + 2] == .symbol(UInt8(ascii: "("))
      else { continue }
      let arguments = arguments(of: tokens[(position + 3)...])
      if let name = arguments["name"] {
        targets.append(Target(name: name, path: arguments["path"]))
      }
    }
    return targets.filter { target in
      // `.target(name:)` also stands among dependencies, where it has no folder of its own.
      target.path != nil || !targets.contains { $0.name == target.name && $0.path != nil }
    }
  }

  private enum Token: Equatable {
    case word(String)
    case string([UInt8])
    case symbol(UInt8)
  }

  /// The call's own string arguments by label.
  private static func arguments(of tokens: ArraySlice<Token>) -> [String: [UInt8]] {
    var arguments: [String: [UInt8]] = [:]
    var depth = 0
    for position in tokens.indices {
      switch tokens[position] {
      case .symbol(UInt8(ascii: "(")), .symbol(UInt8(ascii: "[")): depth += 1
      case .symbol(UInt8(ascii: ")")), .symbol(UInt8(ascii: "]")):
        depth -= 1
        if depth < 0 { return arguments }
      case .string(let value) where depth == 0 && position - 2 >= tokens.startIndex:
        if case .word(let label) = tokens[position - 2] { arguments[label] = value }
      default: break
      }
    }
    return arguments
  }

  private static func tokens(of text: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let byte = rest.first {
      if rest.starts(with: "//".utf8) {
        rest = rest.drop { $0 != UInt8(ascii: "\n") }
      } else if byte == UInt8(ascii: "\"") {
        let value = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n") }
        tokens.append(.string(Array(value)))
        rest = rest.dropFirst(value.count + 2)
      } else if isWordByte(byte) {
        let word = rest.prefix(while: isWordByte)
        tokens.append(.word(String(decoding: word, as: UTF8.self)))
        rest = rest.dropFirst(word.count)
      } else {
        if byte > 0x20 { tokens.append(.symbol(byte)) }
        rest = rest.dropFirst()
      }
    }
    return tokens
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_")
      || (byte >= 0x30 && byte <= 0x39)
  }
}
