/// The bracket expression of a glob: `[abc]`, `[!a-c]`, `[[:digit:]]`.
///
/// The rules are those of git's wildmatch, which is not fnmatch: `]` first is literal, a range's
/// first end counts even when the range is reversed, `-` after a range is literal, an unclosed
/// bracket or an unknown class name makes the whole pattern match nothing.
struct GlobClass {
  /// The bytes that the expression accepts; never `/` or NUL.
  let members: ByteSet
  /// Where the pattern goes on, behind the `]`.
  let end: Int

  /// Reads the expression whose `[` is at `start`; nil if the pattern can never match.
  init?(_ pattern: ArraySlice<UInt8>, at start: Int, foldsCase: Bool) {
    var parser = Parser(pattern: pattern, index: start + 1, foldsCase: foldsCase)
    guard parser.readMembers() else { return nil }
    end = parser.index + 1
    var accepted = ByteSet()
    accepted.insert { byte in
      let asked = foldsCase ? ASCII.lowercased(byte) : byte
      return byte != 0 && byte != ASCII.slash
        && parser.listed.contains(asked) != parser.isNegated
    }
    members = accepted
  }

  private struct Parser {
    let pattern: ArraySlice<UInt8>
    var index: Int
    let foldsCase: Bool
    var isNegated = false
    var listed = ByteSet()
    /// The byte that a following `-` would start a range from.
    private var rangeStart: UInt8?

    init(pattern: ArraySlice<UInt8>, index: Int, foldsCase: Bool) {
      self.pattern = pattern
      self.index = index
      self.foldsCase = foldsCase
    }

    /// Reads up to the closing bracket, where `index` is left; false if there is none.
    mutating func readMembers() -> Bool {
      isNegated = byte(at: index) == ASCII.bang || byte(at: index) == ASCII.caret
      if isNegated { index += 1 }
      var isFirst = true
      while let byte = byte(at: index) {
        if byte == ASCII.rightBracket && !isFirst { return true }
        isFirst = false
        guard readMember(byte) else { return false }
        index += 1
      }
      return false
    }

    private func byte(at index: Int) -> UInt8? {
      index < pattern.endIndex ? pattern[index] : nil
    }

    private mutating func readMember(_ byte: UInt8) -> Bool {
      switch byte {
      case ASCII.backslash: return readEscaped()
      case ASCII.minus where rangeStart != nil && isRangeEnd(index + 1): return readRangeEnd()
      case ASCII.leftBracket where self.byte(at: index + 1) == ASCII.colon: return readNamed()
      default:
        listed.insert(byte)
        rangeStart = byte
        return true
      }
    }

    private func isRangeEnd(_ index: Int) -> Bool {
      byte(at: index).map { $0 != ASCII.rightBracket } ?? false
    }

    private mutating func readEscaped() -> Bool {
      index += 1
      guard let escaped = byte(at: index) else { return false }
      listed.insert(escaped)
      rangeStart = escaped
      return true
    }

    private mutating func readRangeEnd() -> Bool {
      index += 1
      if byte(at: index) == ASCII.backslash { index += 1 }
      guard let high = byte(at: index), let low = rangeStart else { return false }
      if low <= high {
        for byte in low...high {
          listed.insert(byte)
          if foldsCase { listed.insert(ASCII.lowercased(byte)) }
        }
      }
      rangeStart = nil
      return true
    }

    private mutating func readNamed() -> Bool {
      let nameStart = index + 2
      guard let close = pattern[nameStart...].firstIndex(of: ASCII.rightBracket) else {
        return false
      }
      guard close > nameStart, pattern[close - 1] == ASCII.colon else {
        listed.insert(ASCII.leftBracket)
        rangeStart = ASCII.leftBracket
        return true
      }
      let name = String(decoding: pattern[nameStart..<close - 1], as: UTF8.self)
      guard let belongs = POSIXClass(rawValue: name) else { return false }
      listed.insert { belongs.contains($0) }
      if foldsCase && belongs == .upper { listed.insert(where: ASCII.isLower) }
      rangeStart = nil
      index = close
      return true
    }
  }
}

/// The named classes of bracket expressions, in ASCII and case-sensitive.
private enum POSIXClass: String {
  case alnum, alpha, blank, cntrl, digit, graph, lower, print, punct, space, upper, xdigit

  func contains(_ byte: UInt8) -> Bool {
    switch self {
    case .alnum: isAlphanumeric(byte)
    case .alpha: ASCII.isUpper(byte) || ASCII.isLower(byte)
    case .blank: byte == ASCII.space || byte == ASCII.tab
    case .cntrl: byte < 32 || byte == 127
    case .digit: ASCII.isDigit(byte)
    case .graph: (33...126).contains(byte)
    case .lower: ASCII.isLower(byte)
    case .print: (32...126).contains(byte)
    case .punct: (33...126).contains(byte) && !isAlphanumeric(byte)
    // git's table of spaces knows neither vertical tab nor form feed.
    case .space: [ASCII.space, ASCII.tab, ASCII.lineFeed, ASCII.carriageReturn].contains(byte)
    case .upper: ASCII.isUpper(byte)
    case .xdigit: ASCII.isDigit(byte) || (byte | 0x20) &- 97 < 6
    }
  }

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    ASCII.isUpper(byte) || ASCII.isLower(byte) || ASCII.isDigit(byte)
  }
}
