import TreeSitter

/// One file's tags seen from its references: what encloses them, what stands before them.
struct ReferenceScope {
  let fileNumber: Int
  let tags: [Tag]
  let file: FileTags
  let source: [UInt8]
  let imports: FileImports
  private let table: SymbolTable
  /// By tag: the symbol that it is in `table`; -1 for references.
  private let symbols: [Int]

  init(_ file: FileTags, source: [UInt8], in table: SymbolTable) {
    fileNumber = file.fileIndex
    self.file = file
    self.source = source
    self.table = table
    let tags = file.tags
    self.tags = tags
    imports = FileImports(of: file, tags, source: source)
    var next = table.files[file.fileIndex].symbols.lowerBound
    symbols = tags.map { tag in
      guard tag.role != .reference else { return -1 }
      defer { next += 1 }
      return next
    }
  }

  /// The symbols around the tag at `index`, the innermost first.
  func enclosing(_ index: Int) -> [Int] {
    var chain: [Int] = []
    var next = tags[index].parent < 0 ? nil : Optional(symbols[tags[index].parent])
    // Parents form no circle; should a broken worker process say so, this is where it ends.
    while let symbol = next, symbol >= 0, chain.count < 256 {
      chain.append(symbol)
      next = table.parent(of: symbol)
    }
    return chain
  }

  /// The word before the `.`, `->` or `::` of a qualified name; nil for none, or for what is computed.
  func receiver(of tag: Tag) -> ArraySlice<UInt8>? {
    var end = min(tag.nameByte, source.count)
    while end > 0, ".:>- \t\r\n".utf8.contains(source[end - 1]) { end -= 1 }
    var start = end
    while start > 0, source[start - 1].isWordByte { start -= 1 }
    guard start < end else { return nil }
    // `a.b.c()`: `b` is itself a member of something that is not known.
    let isMember = start > 0 && ".:>".utf8.contains(source[start - 1])
    return isMember ? nil : source[start..<end]
  }

  /// The line around a tag, without white space at its ends.
  func line(of tag: Tag) -> ArraySlice<UInt8> {
    let position = min(tag.nameByte, source.count)
    let start = source[..<position].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let end = source[position...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
    let line = source[start..<min(end, start + TagText.maximumLineLength)]
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let trimmed = line.drop(while: isBlank)
    return trimmed[..<((trimmed.lastIndex { !isBlank($0) }).map { $0 + 1 } ?? trimmed.startIndex)]
  }
}

extension UInt8 {
  /// Whether it may stand in a name: letters, digits, `_`, `$` and what is not ASCII.
  var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }
}
