/// Rows and columns of text fitted to a width.
///
/// Text stands left, numbers right. Where the width does not suffice, flexible columns shrink to
/// their least width, and then whole columns go, the least important first.
package struct Table: Sendable {
  package struct Column: Sendable {
    package var title: SafeText
    package var alignment: Alignment
    /// Columns of high importance stay longest; the highest never goes.
    package var importance: Int
    /// How text that is too wide gives way.
    package var cut: Cut
    /// A column shrinks to this width before any column goes.
    package var leastWidth: Int
    /// A column of bars grows up to this width when there is room.
    package var greatestWidth: Int

    package init(
      _ title: SafeText = "", alignment: Alignment = .leading, importance: Int = 1,
      cut: Cut = .never, leastWidth: Int = 8, greatestWidth: Int = 24
    ) {
      self.title = title
      self.alignment = alignment
      self.importance = importance
      self.cut = cut
      self.leastWidth = leastWidth
      self.greatestWidth = greatestWidth
    }
  }

  /// What a column does with text that is wider than the column.
  package enum Cut: Sendable {
    /// The column never shrinks.
    case never
    case end, middle, path
  }

  package enum Cell: Sendable {
    case text(SafeText, Style = .plain)
    case line(Line)
    /// A count, with thousands apart.
    case number(Int, Style = .plain)
    /// A bar of this part of the column's width; it takes what the other columns leave.
    case bar(Double, Style = .cyan)

    package static let empty = Cell.text("")
  }

  package var columns: [Column]
  package var rows: [[Cell]]
  /// Blanks between two columns.
  package var gap = 2

  package init(columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// The lines, each at most `width` cells wide and without blanks at its end; a head line comes
  /// first if any column has a title.
  ///
  /// O(cells).
  package func lines(width: Int, glyphs: Glyphs) -> [Line] {
    let layout = TableLayout(table: self, width: width)
    let heads = columns.map { Cell.text($0.title, .dim) }
    let hasHead = columns.contains { !$0.title.isEmpty }
    return ((hasHead ? [heads] : []) + rows).map { row in
      line(of: row, layout: layout, glyphs: glyphs).cut(toWidth: width, ellipsis: glyphs.ellipsis)
    }
  }

  private func line(of row: [Cell], layout: TableLayout, glyphs: Glyphs) -> Line {
    var line = Line()
    var end = 0
    for (index, width) in layout.widths.enumerated() {
      guard let width, index < row.count else { continue }
      let column = columns[index]
      let content = content(of: row[index], column: column, width: width, glyphs: glyphs)
      let blanks = column.alignment == .trailing ? width - content.width : 0
      if !content.isEmpty {
        line = line.padded(toWidth: end + blanks) + content
      }
      end += width + gap
    }
    return line
  }

  private func content(of cell: Cell, column: Column, width: Int, glyphs: Glyphs) -> Line {
    switch cell {
    case .bar(let fraction, let style):
      return Line(Chart.bar(fraction, width: width, glyphs: glyphs), style)
    case .text(let text, let style):
      return Line(column.cut.apply(to: text, width: width, ellipsis: glyphs.ellipsis), style)
    case .line(let line):
      return line.cut(toWidth: width, ellipsis: glyphs.ellipsis)
    case .number(let value, let style):
      return Line(.count(value), style)
    }
  }
}

extension Table.Cut {
  fileprivate func apply(to text: SafeText, width: Int, ellipsis: SafeText) -> SafeText {
    switch self {
    case .never, .end: text.cut(toWidth: width, ellipsis: ellipsis)
    case .middle: text.cutInMiddle(toWidth: width, ellipsis: ellipsis)
    case .path: text.cutAsPath(toWidth: width, ellipsis: ellipsis)
    }
  }
}

extension Table.Cell {
  /// Cells that the content asks for; a bar takes what it gets.
  var width: Int {
    switch self {
    case .text(let text, _): text.width
    case .line(let line): line.width
    case .number(let value, _): SafeText.count(value).width
    case .bar: 0
    }
  }

  var isBar: Bool { if case .bar = self { true } else { false } }
}
