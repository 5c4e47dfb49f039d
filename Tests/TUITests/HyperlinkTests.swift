import TUI
import TestSupport
import Testing

struct HyperlinkTests {
  private static let style = StreamStyle(
    isTerminal: true, color: .ansi16, hasAttributes: true, hasHyperlinks: true)

  @Test("a link is opened and closed around its text, whatever the name holds")
  func bytes() {
    let names = ["/a b/ü.py", "/x\u{1B}]0;owned\u{07}y", "/100%/#?;\\", "/\n\t"]
    for name in names {
      let link = Hyperlink(file: name.utf8)
      let line = Line("see ") + Line(SafeText(name.utf8), .cyan.linked(to: link)) + Line(" there")
      var screen = ScreenModel(columns: 80, rows: 3)
      screen.feed(LineEncoder(stream: Self.style, isUnicode: true).encode(line))
      #expect(screen.violations.isEmpty, "\(screen.violations)")
      #expect(screen.links.count == 1)
      #expect(screen.openLink.isEmpty)
    }
    let bytes = LineEncoder(stream: Self.style, isUnicode: true).encode(
      Line("x", .plain.linked(to: Hyperlink(file: [UInt8(ascii: "/"), 0xFF, 0x20, 0x0A]))))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("\u{1B}]8;;file://"))
    #expect(text.hasSuffix("/%FF%20%0A\u{1B}\\x\u{1B}]8;;\u{1B}\\"))
  }

  @Test("a stream without links gets none")
  func without() {
    let line = Line("x", .plain.linked(to: Hyperlink(file: "/a".utf8)))
    #expect(LineEncoder(stream: .plain, isUnicode: true).encode(line) == Array("x".utf8))
  }

  /// Flag, environment, whether standard output is a terminal, and whether there are links.
  private static let rules: [(String, Bool, Bool)] = [
    ("TERM=xterm-256color", true, false), ("TERM=xterm-kitty", true, true),
    ("TERM=xterm-kitty", false, false), ("TERM=alacritty", true, true),
    ("TERM=xterm-256color TERM_PROGRAM=vscode", true, true),
    ("TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", true, false),
    ("TERM=xterm-256color VTE_VERSION=6003", true, true),
    ("TERM=xterm-256color VTE_VERSION=4999", true, false),
    ("TERM=xterm-256color WT_SESSION=x", true, true),
    ("TERM=tmux-256color TMUX=/tmp/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4", true, true),
    ("TERM=tmux-256color TMUX=/tmp/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a", true, false),
    ("TERM=tmux-256color TMUX=/tmp/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=4.0", true, true),
    ("TERM=tmux-256color TMUX=/tmp/t VTE_VERSION=6003", true, false),
    ("TERM=screen STY=1 WT_SESSION=x", true, false), ("TERM=dumb WT_SESSION=x", true, false),
    ("TERM=xterm-kitty ACCESSIBLE=1", true, false),
    ("--hyperlink=always TERM=xterm", false, true),
    ("--hyperlink=never TERM=xterm-kitty", true, false),
    ("REPOMAP_HYPERLINK=always TERM=xterm", true, true),
    ("REPOMAP_HYPERLINK=never TERM=xterm-kitty", true, false),
    ("--hyperlink=auto REPOMAP_HYPERLINK=always TERM=xterm", true, false),
    ("REPOMAP_HYPERLINK=nonsense TERM=xterm-kitty", true, true),
  ]

  @Test("links are for terminals that are known to take them", arguments: rules)
  func policy(words: String, isTerminal: Bool, expected: Bool) {
    var flags = TerminalFlags()
    var environment: [String: String] = [:]
    for word in words.split(separator: " ") {
      let parts = word.split(separator: "=").map(String.init)
      if parts[0] == "--hyperlink" {
        flags.hyperlinks = HyperlinkChoice(rawValue: parts[1])
      } else {
        environment[parts[0]] = parts[1]
      }
    }
    let facts = TerminalFacts(environment: environment, isOutputTerminal: isTerminal)
    #expect(TerminalPolicy(flags: flags, facts: facts).output.hasHyperlinks == expected)
  }
}
