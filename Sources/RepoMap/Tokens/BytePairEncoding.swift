/// Counts tokens exactly, by the vocabulary of a byte pair encoding.
///
/// The file is tiktoken's: a line for each token, its bytes in base64 and its rank. A text is cut into
/// pieces as cl100k_base cuts it; within a piece the neighbours of the lowest rank are joined until
/// none has one. Other encodings cut a little differently, so that for them the count may be off by a
/// few tokens.
package struct BytePairEncoding: Sendable {
  private let ranks: [[UInt8]: Int]

  /// Reads a vocabulary; nil where a line is not of its form.
  package init?(file: [UInt8]) {
    var ranks: [[UInt8]: Int] = [:]
    for line in file.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(separator: UInt8(ascii: " "))
      guard parts.count == 2, let token = Base64.decode(parts[0]),
        let rank = Int(String(decoding: parts[1], as: UTF8.self))
      else { return nil }
      ranks[token] = rank
    }
    guard !ranks.isEmpty else { return nil }
    self.ranks = ranks
  }

  /// Tokens of `text`; linear in it, and quadratic in its longest piece.
  package func count(_ text: [UInt8]) -> Int {
    var pieces = TextPieces(text)
    var count = 0
    while let piece = pieces.next() { count += tokenCount(of: piece) }
    return count
  }

  private func tokenCount(of piece: ArraySlice<UInt8>) -> Int {
    if ranks[Array(piece)] != nil { return 1 }
    var bounds = Array(piece.startIndex...piece.endIndex)
    while bounds.count > 2 {
      var best: (rank: Int, index: Int)?
      for index in 1..<(bounds.count - 1) {
        guard let rank = ranks[Array(piece[bounds[index - 1]..<bounds[index + 1]])] else {
          continue
        }
        if best.map({ rank < $0.rank }) ?? true { best = (rank, index) }
      }
      guard let best else { break }
      bounds.remove(at: best.index)
    }
    return bounds.count - 1
  }
}

/// Cuts a text into the pieces that cl100k_base never joins.
///
/// The rule, in the order of its alternatives: `'s` and its like; letters with one other character
/// before them that is no line break and no digit; up to three digits; marks with a space before and
/// line breaks behind; blanks that end in line breaks; blanks but for the last one before a piece;
/// blanks.
private struct TextPieces {
  private let scalars: [Unicode.Scalar]
  private let text: [UInt8]
  private var index = 0
  private var byte = 0

  init(_ text: [UInt8]) {
    let string = String(decoding: text, as: UTF8.self)
    self.text = Array(string.utf8)
    scalars = Array(string.unicodeScalars)
  }

  mutating func next() -> ArraySlice<UInt8>? {
    guard index < scalars.count else { return nil }
    let end = contraction() ?? word() ?? digits() ?? marks() ?? blanks()
    let length = scalars[index..<end].reduce(0) { $0 + UTF8.width($1) }
    index = end
    defer { byte = min(text.count, byte + length) }
    return text[byte..<min(text.count, byte + length)]
  }

  private func contraction() -> Int? {
    guard scalars[index] == "'", index + 1 < scalars.count else { return nil }
    let rest = String(String.UnicodeScalarView(scalars[(index + 1)...].prefix(2))).lowercased()
    if ["ll", "ve", "re"].contains(rest) { return index + 3 }
    return rest.first.map("sdmt".contains) == true ? index + 2 : nil
  }

  private func word() -> Int? {
    let start = isLetter(index) || isLineBreak(index) || isDigit(index) ? index : index + 1
    let end = run(from: start, isLetter)
    return end > start ? end : nil
  }

  private func digits() -> Int? {
    let end = run(from: index, isDigit)
    return end > index ? min(end, index + 3) : nil
  }

  private func marks() -> Int? {
    let start = scalars[index] == " " ? index + 1 : index
    let end = run(from: start) { !isLetter($0) && !isDigit($0) && !isBlank($0) }
    return end > start ? run(from: end, isLineBreak) : nil
  }

  private func blanks() -> Int {
    let end = run(from: index, isBlank)
    if let last = (index..<end).last(where: isLineBreak) { return last + 1 }
    return end < scalars.count && end - index > 1 ? end - 1 : max(end, index + 1)
  }

  private func run(from start: Int, _ isMember: (Int) -> Bool) -> Int {
    var end = start
    while end < scalars.count, isMember(end) { end += 1 }
    return end
  }

  private func isLetter(_ index: Int) -> Bool {
    guard index < scalars.count else { return false }
    switch scalars[index].properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  private func isDigit(_ index: Int) -> Bool { scalars[index].properties.numericType != nil }

  private func isBlank(_ index: Int) -> Bool { scalars[index].properties.isWhitespace }

  private func isLineBreak(_ index: Int) -> Bool {
    scalars[index] == "\n" || scalars[index] == "\r"
  }
}
