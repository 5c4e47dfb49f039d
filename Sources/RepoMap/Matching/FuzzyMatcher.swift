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
  /// Room for `MatchRows`; taken once for a text, as each access to it is checked at run time.
  private var scratch: [Int32] = []

  /// `isCaseSensitive` false lets ASCII letters match both their forms.
  package init(_ pattern: [UInt8], isCaseSensitive: Bool) {
    fold = isCaseSensitive ? LetterCase.kept : LetterCase.folded
    let fold = fold
    self.pattern = pattern.map { fold[Int($0)] }
    mask = ByteMask(pattern)
  }

  /// The score of the best match in `text`, at least 0; nil where there is none.
  ///
  /// The empty pattern matches everything with 0.
  package func score(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !pattern.isEmpty else { return 0 }
    return withRows(text) { rows in
      guard let columns = findColumns(in: text, rows) else { return nil }
      rows.fillBonuses(text, columns)
      guard pattern.count > 1 else { return Int(singleByteScore(text, columns, rows)) }
      var best: Int32 = 0
      fillRows(text, columns, rows) { _, score in best = score }
      return Int(best)
    }
  }

  /// The columns of `text` at which the best match's bytes stand, rising; empty where there is none.
  ///
  /// O(p · n) in time and memory: for the few texts that are shown.
  package func columns(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
    guard !pattern.isEmpty else { return [] }
    return withRows(text) { rows in
      guard let columns = findColumns(in: text, rows) else { return [] }
      rows.fillBonuses(text, columns)
      var path: [MatchPath.Row] = []
      fillRows(text, columns, rows) { row, _ in
        path.append(
          MatchPath.Row(
            first: Int(rows.firstColumns[row]) - columns.lowerBound,
            scores: Array(UnsafeBufferPointer(start: rows.scores, count: columns.count)),
            runs: Array(UnsafeBufferPointer(start: rows.runs, count: columns.count))))
      }
      return MatchPath(rows: path).columns.map { $0 + columns.lowerBound }
    }
  }

  /// Calls `body` with rows that are long enough for `text`; what they hold is left from others.
  private func withRows<Result>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (MatchRows) -> Result
  ) -> Result {
    let count = pattern.count + 3 * text.count
    if scratch.count < count { scratch = Array(repeating: 0, count: 2 * count) }
    return scratch.withUnsafeMutableBufferPointer { room in
      guard let start = room.baseAddress else { preconditionFailure("a pattern has a byte") }
      return body(MatchRows(start, patternLength: pattern.count, textLength: text.count))
    }
  }

  /// Fills one row after the other, and tells of each with the best score in it.
  private func fillRows(
    _ text: UnsafeBufferPointer<UInt8>, _ columns: Range<Int>, _ rows: MatchRows,
    _ filled: (Int, Int32) -> Void
  ) {
    fillFirstRow(text, columns, rows)
    filled(0, 0)
    for row in 1..<max(1, pattern.count) {
      let rest = Int(rows.firstColumns[row])..<columns.upperBound
      filled(row, fillRow(row, text, rest, rows, offset: columns.lowerBound))
    }
  }

  /// Finds the first column of each byte; returns the columns from the first of them to the last that can
  /// end a match, nil for no match.
  private func findColumns(
    in text: UnsafeBufferPointer<UInt8>, _ rows: MatchRows
  ) -> Range<Int>? {
    var column = 0
    for position in pattern.indices {
      let wanted = pattern[position]
      while column < text.count, fold[Int(text[column])] != wanted { column += 1 }
      guard column < text.count else { return nil }
      rows.firstColumns[position] = Int32(column)
      column += 1
    }
    var end = text.count
    while fold[Int(text[end - 1])] != pattern[pattern.count - 1] { end -= 1 }
    return Int(rows.firstColumns[0])..<end
  }

  /// A single byte stands best where its bonus is highest; the first beginning of a word will do.
  private func singleByteScore(
    _ text: UnsafeBufferPointer<UInt8>, _ columns: Range<Int>, _ rows: MatchRows
  ) -> Int32 {
    var best: Int32 = 0
    for column in columns where fold[Int(text[column])] == pattern[0] {
      best = max(best, rows.bonuses[column - columns.lowerBound])
      if best >= MatchScore.boundary { break }
    }
    return MatchScore.match + best * MatchScore.firstByteFactor
  }

  private func fillFirstRow(
    _ text: UnsafeBufferPointer<UInt8>, _ columns: Range<Int>, _ rows: MatchRows
  ) {
    var previous: Int32 = 0
    var isInGap = false
    for column in columns {
      let index = column - columns.lowerBound
      if fold[Int(text[column])] == pattern[0] {
        previous = MatchScore.match + rows.bonuses[index] * MatchScore.firstByteFactor
        rows.runs[index] = 1
        isInGap = false
      } else {
        previous = max(0, previous + (isInGap ? MatchScore.gapExtension : MatchScore.gapStart))
        rows.runs[index] = 0
        isInGap = true
      }
      rows.scores[index] = previous
    }
  }

  /// Replaces the row of byte `row - 1` by that of byte `row` from its first column on.
  ///
  /// Columns before are not read again. Returns the best score in the row.
  private func fillRow(
    _ row: Int, _ text: UnsafeBufferPointer<UInt8>, _ columns: Range<Int>, _ rows: MatchRows,
    offset: Int
  ) -> Int32 {
    let wanted = pattern[row]
    let first = columns.lowerBound - offset
    var (diagonalScore, diagonalRun) = (rows.scores[first - 1], rows.runs[first - 1])
    var left: Int32 = 0
    var best: Int32 = 0
    var isInGap = false
    for index in first..<columns.upperBound - offset {
      let gap = left + (isInGap ? MatchScore.gapExtension : MatchScore.gapStart)
      var (matched, run): (Int32, Int32) = (0, 0)
      if fold[Int(text[index + offset])] == wanted {
        run = diagonalRun + 1
        let bonus = rows.bonus(at: index, run: &run)
        matched = diagonalScore + MatchScore.match + bonus
        if matched < gap {
          matched += rows.bonuses[index] - bonus
          run = 0
        }
      }
      (diagonalScore, diagonalRun) = (rows.scores[index], rows.runs[index])
      isInGap = matched < gap
      left = max(0, matched, gap)
      rows.scores[index] = left
      rows.runs[index] = run
      best = max(best, left)
    }
    return best
  }
}

/// The rows of one text's dynamic programming, in scratch memory of the matcher.
private struct MatchRows {
  /// By byte of the pattern: the first column where it can stand.
  let firstColumns: UnsafeMutablePointer<Int32>
  /// By column: the bonus, the best score of an end here, and how many bytes in a row end here.
  let bonuses: UnsafeMutablePointer<Int32>
  let scores: UnsafeMutablePointer<Int32>
  let runs: UnsafeMutablePointer<Int32>

  init(_ start: UnsafeMutablePointer<Int32>, patternLength: Int, textLength: Int) {
    firstColumns = start
    bonuses = firstColumns + patternLength
    scores = bonuses + textLength
    runs = scores + textLength
  }

  /// Fills the bonuses of `columns`, the first of them at 0.
  func fillBonuses(_ text: UnsafeBufferPointer<UInt8>, _ columns: Range<Int>) {
    let (classes, table) = (MatchScore.classes, MatchScore.bonuses)
    let before = columns.lowerBound - 1
    var previous =
      before < 0 ? MatchScore.ByteClass.white.rawValue : classes[Int(text[before])]
    for column in columns {
      let current = classes[Int(text[column])]
      bonuses[column - columns.lowerBound] = table[Int(previous << 3 | current)]
      previous = current
    }
  }

  /// The bonus of a byte at `index` that is the last of `run` in a row; a better beginning breaks the run.
  func bonus(at index: Int, run: inout Int32) -> Int32 {
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
