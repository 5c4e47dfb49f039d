/// Estimates how many tokens a text has for a language model, without its vocabulary.
///
/// Tokenizers cut a text into pieces before they look anything up: a word with the one character before
/// it, up to three digits, a run of marks with the line break behind it, blanks. Here the pieces are
/// cut as cl100k_base and o200k_base cut them, and each is charged by its form, in thousandths of a
/// token. The charges are a least-squares fit to both, on maps and sources in five languages
/// (docs/map-quality.md has the errors); the margin makes the estimate err on the safe side.
package struct TokenEstimate: Sendable {
  private static let perWord = 965
  /// For a mark that stands directly before a word.
  private static let perLeadingMark = 400
  /// For each further part of a `camelCase` word.
  private static let perFurtherPart = 943
  /// For each letter of a part beyond the fifth, the eighth and the twelfth.
  private static let perLetter = (medium: 46, long: 200, veryLong: 330)
  /// For each capital of a part that is all capitals, beyond the first.
  private static let perCapital = 62
  private static let perDigitGroup = 1000
  private static let perMarkRun = 970
  private static let perFurtherMark = 85
  private static let perLineBreak = 1000
  private static let perIndentation = 920
  /// For each byte beyond ASCII.
  private static let perForeignByte = 600
  /// What the sum is multiplied by, in hundredths.
  private static let marginPercent = 111

  package init() {}

  /// Thousandths of a token; linear.
  package func cost(_ text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { bytes in
      var pieces = Pieces(bytes: bytes)
      var sum = 0
      while let cost = pieces.nextCost() { sum += cost }
      return sum * Self.marginPercent / 100
    }
  }

  /// The pieces of a text, one after the other, as what they cost.
  private struct Pieces {
    let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
    }

    mutating func nextCost() -> Int? {
      guard position < bytes.count else { return nil }
      let kind = kind(at: position)
      if kind == .letter { return wordCost() }
      if (kind == .blank || kind == .mark) && self.kind(at: position + 1) == .letter {
        position += 1
        return wordCost() + (kind == .mark ? TokenEstimate.perLeadingMark : 0)
      }
      switch kind {
      case .digit: return digitCost()
      case .foreign: return take(while: .foreign) * TokenEstimate.perForeignByte
      case .mark: return markCost()
      default: return blankCost()
      }
    }

    private mutating func wordCost() -> Int {
      var sum = TokenEstimate.perWord + partCost()
      while kind(at: position) == .letter { sum += TokenEstimate.perFurtherPart + partCost() }
      return sum
    }

    /// A part of a word: capitals, of which the last begins the next part where a small letter
    /// follows; or small letters with at most one capital before them.
    private mutating func partCost() -> Int {
      let start = position
      while isCapital(at: position) { position += 1 }
      let capitals = position - start
      if capitals > 1 && isSmall(at: position) { position -= 1 }
      if capitals < 2 { while isSmall(at: position) { position += 1 } }
      let length = position - start
      let (medium, long, veryLong) = TokenEstimate.perLetter
      return max(0, min(length, 8) - 5) * medium + max(0, min(length, 12) - 8) * long
        + max(0, length - 12) * veryLong
        + (capitals > 1 ? (length - 1) * TokenEstimate.perCapital : 0)
    }

    private mutating func digitCost() -> Int {
      (take(while: .digit) + 2) / 3 * TokenEstimate.perDigitGroup
    }

    private mutating func markCost() -> Int {
      let count = take(while: .mark)
      _ = take(while: .lineBreak)
      return TokenEstimate.perMarkRun + (count - 1) * TokenEstimate.perFurtherMark
    }

    /// Blanks and line breaks; the last of some blanks goes with the piece behind it.
    private mutating func blankCost() -> Int {
      let blanks = take(while: .blank)
      if take(while: .lineBreak) > 0 { return TokenEstimate.perLineBreak }
      guard position < bytes.count else { return TokenEstimate.perIndentation }
      if kind(at: position) == .mark { return (blanks > 1 ? TokenEstimate.perIndentation : 0) }
      if kind(at: position) == .letter { position -= 1 }
      return blanks > 1 || kind(at: position) == .digit ? TokenEstimate.perIndentation : 0
    }

    private mutating func take(while kind: Kind) -> Int {
      let start = position
      while self.kind(at: position) == kind { position += 1 }
      return position - start
    }

    private func isCapital(at position: Int) -> Bool {
      position < bytes.count && (0x41...0x5A).contains(bytes[position])
    }

    private func isSmall(at position: Int) -> Bool {
      position < bytes.count && (0x61...0x7A).contains(bytes[position])
    }

    private func kind(at position: Int) -> Kind {
      guard position < bytes.count else { return .end }
      switch bytes[position] {
      case 0x41...0x5A, 0x61...0x7A: return .letter
      case 0x30...0x39: return .digit
      case 0x0A, 0x0D: return .lineBreak
      case 0x20, 0x09: return .blank
      case 0x80...0xFF: return .foreign
      default: return .mark
      }
    }
  }

  private enum Kind { case letter, digit, lineBreak, blank, mark, foreign, end }
}
