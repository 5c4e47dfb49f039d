import TUI

/// What the mouse does.
extension BrowseModel {
  /// Rows that a turn of the wheel moves.
  private static let wheelRows = 3

  /// A click chooses a row or a view, a second one on the row opens it; the wheel moves.
  mutating func point(_ mouse: Mouse) -> [BrowseEffect] {
    message = Line()
    switch mouse.action {
    case .wheel(let turns):
      if showsHelp {
        turnHelp(by: .action(.move(turns * Self.wheelRows)))
      } else {
        move(by: turns * Self.wheelRows)
      }
      return []
    case .press where showsHelp:
      (showsHelp, helpRow) = (false, 0)
      return []
    case .press: return click(column: mouse.column, row: mouse.row)
    }
  }

  private mutating func click(column: Int, row: Int) -> [BrowseEffect] {
    let layout = BrowseLayout(self)
    if row == 0, layout.headerRows > 0 {
      return BrowseTabs(self, layout: layout).view(atColumn: column).map { perform(.show($0)) }
        ?? []
    }
    let place = row - layout.headerRows
    guard !isReading, (0..<layout.listHeight).contains(place), column < layout.listWidth else {
      return []
    }
    let chosen = list.cursor.top + place
    guard chosen < list.numbers.count else { return [] }
    isTyping = false
    if chosen == list.cursor.selected { return open() }
    list.cursor.select(chosen, of: list.numbers.count)
    return []
  }
}
