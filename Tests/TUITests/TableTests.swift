import TUI
import TestSupport
import Testing

struct TableTests {
  private static let languages = Table(
    columns: [
      Table.Column("language", importance: 9, cut: .end, leastWidth: 6),
      Table.Column("files", alignment: .trailing, importance: 5),
      Table.Column("lines", alignment: .trailing, importance: 7),
      Table.Column(importance: 2, leastWidth: 6),
      Table.Column("largest", importance: 1, cut: .path, leastWidth: 14),
    ],
    rows: [
      [
        .text("Python"), .number(2_804), .number(512_340), .bar(1),
        .text("django/db/models/sql/compiler.py"),
      ],
      [
        .text("JavaScript"), .number(112), .number(38_204), .bar(0.5),
        .text(SafeText(sanitizing: "docs/図表/一覧.js")),
      ],
    ])

  private func render(_ width: Int, _ table: Table = Self.languages) -> String {
    table.lines(width: width, glyphs: .unicode).map(\.text.description).joined(separator: "\n")
  }

  @Test("with room, bars grow and paths stand whole")
  func wide() {
    #expect(
      render(92) == """
        language    files    lines                            largest
        Python      2,804  512,340  ████████████████████████  django/db/models/sql/compiler.py
        JavaScript    112   38,204  ████████████              docs/図表/一覧.js
        """)
  }

  @Test("paths shrink before a column goes")
  func narrow() {
    #expect(
      render(56) == """
        language    files    lines          largest
        Python      2,804  512,340  ██████  django/…/compiler.py
        JavaScript    112   38,204  ███     docs/図表/一覧.js
        """)
  }

  @Test("columns go by importance, and what is left uses the room")
  func narrower() {
    #expect(
      render(40) == """
        language    files    lines
        Python      2,804  512,340  ████████████
        JavaScript    112   38,204  ██████
        """)
    #expect(
      render(26) == """
        language    files    lines
        Python      2,804  512,340
        JavaScript    112   38,204
        """)
    #expect(
      render(16) == """
        langua…    lines
        Python   512,340
        JavaSc…   38,204
        """)
    #expect(render(5) == "lang…\nPyth…\nJava…")
  }

  @Test("no width lets a line grow beyond it, and no line ends in blanks", arguments: 1...100)
  func fits(width: Int) {
    for line in Self.languages.lines(width: width, glyphs: .unicode) {
      #expect(line.width <= width)
      #expect(line.text.description.last != " ")
    }
  }

  @Test("hostile names of every width keep the columns in line", arguments: 0..<30)
  func aligned(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<10).map { _ -> [Table.Cell] in
      let name = SafeText(random.hostileBytes(count: Int.random(in: 0...40, using: &random)))
      return [.text(name), .text("|")]
    }
    let columns = [Table.Column(cut: .middle, leastWidth: 10), Table.Column(importance: 2)]
    let stream = StreamStyle(isTerminal: true, color: .none, hasAttributes: true)
    let encoder = LineEncoder(stream: stream, isUnicode: true)
    for measure in [ScreenModel.Measure.graphemes, .scalars] {
      var screen = ScreenModel(columns: 41, rows: 11, measure: measure)
      for line in Table(columns: columns, rows: rows).lines(width: 40, glyphs: .unicode) {
        screen.feed(encoder.encode(line) + Array("\r\n".utf8))
      }
      let bars = screen.screenColumns(of: "|")
      #expect(Set(bars).count == 1 && bars.count == 10, "\(screen.rows)")
      #expect(screen.violations.isEmpty)
    }
  }

  @Test("rows may be short, and tables empty")
  func ragged() {
    let columns = [Table.Column(), Table.Column(alignment: .trailing)]
    #expect(render(20, Table(columns: columns)) == "")
    #expect(
      render(20, Table(columns: columns, rows: [[.text("a")], [.text("b"), .number(7)]]))
        == "a\nb  7")
  }
}

extension ScreenModel {
  /// The column of the last cell with `text` in each row that has one.
  fileprivate func screenColumns(of text: String) -> [Int] {
    (0..<rowCount).compactMap { row in
      (0..<columns).last { cell(row: row, column: $0).text == text }
    }
  }
}
