/// What a match is worth: points for each byte matched, more at the beginnings of words, less for gaps.
///
/// The points are those that fzf gives (its `FuzzyMatchV2`), so that whoever knows fzf finds the same
/// first; a test lets fzf be the judge. Bytes above ASCII are letters without case.
enum MatchScore {
  static let match: Int32 = 16
  static let gapStart: Int32 = -3
  static let gapExtension: Int32 = -1
  /// The first byte of a pattern gets its bonus so many times.
  static let firstByteFactor: Int32 = 2
  /// At the beginning of a word behind a sign such as `_` or `.`.
  static let boundary: Int32 = 8
  /// Behind white space, or at the beginning of the text.
  static let whiteBoundary: Int32 = 10
  /// Behind what parts paths and lists.
  static let delimiterBoundary: Int32 = 9
  /// At a hump of camelCase, or at the first digit of a number.
  static let hump: Int32 = 7
  /// Directly behind the byte matched before: two such bytes outweigh a gap between them.
  static let consecutive: Int32 = 4

  /// The kinds of bytes between which words begin.
  enum ByteClass: UInt8, CaseIterable {
    case white, sign, delimiter, lower, upper, letter, digit

    init(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .lower
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      case 0x20, 0x09...0x0D: self = .white
      case 0x80...: self = .letter
      default: self = "/,:;|".utf8.contains(byte) ? .delimiter : .sign
      }
    }
  }

  /// The bonus of a byte of class `current` behind one of class `previous`.
  static func bonus(of current: ByteClass, after previous: ByteClass) -> Int32 {
    if current.rawValue > ByteClass.sign.rawValue {
      switch previous {
      case .white: return whiteBoundary
      case .delimiter: return delimiterBoundary
      case .sign: return boundary
      default: break
      }
    }
    if previous == .lower && current == .upper { return hump }
    if previous != .digit && current == .digit { return hump }
    switch current {
    case .sign, .delimiter: return boundary
    case .white: return whiteBoundary
    default: return 0
    }
  }

  /// The class of each byte, as its raw value.
  static let classes: [UInt8] = (0...255).map { ByteClass($0).rawValue }
  /// Bonuses at `previous class × 8 + class`.
  static let bonuses: [Int32] = (0..<64).map { index in
    guard let previous = ByteClass(rawValue: UInt8(index / 8)),
      let current = ByteClass(rawValue: UInt8(index % 8))
    else { return 0 }
    return bonus(of: current, after: previous)
  }
}

/// Upper and lower case of ASCII letters.
enum LetterCase {
  /// Each byte as itself.
  static let kept: [UInt8] = (0...255).map { $0 }
  /// Each byte in lower case.
  static let folded: [UInt8] = (0...255).map { lowered($0) }

  static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  static func isUpper(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
