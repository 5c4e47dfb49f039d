/// Which row of a list is chosen, and which rows are on the screen.
package struct ListCursor: Sendable, Hashable {
  /// The chosen row; 0 in an empty list.
  package private(set) var selected = 0
  /// The first row on the screen.
  package private(set) var top = 0

  package init() {}

  /// Chooses a row, the nearest one where there is none of that number.
  package mutating func select(_ row: Int, of count: Int) {
    selected = max(0, min(row, count - 1))
  }

  package mutating func move(by rows: Int, of count: Int) {
    select(selected + rows, of: count)
  }

  /// Scrolls as little as is needed for the chosen row to be among `height` rows.
  package mutating func scroll(toFit height: Int, of count: Int) {
    select(selected, of: count)
    if selected < top { top = selected }
    if selected >= top + height { top = selected - height + 1 }
    top = max(0, min(top, count - height))
  }

  /// The rows on the screen.
  package func visible(height: Int, of count: Int) -> Range<Int> {
    top..<max(top, min(top + height, count))
  }
}
