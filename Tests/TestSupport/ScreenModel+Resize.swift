extension ScreenModel {
  /// Wraps all text anew at `columns`; the cursor stays with the text that it stood in.
  mutating func reflow(to columns: Int) {
    let all = history + screen
    let cursorRow = history.count + cursor.row
    var result: [Row] = []
    var newCursor = (row: 0, column: 0)
    var index = 0
    while index < all.count {
      var last = index
      while all[last].isWrapped && last + 1 < all.count { last += 1 }
      var cells = Array(all[index...last].flatMap(\.cells))
      let place =
        (index...last).contains(cursorRow)
        ? all[index..<cursorRow].reduce(0) { $0 + $1.cells.count } + cursor.column : nil
      while let end = cells.last, end.isBlank, cells.count > (place ?? 0) { cells.removeLast() }
      let rows = Self.wrap(cells, columns: columns)
      if let place {
        let (row, column) = min(place, cells.count).quotientAndRemainder(dividingBy: columns)
        newCursor = (result.count + min(row, rows.count - 1), column)
      }
      result += rows
      index = last + 1
    }
    history = []
    screen = result
    cursor = newCursor
  }

  private static func wrap(_ cells: [Cell], columns: Int) -> [Row] {
    var rows: [Row] = []
    var row: [Cell] = []
    for cell in cells {
      if row.count + max(cell.width, cell.text.isEmpty ? 0 : 1) > columns && !cell.text.isEmpty {
        rows.append(padded(row, columns: columns, isWrapped: true))
        row = []
      }
      row.append(cell)
    }
    return rows + [padded(row, columns: columns, isWrapped: false)]
  }

  private static func padded(_ cells: [Cell], columns: Int, isWrapped: Bool) -> Row {
    let blanks = max(0, columns - cells.count)
    return Row(cells: cells + Array(repeating: Cell(), count: blanks), isWrapped: isWrapped)
  }

  /// What a terminal without reflow does: the text beyond the margin is lost.
  mutating func cutRows(to columns: Int) {
    screen = screen.map {
      Self.padded(Array($0.cells.prefix(columns)), columns: columns, isWrapped: false)
    }
    cursor.column = min(cursor.column, columns - 1)
  }

  /// Drops blank rows below the cursor first; what is too much then leaves at the top.
  mutating func setRowCount(_ rows: Int) {
    while screen.count > rows, screen.count - 1 > cursor.row,
      screen.last?.cells.allSatisfy(\.isBlank) == true
    {
      screen.removeLast()
    }
    while screen.count > rows {
      history.append(screen.removeFirst())
      cursor.row -= 1
    }
    cursor.row = max(0, cursor.row)
    while screen.count < rows { screen.append(Self.blankRow(columns)) }
    rowCount = rows
  }
}
