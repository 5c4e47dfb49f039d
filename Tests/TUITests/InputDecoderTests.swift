import TUI
import TestSupport
import Testing

/// What a keyboard sends, as keys.
@Suite("Input decoder")
struct InputDecoderTests {
  private static let table: [(String, [String])] = [
    ("a", ["a"]), ("G", ["G"]), (" ", ["space"]), ("\r", ["enter"]), ("\n", ["enter"]),
    ("\t", ["tab"]), ("\u{7F}", ["backspace"]), ("\u{4}", ["ctrl-d"]), ("ä", ["ä"]),
    ("日本", ["日", "本"]), ("\u{1B}[A", ["up"]), ("\u{1B}OB", ["down"]),
    ("\u{1B}[1;3D", ["alt-left"]), ("\u{1B}[1;5C", ["ctrl-right"]), ("\u{1B}[Z", ["shift-tab"]),
    ("\u{1B}[5~", ["pgup"]), ("\u{1B}[6~", ["pgdn"]), ("\u{1B}[H", ["home"]),
    ("\u{1B}[4~", ["end"]),
    ("\u{1B}[3~", ["delete"]), ("\u{1B}x", ["alt-x"]), ("\u{1B}[97;5u", ["ctrl-a"]),
    ("\u{1B}[13;2u", ["shift-enter"]), ("\u{1B}\u{1B}[A", ["esc", "up"]),
    // The mouse: left button with and without control, the wheel; releases and other buttons are nothing.
    ("\u{1B}[<0;5;3M", ["press 4,2"]), ("\u{1B}[<16;200;60M", ["press 199,59"]),
    ("\u{1B}[<64;1;1Mj", ["wheel(-1) 0,0", "j"]), ("\u{1B}[<65;9;9M", ["wheel(1) 8,8"]),
    ("\u{1B}[<0;5;3m", []), ("\u{1B}[<2;5;3M", []), ("\u{1B}[<35;5;3M", []),
    ("\u{1B}[<0;0;3M", []), ("\u{1B}[<0;5M", []),
    // Answers of the terminal are no keys.
    ("\u{1B}[?62;4c", ["attributes"]), ("\u{1B}[?2027;2$y", ["mode(2027, state: 2)"]),
    ("\u{1B}[?0u", ["keyboard"]), ("\u{1B}[>1;10;0c", []), ("\u{1B}[?2027y", []),
    ("\u{1B}[?$y", []), ("\u{1B}[I\u{1B}[O", []), ("\u{1B}[27u", ["esc"]),
    ("\u{1B}[99;5u", ["ctrl-c"]),
    // The keypad and keys without a meaning here, in kitty's numbers.
    ("\u{1B}[57414u", ["enter"]), ("\u{1B}[57419;5u", ["ctrl-up"]), ("\u{1B}[57361u", []),
    // Numbers that no key has.
    ("\u{1B}[4294967296u", []), ("\u{1B}[1;-9223372036854775808A", ["up"]),
    ("j\u{1B}[Bk", ["j", "down", "k"]),
  ]

  private func names(_ events: [InputEvent]) -> [String] {
    events.map { event in
      switch event {
      case .key(let key): key.name
      case .paste(let text): "paste:" + String(decoding: text, as: UTF8.self)
      case .report(let report): "\(report)"
      case .mouse(let mouse): "\(mouse.action) \(mouse.column),\(mouse.row)"
      }
    }
  }

  @Test("each sequence is its key, at every point where it may be parted", arguments: table)
  func sequences(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    for split in 0...bytes.count {
      var decoder = InputDecoder()
      let events = decoder.feed(bytes[..<split]) + decoder.feed(bytes[split...])
      #expect(names(events) == expected, "parted at \(split)")
    }
  }

  @Test("an escape alone is a key once nothing follows")
  func escape() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]).isEmpty)
    #expect(decoder.isWaiting)
    #expect(names(decoder.flush()) == ["esc"])
    #expect(!decoder.isWaiting)
    #expect(names(decoder.feed(Array("j".utf8))) == ["j"])
  }

  @Test("an answer that stops on its way is not taken for an escape and letters")
  func lateAnswer() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}[?20".utf8)).isEmpty)
    #expect(!decoder.isWaiting)
    #expect(decoder.flush().isEmpty)
    #expect(names(decoder.feed(Array("27;1$yj".utf8))) == ["mode(2027, state: 1)", "j"])
  }

  @Test("a paste is one event, and nothing in it is a key")
  func paste() {
    let bytes = Array("a\u{1B}[200~q\u{1B}[A\n\u{1B}[201~b".utf8)
    for split in 0...bytes.count {
      var decoder = InputDecoder()
      let events = decoder.feed(bytes[..<split]) + decoder.feed(bytes[split...])
      #expect(names(events) == ["a", "paste:q\u{1B}[A\n", "b"], "parted at \(split)")
    }
  }

  @Test("any bytes are taken, and the same ones however they are parted", arguments: 1...30)
  func noise(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let bytes = random.hostileBytes(count: 400)
    var whole = InputDecoder()
    var parted = InputDecoder()
    let expected = whole.feed(bytes)
    #expect(bytes.flatMap { parted.feed([$0]) } == expected)
  }

  @Test("names of keys read back as the keys")
  func keyNames() {
    for name in ["j", "G", "ctrl-d", "alt-left", "shift-tab", "esc", "enter", "space", "-", "?"] {
      #expect(Key(named: name)?.name == name)
    }
    #expect(Key(named: "nonsense") == nil)
    #expect(Key(named: "") == nil)
  }
}
