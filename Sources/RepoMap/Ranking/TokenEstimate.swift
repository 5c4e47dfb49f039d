/// Estimates how many tokens a text has for a language model, without its vocabulary.
///
/// A sum over runs of bytes, in thousandths of a token. The parts were fitted to cl100k_base on maps
/// and sources (docs/map-quality.md has the errors), and the sum is raised by a margin, so that the
/// estimate errs on the safe side.
package struct TokenEstimate: Sendable {
  private static let perSubword = 1000
  /// For each letter of a subword beyond `shortSubword`.
  private static let perFurtherLetter = 180
  private static let shortSubword = 6
  /// For each group of up to three digits.
  private static let perDigitGroup = 1330
  private static let perLineBreak = 970
  /// For a run of two or more blanks.
  private static let perIndentation = 1770
  private static let perPunctuationRun = 650
  private static let perFurtherMark = 140
  /// For each byte beyond ASCII.
  private static let perForeignByte = 600
  /// What the sum is multiplied by, in hundredths.
  private static let marginPercent = 105

  package init() {}

  /// Thousandths of a token; linear.
  package func cost(_ text: some Collection<UInt8>) -> Int {
    var sum = 0
    var runLength = 0
    var previous = Kind.none
    for byte in text {
      let kind = Kind(byte)
      if kind == previous || (kind == .lower && previous == .upper) {
        // `Word`: the first small letter goes on with the capital before it, `HTTPServer` parts.
        if kind == .lower && previous == .upper && runLength > 1 {
          sum += Self.perSubword
          runLength = 1
        }
        runLength += 1
      } else {
        runLength = 1
      }
      sum += Self.cost(ofByteAt: runLength, in: kind)
      previous = kind
    }
    return sum * Self.marginPercent / 100
  }

  /// What the byte adds that is the `length`-th of its run.
  private static func cost(ofByteAt length: Int, in kind: Kind) -> Int {
    switch kind {
    case .lower, .upper:
      length == 1 ? perSubword : length > shortSubword ? perFurtherLetter : 0
    case .digit: length % 3 == 1 ? perDigitGroup : 0
    case .lineBreak: perLineBreak
    case .blank: length == 2 ? perIndentation : 0
    case .mark: length == 1 ? perPunctuationRun : perFurtherMark
    case .foreign: perForeignByte
    case .none: 0
    }
  }

  private enum Kind {
    case none, lower, upper, digit, lineBreak, blank, mark, foreign

    init(_ byte: UInt8) {
      switch byte {
      case 0x61...0x7A: self = .lower
      case 0x41...0x5A: self = .upper
      case 0x30...0x39: self = .digit
      case 0x0A, 0x0D: self = .lineBreak
      case 0x20, 0x09: self = .blank
      case 0x80...0xFF: self = .foreign
      default: self = .mark
      }
    }
  }
}
