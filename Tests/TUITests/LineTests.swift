import TUI
import TestSupport
import Testing

struct LineTests {
  private static let terminal = StreamStyle(isTerminal: true, color: .ansi16, hasAttributes: true)

  private func encode(
    _ line: Line, _ stream: StreamStyle = Self.terminal, isUnicode: Bool = true
  ) -> String {
    let bytes = LineEncoder(stream: stream, isUnicode: isUnicode).encode(line)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("literals, safe text and lines are put together in their styles")
  func interpolation() {
    let path = SafeText(sanitizing: "a\u{1B}b")
    let line: Line = "\(.count(1234), .bold) files in \(path)\(Line("!", .red))"
    #expect(line.text.description == "1,234 files in a^[b!")
    #expect(
      encode(line)
        == "\u{1B}[1m1,234\u{1B}[m files in a\u{1B}[7m^[\u{1B}[mb\u{1B}[31m!\u{1B}[m")
  }

  @Test("a pipe gets the text alone")
  func pipe() {
    let line: Line = "\("name", .red) ✌️ \(SafeText([0x1B]))"
    #expect(encode(line, .plain) == "name ✌️ ^[")
  }

  @Test("without colour, bold and reverse stay")
  func noColor() {
    let stream = StreamStyle(isTerminal: true, color: .none, hasAttributes: true)
    #expect(encode(Line("x", Style(color: .red, bold: true)), stream) == "\u{1B}[1mx\u{1B}[m")
    #expect(encode(Line("x", .red), stream) == "x")
  }

  @Test(
    "a colour is shown as the nearest one that the stream has",
    arguments: [
      (ColorDepth.rgb, "38;2;255;128;0"), (.ansi256, "38;5;214"), (.ansi16, "33"),
    ])
  func depth(depth: ColorDepth, parameters: String) {
    let stream = StreamStyle(isTerminal: true, color: depth, hasAttributes: true)
    let line = Line("x", Style(color: .rgb(red: 255, green: 128, blue: 0)))
    #expect(encode(line, stream) == "\u{1B}[\(parameters)mx\u{1B}[m")
  }

  @Test("where UTF-8 is not read, each cell of other text becomes a question mark")
  func ascii() {
    #expect(encode("a日é/\(SafeText(sanitizing: "地図.py"))", isUnicode: false) == "a???/????.py")
  }

  @Test("after a disputed grapheme the column is set")
  func disputed() {
    #expect(encode("ab✌️c") == "ab✌️\u{1B}[5Gc")
  }

  @Test("lines are cut with the ellipsis in the segment at the edge")
  func cutting() {
    let line: Line = "\("abc", .red)\("def", .green)\("g", .blue)"
    #expect(line.cut(toWidth: 7, ellipsis: "…").text.description == "abcdefg")
    #expect(line.cut(toWidth: 6, ellipsis: "…").text.description == "abcde…")
    #expect(line.cut(toWidth: 3, ellipsis: "…").text.description == "ab…")
    #expect(line.cut(toWidth: 3, ellipsis: "…").segments.map(\.style) == [.red])
    #expect(line.cut(toWidth: 0, ellipsis: "…").isEmpty)
  }

  @Test(
    "text right of a disputed grapheme stands in its column, however the terminal measures",
    arguments: 0..<100)
  func columns(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let name = SafeText(sanitizing: random.text(graphemes: 20))
    let line: Line = "\(name, .bold)|end"
    for measure in [ScreenModel.Measure.graphemes, .scalars] {
      var screen = ScreenModel(columns: 80, rows: 1, measure: measure)
      screen.feed(encode(line).utf8)
      let right = (0..<4).map { screen.cell(row: 0, column: name.width + $0).text }.joined()
      #expect(right == "|end", "\(name) \(measure)")
      #expect(screen.violations.isEmpty)
    }
  }
}
