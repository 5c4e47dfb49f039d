/// Finds a pattern's bytes in a text in their order, gaps allowed, and scores the best way to do so.
///
/// A pure function of pattern and text; it is a class, and not for two threads at once, because it keeps
/// its scratch rows, so that nothing is allocated for a text.
/// Dynamic programming over two rows in the manner of Smith and Waterman, as fzf does it: O(p · n) for
/// texts that match, O(n) for others.
package final class FuzzyMatcher {
  private let pattern: [UInt8]
  private let fold: [UInt8]
  /// What a text must hold to match.
  let mask: ByteMask
  /// By column: the bonus, the best score of an end here, and how many bytes in a row end here.
  private var bonuses: [Int32] = []
  private var scores: [Int32] = []
  private var runs: [Int32] = []
  /// By byte of the pattern: the first column where it can stand.
  private var firstColumns: [Int]

  /// `isCaseSensitive` false lets ASCII letters match both their forms.
  package init(_ pattern: [UInt8], isCaseSensitive: Bool) {
    fold = isCaseSensitive ? LetterCase.kept : LetterCase.folded
    let fold = fold
    self.pattern = pattern.map { fold[Int($0)] }
    mask = ByteMask(pattern)
    firstColumns = Array(repeating: 0, count: pattern.count)
  }

  /// The score of the best match in `text`, at least 0; nil where there is none.
  ///
  /// The empty pattern matches everything with 0.
  package func score(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !pattern.isEmpty else { return 0 }
    guard let end = findColumns(in: text) else { return nil }
    let columns = firstColumns[0]..<end
    reserve(columns.count)
    fillBonuses(text, columns)
    guard pattern.count > 1 else { return Int(singleByteScore(text, columns)) }
    var best: Int32 = 0
    fillRows(text, columns) { _, score in best = score }
    return Int(best)
  }

  /// The columns of `text` at which the best match's bytes stand, rising; empty where there is none.
  ///
  /// O(p · n) in time and memory: for the few texts that are shown.
  package func columns(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
    guard !pattern.isEmpty, let end = findColumns(in: text) else { return [] }
    let columns = firstColumns[0]..<end
    reserve(columns.count)
    fillBonuses(text, columns)
    var rows: [MatchPath.Row] = []
    fillRows(text, columns) { row, _ in
      rows.append(
        MatchPath.Row(
          first: firstColumns[row] - columns.lowerBound, scores: Array(scores[..<columns.count]),
          runs: Array(runs[..<columns.count])))
    }
    return MatchPath(rows: rows).columns.map { $0 + columns.lowerBound }
  }

  /// Fills one row after the other, and tells of each with the best score in it.
  private func fillRows(
    _ text: UnsafeBufferPointer<UInt8>, _ columns: Range<Int>, _ filled: (Int, Int32) -> Void
  ) {
    fillFirstRow(text, columns)
    filled(0, 0)
    for row in 1..<max(1, pattern.count) {
      let rest = firstColumns[row]..<columns.upperBound
      filled(row, fillRow(row, text, rest, offset: columns.lowerBound))
    }
  }

  /// Fills `firstColumns`; returns the column behind the last that can end a match, nil for no match.
  private func findColumns(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var column = 0
    for position in pattern.indices {
      let wanted = pattern[position]
      while column < text.count, fold[Int(text[column])] != wanted { column += 1 }
      guard column < text.count else { return nil }
      firstColumns[position] = column
      column += 1
    }
    var end = text.count
    while fold[Int(text[end - 1])] != pattern[pattern.count - 1] { end -= 1 }
    return end
  }

  private func reserve(_ count: Int) {
    guard count > scores.count else { return }
    let capacity = max(64, count * 2)
    bonuses = Array(repeating: 0, count: capacity)
    scores = Array(repeating: 0, count: capacity)
    runs = Array(repeating: 0, count: capacity)
  }

  /// Bonuses of `columns`, the first of them at 0.
  private func fillBonuses(
    _ text: UnsafeBufferPointer<UInt8>, _ columns: Range<Int>
  ) {
    let before = columns.lowerBound - 1
    var previous =
      before < 0
      ? MatchScore.ByteClass.white.rawValue : MatchScore.classes[Int(text[before])]
    for column in columns {
      let current = MatchScore.classes[Int(text[column])]
      bonuses[column - columns.lowerBound] = MatchScore.bonuses[Int(previous << 3 | current)]
      previous = current
    }
  }

  /// A single byte stands best where its bonus is highest; the first beginning of a word will do.
  private func singleByteScore(
    _ text: UnsafeBufferPointer<UInt8>, _ columns: Range<Int>
  ) -> Int32 {
    var best: Int32 = 0
    for column in columns where fold[Int(text[column])] == pattern[0] {
      best = max(best, bonuses[column - columns.lowerBound])
      if best >= MatchScore.boundary { break }
    }
    return MatchScore.match + best * MatchScore.firstByteFactor
  }

  private func fillFirstRow(
    _ text: UnsafeBufferPointer<UInt8>, _ columns: Range<Int>
  ) {
    var previous: Int32 = 0
    var isInGap = false
    for column in columns {
      let index = column - columns.lowerBound
      if fold[Int(text[column])] == pattern[0] {
        scores[index] = MatchScore.match + bonuses[index] * MatchScore.firstByteFactor
        runs[index] = 1
        isInGap = false
      } else {
        let cost = isInGap ? MatchScore.gapExtension : MatchScore.gapStart
        scores[index] = max(0, previous + cost)
        runs[index] = 0
        isInGap = true
      }
      previous = scores[index]
    }
  }

  /// Replaces the row of byte `row - 1` by that of byte `row` from its first column on.
  ///
  /// Columns before are not read again. Returns the best score in the row.
  private func fillRow(
    _ row: Int, _ text: UnsafeBufferPointer<UInt8>, _ columns: Range<Int>, offset: Int
  ) -> Int32 {
    let wanted = pattern[row]
    let first = columns.lowerBound - offset
    var (diagonalScore, diagonalRun) = (scores[first - 1], runs[first - 1])
    var left: Int32 = 0
    var best: Int32 = 0
    var isInGap = false
    for index in first..<columns.upperBound - offset {
      let gap = left + (isInGap ? MatchScore.gapExtension : MatchScore.gapStart)
      var (matched, run): (Int32, Int32) = (0, 0)
      if fold[Int(text[index + offset])] == wanted {
        run = diagonalRun + 1
        let bonus = bonus(at: index, run: &run)
        matched = diagonalScore + MatchScore.match + bonus
        if matched < gap {
          matched += bonuses[index] - bonus
          run = 0
        }
      }
      (diagonalScore, diagonalRun) = (scores[index], runs[index])
      isInGap = matched < gap
      left = max(0, matched, gap)
      scores[index] = left
      runs[index] = run
      best = max(best, left)
    }
    return best
  }

  /// The bonus of a byte at `index` that is the last of `run` in a row; a better beginning breaks the run.
  private func bonus(at index: Int, run: inout Int32) -> Int32 {
    let own = bonuses[index]
    guard run > 1 else { return own }
    let first = bonuses[index - Int(run) + 1]
    if own >= MatchScore.boundary && own > first {
      run = 1
      return own
    }
    return max(own, MatchScore.consecutive, first)
  }
}
