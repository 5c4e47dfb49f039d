import TreeSitter

/// The import statements of a file, read without its grammar: which words, which module paths.
///
/// A statement is the line of an import tag, and the lines of the bracket that the tag stands in. What
/// such a statement says is believed only where it leads to exactly one file.
struct FileImports {
  /// A module as it is written: `geo.shapes`, `crate::geo`, `../geo/shapes`, `.base`.
  struct ModulePath: Equatable {
    /// Levels up from the file's folder: 0 is that folder; nil where the path is not relative.
    var levelsUp: Int?
    var components: [ArraySlice<UInt8>]
  }

  private struct Statement {
    let words: [ArraySlice<UInt8>]
    let paths: [ModulePath]
  }

  private var statements: [Statement] = []
  /// Bytes to each side of a tag in which its statement is looked for.
  private static let reach = 2048

  init(of file: FileTags, _ tags: [Tag], source: [UInt8]) {
    var end = 0
    for tag in tags where tag.referenceKind == .import && tag.nameByte >= end {
      let range = Self.statement(around: min(tag.nameByte, source.count), in: source)
      statements.append(Self.read(source[range]))
      end = range.upperBound
    }
  }

  /// Whether a statement has the word; only then can `modulePaths` be asked.
  func mentions(_ word: ArraySlice<UInt8>) -> Bool {
    statements.contains { $0.words.contains(word) }
  }

  /// The modules that the statements with `handle` may mean: `from geo import Circle` means `geo`, and
  /// `geo.Circle` where `Circle` is a module; in `geo::Circle` the module is `geo`.
  func modulePaths(bringing handle: ArraySlice<UInt8>) -> [ModulePath] {
    statements.filter { $0.words.contains(handle) }.flatMap { statement in
      statement.paths.flatMap { path -> [ModulePath] in
        var longer = path
        longer.components.append(handle)
        var shorter = path
        if path.components.last == handle { shorter.components.removeLast() }
        return [path, longer, shorter]
      }
    }
  }

  /// From the line of the bracket that holds `position`, or of `position` itself, to the end of the last
  /// line that the brackets reach.
  private static func statement(around position: Int, in source: [UInt8]) -> Range<Int> {
    var depth = 0
    var start = position
    let opening = source[max(0, position - reach)..<position].lastIndex { byte in
      switch byte {
      case UInt8(ascii: ";"), UInt8(ascii: "="): return true
      case UInt8(ascii: ")"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "{"): depth -= 1
      default: break
      }
      return depth < 0
    }
    if depth < 0, let opening { start = opening }
    while start > 0, source[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    depth = 0
    let end = source[start..<min(source.count, position + reach)].firstIndex { byte in
      if "({".utf8.contains(byte) { depth += 1 }
      if ")}".utf8.contains(byte) { depth -= 1 }
      return byte == UInt8(ascii: "\n") && depth <= 0
    }
    return start..<max(position, end ?? min(source.count, position + reach))
  }

  private static func read(_ text: ArraySlice<UInt8>) -> Statement {
    let words = text.split { !$0.isWordByte }
    let paths = text.split { !($0.isWordByte || "./:@-\\".utf8.contains($0)) }
    return Statement(words: words, paths: paths.compactMap(path))
  }

  private static func path(_ text: ArraySlice<UInt8>) -> ModulePath? {
    let isSlashed = text.contains(UInt8(ascii: "/"))
    var levelsUp: Int?
    if isSlashed, text.first == UInt8(ascii: ".") {
      let parts = text.split(separator: UInt8(ascii: "/"))
      levelsUp = parts.prefix { $0.elementsEqual("..".utf8) }.count
    } else if text.first == UInt8(ascii: ".") {
      levelsUp = text.prefix { $0 == UInt8(ascii: ".") }.count - 1
    }
    let separators = isSlashed ? "/" : ".:\\"
    var components = text.split { separators.utf8.contains($0) }
      .filter { !($0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8)) }
    if levelsUp == nil, components.count > 1, let first = components.first,
      ["crate", "self", "super"].contains(where: { first.elementsEqual($0.utf8) })
    {
      components.removeFirst()
    }
    return components.isEmpty ? nil : ModulePath(levelsUp: levelsUp, components: components)
  }
}

extension FileImports.ModulePath {
  /// Whether it names the file at `target` when it stands in the file at `path`.
  ///
  /// A relative path must lead there; another must be the end of the file's path without its extension.
  /// A folder stands for the file in it that is named as folders' files are.
  func names(_ target: [UInt8], from path: [UInt8]) -> Bool {
    let separator = UInt8(ascii: "/")
    var file = target.split(separator: separator)
    guard let base = file.popLast() else { return false }
    let stem = base.lastIndex(of: UInt8(ascii: ".")).map { base[..<$0] } ?? base
    let names = Self.folderFiles.contains { stem.elementsEqual($0.utf8) } ? file : file + [stem]
    guard let levelsUp else {
      return !components.isEmpty && names.suffix(components.count) == components[...]
        || Self.isBase(base, of: components, in: file)
    }
    let folder = path.split(separator: separator).dropLast()
    guard levelsUp <= folder.count else { return false }
    let wanted = Array(folder.dropLast(levelsUp)) + components
    return names == wanted || file + [base] == wanted
  }

  /// Whether the path is written with the file's extension, `geo/shapes.h`.
  private static func isBase(
    _ base: ArraySlice<UInt8>, of components: [ArraySlice<UInt8>], in folder: [ArraySlice<UInt8>]
  ) -> Bool {
    components.last == base && (folder + [base]).suffix(components.count) == components[...]
  }

  /// Files that hold what is imported by their folder's name.
  private static let folderFiles = ["__init__", "index", "mod", "lib"]
}
