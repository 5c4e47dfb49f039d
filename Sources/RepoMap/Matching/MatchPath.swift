/// The way of the best match back through the rows that `FuzzyMatcher` filled.
struct MatchPath {
  /// One byte of the pattern: from `first` on, the best score and the run that end at each column.
  struct Row {
    let first: Int
    let scores: [Int32]
    let runs: [Int32]
  }

  let rows: [Row]

  /// The columns of the bytes, rising.
  ///
  /// Where a byte matched and a gap are worth the same, the match is taken if it goes on a run.
  var columns: [Int] {
    guard let last = rows.last else { return [] }
    var columns: [Int] = []
    var row = rows.count - 1
    var column = bestColumn(of: last)
    var prefersMatch = true
    while true {
      if isMatch(row, column, prefersMatch) {
        columns.append(column)
        guard row > 0 else { return columns.reversed() }
        row -= 1
      }
      prefersMatch = rows[row].runs[column] > 1 || runGoesOn(row, column)
      column -= 1
    }
  }

  /// The first column with the best score; among columns of a single byte, those where it stands.
  private func bestColumn(of row: Row) -> Int {
    var best = row.first
    for column in row.first..<row.scores.count where row.scores[column] > row.scores[best] {
      best = column
    }
    return best
  }

  private func isMatch(_ row: Int, _ column: Int, _ prefersMatch: Bool) -> Bool {
    let score = rows[row].scores[column]
    let first = rows[row].first
    // At its first column a byte can only have matched.
    guard column > first else { return true }
    let diagonal = row > 0 ? rows[row - 1].scores[column - 1] : 0
    let left = rows[row].scores[column - 1]
    return score > diagonal && (score > left || (score == left && prefersMatch))
  }

  /// Whether the next byte matches in the next column.
  private func runGoesOn(_ row: Int, _ column: Int) -> Bool {
    guard row + 1 < rows.count, column + 1 < rows[row].runs.count else { return false }
    return column + 1 >= rows[row + 1].first && rows[row + 1].runs[column + 1] > 0
  }
}
