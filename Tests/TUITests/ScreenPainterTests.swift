import TUI
import TestSupport
import Testing

/// Frames as a terminal shows them.
@Suite("Screen painter")
struct ScreenPainterTests {
  private static let style = StreamStyle(isTerminal: true, color: .ansi16, hasAttributes: true)
  private let encoder = LineEncoder(stream: style, isUnicode: true)
  private let size = WindowSize(columns: 40, rows: 8)

  private func randomLine(_ random: inout SeededGenerator) -> Line {
    let styles: [Style] = [.plain, .bold, .red, .dim, Style(reversed: true)]
    var line = Line()
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let text = random.text(graphemes: Int.random(in: 0...8, using: &random))
      line.append(SafeText(sanitizing: text), styles.randomElement(using: &random) ?? .plain)
    }
    return line.cut(toWidth: size.columns, ellipsis: "~")
  }

  @Test("a screen that was changed shows the same as one that was painted whole", arguments: 1...40)
  func frames(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var painter = ScreenPainter(encoder: encoder)
    var screen = ScreenModel(columns: size.columns, rows: size.rows, allowsFullScreen: true)
    var lines = (0..<size.rows).map { _ in randomLine(&random) }
    for _ in 0..<12 {
      screen.feed(painter.paint(lines, size: size))
      var fresh = ScreenPainter(encoder: encoder)
      var expected = ScreenModel(columns: size.columns, rows: size.rows, allowsFullScreen: true)
      expected.feed(fresh.paint(lines, size: size))
      #expect(screen.violations.isEmpty)
      #expect(screen.rows == expected.rows, "seed \(seed)")
      for _ in 0..<3 { lines[Int.random(in: 0..<size.rows, using: &random)] = randomLine(&random) }
    }
  }

  @Test("a frame like the last costs no byte")
  func unchanged() {
    var painter = ScreenPainter(encoder: encoder)
    #expect(!painter.paint(["a", "b"], size: size).isEmpty)
    #expect(painter.paint(["a", "b"], size: size).isEmpty)
    painter.invalidate()
    #expect(!painter.paint(["a", "b"], size: size).isEmpty)
  }

  @Test("only the cells that differ are written")
  func difference() {
    var painter = ScreenPainter(encoder: encoder)
    _ = painter.paint(["one two three"], size: size)
    let bytes = painter.paint(["one TWO three"], size: size)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "\u{1B}[?2026h\u{1B}[1;5HTWO\u{1B}[?2026l")
  }

  @Test("moving the mark in a list of 60 rows of 200 columns costs less than a kilobyte")
  func cursorMove() {
    let wide = WindowSize(columns: 200, rows: 60)
    var painter = ScreenPainter(encoder: encoder)
    func lines(chosen: Int) -> [Line] {
      (0..<wide.rows).map { row in
        let text = SafeText(sanitizing: "src/some/folder/file\(row).swift").repeated(5)
        return Line(text, row == chosen ? Style(reversed: true) : .plain)
      }
    }
    _ = painter.paint(lines(chosen: 10), size: wide)
    #expect(painter.paint(lines(chosen: 11), size: wide).count < 1024)
  }
}
