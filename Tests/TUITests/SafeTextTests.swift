import TUI
import TestSupport
import Testing

struct SafeTextTests {
  @Test(
    "what a terminal would obey becomes visible",
    arguments: [
      ("plain name.swift", "plain name.swift"),
      ("\u{1B}[2J", "^[[2J"), ("\u{0}\u{1}\u{1F}", "^@^A^_"), ("a\tb\nc\rd", "a^Ib^Jc^Md"),
      ("\u{7}bell\u{7F}", "^Gbell^?"), ("\u{9B}31m", "<U+009B>31m"),
      ("\u{80}\u{85}", "<U+0080><U+0085>"), ("\u{301}x", "<U+0301>x"),
      ("a\u{202E}b", "a<U+202E>b"), ("\u{2066}\u{2069}", "<U+2066><U+2069>"),
      ("\u{200E}\u{200F}\u{61C}", "<U+200E><U+200F><U+061C>"),
      ("\u{2028}\u{2029}", "<U+2028><U+2029>"), ("\u{E0041}", "<U+E0041>"),
      ("pay\u{200B}load", "pay<U+200B>load"), ("\u{FEFF}x", "<U+FEFF>x"), ("\u{3164}", "<U+3164>"),
      ("\u{FFFE}", "<U+FFFE>"), ("日本語", "日本語"), ("e\u{301}", "e\u{301}"), ("👨‍👩‍👧", "👨‍👩‍👧"),
    ])
  func visible(text: String, expected: String) {
    #expect(SafeText(Array(text.utf8)).description == expected)
    #expect(SafeText(sanitizing: text).description == expected)
  }

  @Test(
    "bytes that are not UTF-8 become visible, one by one",
    arguments: [
      ([0x61, 0xFF, 0x62], "a\\xffb"), ([0x9B, 0x33, 0x31, 0x6D], "\\x9b31m"),
      ([0xC3], "\\xc3"), ([0xC0, 0x80], "\\xc0\\x80"), ([0xED, 0xA0, 0x80], "\\xed\\xa0\\x80"),
      ([0xF5, 0x80, 0x80, 0x80], "\\xf5\\x80\\x80\\x80"), ([0xE2, 0x82], "\\xe2\\x82"),
      ([0xE2, 0x82, 0x41], "\\xe2\\x82A"), ([0xC3, 0xA4, 0xA4], "ä\\xa4"),
    ] as [([UInt8], String)])
  func invalid(bytes: [UInt8], expected: String) {
    #expect(SafeText(bytes).description == expected)
  }

  @Test("marks piled on one letter are drawn up to eight")
  func marks() {
    let text = "a" + String(repeating: "\u{301}", count: 10)
    let expected = "a" + String(repeating: "\u{301}", count: 8) + "<U+0301><U+0301>"
    #expect(
      SafeText(sanitizing: text).description.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test("tokens are told apart from the same characters in a name")
  func tokensAreMarked() {
    let token = SafeText([0x1B])
    let text: SafeText = "^["
    #expect(token.description == text.description)
    #expect(token != text)
    #expect(encode(Line(token)) == "\u{1B}[7m^[\u{1B}[m")
    #expect(encode(Line(text)) == "^[")
  }

  @Test("whatever the bytes, a terminal sees text and the sequences of our own", arguments: 0..<40)
  func randomBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let bytes = random.hostileBytes(count: 30)
      var screen = ScreenModel(columns: 1000, rows: 2)
      screen.feed(encode(Line(SafeText(bytes), .red)).utf8)
      #expect(screen.violations.isEmpty, "\(bytes)")
      #expect(screen.cursor.row == 0)
    }
  }

  @Test("the empty text and repetition")
  func repetition() {
    let text: SafeText = "ab"
    #expect(SafeText([]).isEmpty)
    #expect(text.repeated(3).description == "ababab")
    #expect(text.repeated(0).isEmpty)
    #expect(text.repeated(-1).isEmpty)
  }

  private func encode(_ line: Line) -> String {
    let stream = StreamStyle(isTerminal: true, color: .ansi16, hasAttributes: true)
    let bytes = LineEncoder(stream: stream, isUnicode: true).encode(line)
    return String(decoding: bytes, as: UTF8.self)
  }
}
