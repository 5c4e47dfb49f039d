import TreeSitter

/// How the texts of a tag are cut from the source.
enum TagText {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// Longest signature, header, type or doc line, in bytes; what is longer ends with `…`.
  static let maximumLength = 512
  /// Longest source line that is kept for a search pattern.
  static let maximumLineLength = 4096

  /// The name as it is listed: white space inside (operator spellings, selectors) collapsed.
  static func name(_ bytes: Bytes) -> [UInt8] {
    isName(bytes) ? Array(bytes) : singleLine(bytes)
  }

  /// Whether the bytes are a name as they stand.
  static func isName(_ bytes: Bytes) -> Bool { !bytes.contains(where: isBlank) }

  /// The name that words before colons make up: `at:in:` of `at:(int)place in:(Box *)box`.
  ///
  /// What stands in brackets and strings is passed over, and so is the colon of `a ? b : c`.
  static func selector(_ bytes: Bytes) -> [UInt8] {
    var (name, word): ([UInt8], [UInt8]) = ([], [])
    var (depth, openConditions, previous) = (0, 0, UInt8(0))
    var isInString = false
    for byte in bytes {
      if byte == UInt8(ascii: "\""), previous != UInt8(ascii: "\\") { isInString.toggle() }
      if !isInString {
        if "([{".utf8.contains(byte) { depth += 1 }
        if ")]}".utf8.contains(byte) { depth -= 1 }
        if byte == UInt8(ascii: "?") && depth == 0 { openConditions += 1 }
        if byte == UInt8(ascii: ":") && depth == 0 {
          if openConditions == 0 { name += word + [byte] }
          openConditions = max(0, openConditions - 1)
        }
      }
      if WordByte.continues(byte) { word.append(byte) } else { word.removeAll() }
      previous = byte
    }
    return name.count > maximumLength ? cut(name) : name
  }

  /// The bytes with runs of white space as one space, none at the ends, cut at `maximumLength`.
  static func singleLine(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isPending = false
    for byte in bytes {
      if isBlank(byte) {
        isPending = !result.isEmpty
        continue
      }
      if isPending { result.append(UInt8(ascii: " ")) }
      isPending = false
      result.append(byte)
      if result.count > maximumLength { return cut(result) }
    }
    return result
  }

  /// The definition's text up to its body, on one line; only the first line for values.
  static func header(of tag: SyntaxTag, _ source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text = source[ByteRange(start: tag.range.start, end: max(tag.headerEnd, tag.name.end))]
    let hasBody = tag.headerEnd < tag.range.end
    if !hasBody, TagKind(rawValue: tag.rawKind)?.isValue == true {
      let afterName = source[ByteRange(start: tag.name.end, end: tag.range.end)]
      if let end = afterName.firstIndex(of: UInt8(ascii: "\n")) { text = text.prefix(upTo: end) }
    }
    var line = singleLine(text)
    while hasBody, let last = line.last, "{:= ".utf8.contains(last) { line.removeLast() }
    return line
  }

  /// The first line of a doc comment that says something, without comment marks.
  static func firstLine(ofDoc doc: Bytes) -> [UInt8] {
    for line in doc.split(whereSeparator: { $0 == UInt8(ascii: "\n") }) {
      let text = singleLine(CommentMarks.trimmed(line))
      if !text.isEmpty { return text }
    }
    return []
  }

  /// Whether a name follows `.`, `->` or `::`, with at most blanks between.
  static func isQualified(_ name: ByteRange, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = Int(name.start)
    while position > 0, isBlank(source[position - 1]) { position -= 1 }
    guard position > 0 else { return false }
    switch source[position - 1] {
    case UInt8(ascii: "."): return true
    case UInt8(ascii: ">"): return position > 1 && source[position - 2] == UInt8(ascii: "-")
    case UInt8(ascii: ":"): return position > 1 && source[position - 2] == UInt8(ascii: ":")
    default: return false
    }
  }

  /// The source line that holds offset `byte`, without its end.
  static func line(around byte: Int, _ source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var start = min(byte, source.count)
    while start > 0, source[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    let rest = source[start...].prefix(maximumLineLength)
    let line = rest.prefix { $0 != UInt8(ascii: "\n") }
    return Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
  }

  /// Cuts to `maximumLength` bytes with the ellipsis, between two characters.
  private static func cut(_ bytes: [UInt8]) -> [UInt8] {
    let ellipsis = Array("…".utf8)
    var end = maximumLength - ellipsis.count
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return bytes[..<end] + ellipsis
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }
}

/// Access and modifiers from the words that stand before the name in a header.
struct HeaderWords {
  private(set) var access = TagAccess.none
  private(set) var modifiers: TagModifiers = []

  private static let accessByWord = Dictionary(
    uniqueKeysWithValues: TagAccess.allCases.dropFirst().map { (Array($0.recordName.bytes), $0) }
      + [(Array("pub".utf8), .public)])
  private static let bitByWord = Dictionary(
    uniqueKeysWithValues: TagModifiers.words.enumerated().map { (Array($1.utf8), $0) })

  /// Reads words outside brackets, strings and comments' stars; linear.
  init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    var word: [UInt8] = []
    var depth = 0
    var insideAccess = false
    for byte in bytes {
      if isWordByte(byte) {
        word.append(byte)
        continue
      }
      if depth == 0 || insideAccess { take(word, isInsideParentheses: depth > 0) }
      let followsAccess = access != .none && depth == 0 && !word.isEmpty
      word.removeAll(keepingCapacity: true)
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
        insideAccess = followsAccess
        depth += 1
      } else if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      {
        depth -= 1
        insideAccess = false
      }
    }
    if depth == 0 { take(word, isInsideParentheses: false) }
  }

  /// The access that a name's own form tells, where the language has such a convention.
  static func access(
    byName name: Slice<UnsafeBufferPointer<UInt8>>, convention: String
  ) -> TagAccess {
    guard let first = name.first else { return .none }
    switch convention {
    case "capitalized":
      return first >= UInt8(ascii: "a") && first <= UInt8(ascii: "z") || first == UInt8(ascii: "_")
        ? .private : .public
    case "underscore":
      let isDunder = name.starts(with: "__".utf8) && name.suffix(2).elementsEqual("__".utf8)
      return first == UInt8(ascii: "_") && !isDunder ? .private : .public
    default: return .none
    }
  }

  /// Whether a definition that begins at `start` is written behind the words `export` or `export default`.
  static func isExported(_ start: Int, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    var head = source[..<start].suffix(64).split { $0 <= 0x20 }
    // A blank parts the words from the definition.
    guard start > 0, source[start - 1] <= 0x20 else { return false }
    if head.last?.elementsEqual("default".utf8) == true { head.removeLast() }
    return head.last?.elementsEqual("export".utf8) == true
  }

  private mutating func take(_ word: [UInt8], isInsideParentheses: Bool) {
    guard !word.isEmpty else { return }
    if let access = Self.accessByWord[word] {
      // `pub(crate)`: the words in the parentheses narrow the access.
      if self.access == .none || isInsideParentheses { self.access = access }
    } else if !isInsideParentheses, let bit = Self.bitByWord[word] {
      modifiers.insert(TagModifiers(rawValue: 1 << UInt32(bit)))
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_") || byte >= 0x80
      || (byte >= 0x30 && byte <= 0x39)
  }
}
