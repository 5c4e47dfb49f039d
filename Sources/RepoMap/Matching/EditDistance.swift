/// How many slips of the pen part two names: a byte too many, one missing, a wrong one, two swapped.
///
/// Damerau's distance in its restricted form (no part is edited twice), by dynamic programming.
package struct EditDistance {
  private let wanted: [UInt8]
  private var rows: [[Int]]

  /// Letters are compared without their case.
  package init(to wanted: [UInt8]) {
    self.wanted = wanted.map(LetterCase.lowered)
    rows = Array(repeating: Array(repeating: 0, count: wanted.count + 1), count: 3)
  }

  /// The distance of `text`; nil where it is over `maximum`.
  ///
  /// O(n · p), given up at the first row that is over `maximum` throughout.
  package mutating func distance(of text: UnsafeBufferPointer<UInt8>, atMost maximum: Int) -> Int? {
    guard abs(text.count - wanted.count) <= maximum else { return nil }
    for column in 0...wanted.count { rows[1][column] = column }
    for row in text.indices {
      rows[2][0] = row + 1
      var least = row + 1
      for column in wanted.indices {
        let cost = cost(text, row, column)
        rows[2][column + 1] = cost
        least = min(least, cost)
      }
      // Rows rise by at most one, so a swap from the row before cannot bring it back either.
      guard least <= maximum else { return nil }
      rows.swapAt(0, 1)
      rows.swapAt(1, 2)
    }
    let distance = rows[1][wanted.count]
    return distance <= maximum ? distance : nil
  }

  private func cost(_ text: UnsafeBufferPointer<UInt8>, _ row: Int, _ column: Int) -> Int {
    let byte = LetterCase.lowered(text[row])
    var cost = min(rows[1][column + 1], rows[2][column]) + 1
    cost = min(cost, rows[1][column] + (byte == wanted[column] ? 0 : 1))
    if row > 0, column > 0, byte == wanted[column - 1],
      LetterCase.lowered(text[row - 1]) == wanted[column]
    {
      cost = min(cost, rows[0][column - 1] + 1)
    }
    return cost
  }
}
