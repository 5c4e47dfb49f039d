/// Cells on which frames are drawn, lines that meet becoming one, and text is written.
struct LineCanvas {
  /// The sides of a cell that a line leaves it by.
  private struct Sides: OptionSet {
    let rawValue: Int

    static let up = Sides(rawValue: 1)
    static let right = Sides(rawValue: 2)
    static let down = Sides(rawValue: 4)
    static let left = Sides(rawValue: 8)
  }

  private let width: Int
  private let height: Int
  private var cells: [Sides]
  private var texts: [Int: [(column: Int, text: Line)]] = [:]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    cells = Array(repeating: [], count: width * height)
  }

  mutating func draw(_ frame: CellFrame) {
    for column in frame.left..<max(frame.right, frame.left) {
      for row in [frame.top, frame.bottom] {
        cells[row * width + column].insert(.right)
        cells[row * width + column + 1].insert(.left)
      }
    }
    for row in frame.top..<max(frame.bottom, frame.top) {
      for column in [frame.left, frame.right] {
        cells[row * width + column].insert(.down)
        cells[(row + 1) * width + column].insert(.up)
      }
    }
  }

  /// Puts text over a row; texts of one row must not overlap and come from left to right or not.
  mutating func write(_ text: Line, row: Int, column: Int) {
    texts[row, default: []].append((column, text))
  }

  func lines(glyphs: Glyphs) -> [Line] {
    (0..<height).map { row in
      var line = Line()
      var column = 0
      for text in (texts[row] ?? []).sorted(by: { $0.column < $1.column }) {
        line += drawing(row: row, columns: column..<text.column, glyphs: glyphs)
        line += text.text
        column = text.column + text.text.width
      }
      return line + drawing(row: row, columns: column..<max(width, column), glyphs: glyphs)
    }
  }

  private func drawing(row: Int, columns: Range<Int>, glyphs: Glyphs) -> Line {
    let text = columns.reduce(into: SafeText()) { text, column in
      text = text + glyphs.frame[cells[row * width + column].rawValue]
    }
    return Line(text, .dim)
  }
}
