/// Finds a pattern's bytes in one piece: anywhere, at a text's ends, or as whole words.
package struct LiteralMatcher: Sendable {
  /// Where the pattern must stand.
  package enum Place: Sendable {
    case anywhere, prefix, suffix, whole
    /// From the beginning of a word or hump to the end of one.
    case words
  }

  private let pattern: [UInt8]
  private let fold: [UInt8]
  private let place: Place
  let mask: ByteMask

  package init(_ pattern: [UInt8], place: Place, isCaseSensitive: Bool) {
    fold = isCaseSensitive ? LetterCase.kept : LetterCase.folded
    let fold = fold
    self.pattern = pattern.map { fold[Int($0)] }
    self.place = place
    mask = ByteMask(pattern)
  }

  /// The score of the best place in `text`; nil where the pattern does not stand there.
  ///
  /// Scores are those of `FuzzyMatcher` for the same bytes. O(p · n) at worst.
  package func score(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !pattern.isEmpty else { return 0 }
    guard let start = start(in: text) else { return nil }
    return Int(score(text, from: start))
  }

  /// Where the pattern stands in `text`: where the bonus of its first byte is highest.
  package func start(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    let last = text.count - pattern.count
    guard last >= 0 else { return nil }
    switch place {
    case .prefix: return stands(in: text, at: 0) ? 0 : nil
    case .suffix: return stands(in: text, at: last) ? last : nil
    case .whole: return last == 0 && stands(in: text, at: 0) ? 0 : nil
    case .anywhere: return bestStart(in: text, last) { _ in true }
    case .words: return bestStart(in: text, last) { isWhole(in: text, $0) }
    }
  }

  /// The columns at which the pattern stands; empty where it does not.
  package func columns(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
    start(in: text).map { Array($0..<$0 + pattern.count) } ?? []
  }

  private func bestStart(
    in text: UnsafeBufferPointer<UInt8>, _ last: Int, where isWanted: (Int) -> Bool
  ) -> Int? {
    var best: (start: Int, bonus: Int32)?
    for start in 0...last where stands(in: text, at: start) && isWanted(start) {
      let bonus = Self.bonus(in: text, at: start)
      if bonus > best?.bonus ?? -1 { best = (start, bonus) }
      if bonus >= MatchScore.boundary { break }
    }
    return best?.start
  }

  private func stands(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for offset in pattern.indices where fold[Int(text[start + offset])] != pattern[offset] {
      return false
    }
    return true
  }

  /// Whether words begin at `start` and behind the pattern.
  private func isWhole(in text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    let end = start + pattern.count
    return WordBoundary.stands(in: text, at: start) && WordBoundary.stands(in: text, at: end)
  }

  private func score(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int32 {
    var first = Self.bonus(in: text, at: start)
    var score = MatchScore.match + first * MatchScore.firstByteFactor
    for column in start + 1..<max(start + 1, start + pattern.count) {
      let bonus = Self.bonus(in: text, at: column)
      if bonus >= MatchScore.boundary { first = max(first, bonus) }
      score += MatchScore.match + max(bonus, first, MatchScore.consecutive)
    }
    return score
  }

  private static func bonus(in text: UnsafeBufferPointer<UInt8>, at column: Int) -> Int32 {
    MatchScore.bonus(
      of: MatchScore.ByteClass(text[column]),
      after: column == 0 ? .white : MatchScore.ByteClass(text[column - 1]))
  }
}

/// Where the words inside a name begin and end: `parse|HTTP|Header`, `read|_|all`, `utf|8`.
package enum WordBoundary {
  /// Whether a word begins or ends before the byte at `column`; both ends of the text are boundaries.
  package static func stands(in text: UnsafeBufferPointer<UInt8>, at column: Int) -> Bool {
    guard column > 0 && column < text.count else { return true }
    let before = MatchScore.ByteClass(text[column - 1])
    let after = MatchScore.ByteClass(text[column])
    guard before.isWord && after.isWord else { return true }
    switch (before, after) {
    case (.upper, .lower): return false
    case (.upper, .upper):
      // `HTTPHeader`: the last capital begins the next word.
      return column + 1 < text.count && MatchScore.ByteClass(text[column + 1]) == .lower
    default: return before != after
    }
  }
}

extension MatchScore.ByteClass {
  /// Whether it is of letters and digits.
  var isWord: Bool { rawValue > Self.delimiter.rawValue }
}
