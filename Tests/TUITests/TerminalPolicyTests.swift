import TUI
import Testing

/// Every rule of the policy, by tables: none of these tests needs a terminal.
struct TerminalPolicyTests {
  /// What may speak about colour, from the strongest voice to the weakest, and what it says.
  private static let voices: [(name: String, value: String, says: Bool)] = [
    ("REPOMAP_COLOR", "never", false), ("REPOMAP_COLOR", "always", true),
    ("FORCE_COLOR", "1", true), ("NO_COLOR", "1", false), ("CLICOLOR_FORCE", "1", true),
    ("CLICOLOR", "0", false),
  ]

  @Test("the strongest voice about colour decides, in each of 1,152 combinations")
  func colorOrder() {
    for flag in [ColorChoice?.none, .auto, .always, .never] {
      for mask in 0..<(1 << Self.voices.count) {
        let speaking = Self.voices.indices.filter { mask & (1 << $0) != 0 }.map { Self.voices[$0] }
        guard speaking.count(where: { $0.name == "REPOMAP_COLOR" }) < 2 else { continue }
        for (isTerminal, term) in [(true, "xterm"), (true, "dumb"), (false, "xterm")] {
          check(flag, speaking, isTerminal: isTerminal, term: term)
        }
      }
    }
  }

  private func check(
    _ flag: ColorChoice?, _ speaking: [(name: String, value: String, says: Bool)],
    isTerminal: Bool, term: String
  ) {
    var environment = ["TERM": term]
    for voice in speaking { environment[voice.name] = voice.value }
    let byStream = isTerminal && term != "dumb"
    let expected =
      switch flag {
      case .always: true
      case .never: false
      case .auto: byStream
      case nil: speaking.first?.says ?? byStream
      }
    let policy = TerminalPolicy(
      flags: TerminalFlags(color: flag),
      facts: TerminalFacts(environment: environment, isOutputTerminal: isTerminal))
    let case_ = "\(String(describing: flag)) \(environment) \(isTerminal)"
    #expect((policy.output.color != .none) == expected, "\(case_)")
  }

  @Test("each stream is judged by itself")
  func streams() {
    let facts = TerminalFacts(environment: ["TERM": "xterm"], isErrorTerminal: true)
    let policy = TerminalPolicy(facts: facts)
    #expect(policy.output == .plain)
    #expect(policy.error == StreamStyle(isTerminal: true, color: .ansi16, hasAttributes: true))
  }

  @Test("NO_COLOR takes colour and leaves bold; --color never takes both; an empty value is none")
  func noColor() {
    let bold = StreamStyle(isTerminal: true, color: .none, hasAttributes: true)
    #expect(style(["NO_COLOR": "1"]) == bold)
    #expect(style(["NO_COLOR": ""]).color == .ansi16)
    #expect(style([:], TerminalFlags(color: .never)).hasAttributes == false)
    #expect(style(["FORCE_COLOR": "0", "NO_COLOR": "1"]) == bold)
    #expect(style(["FORCE_COLOR": ""]).color == .ansi16)
    #expect(style(["CLICOLOR": "1"]).color == .ansi16)
    #expect(style(["REPOMAP_COLOR": "mauve"]).color == .ansi16)
  }

  private func style(
    _ environment: [String: String], _ flags: TerminalFlags = TerminalFlags()
  ) -> StreamStyle {
    let environment = ["TERM": "xterm"].merging(environment) { $1 }
    let facts = TerminalFacts(environment: environment, isOutputTerminal: true)
    return TerminalPolicy(flags: flags, facts: facts).output
  }

  @Test(
    "the depth of colour is what the terminal says",
    arguments: [
      (["TERM": "xterm"], ColorDepth.ansi16),
      (["TERM": "xterm-256color"], .ansi256),
      (["TERM": "xterm-direct"], .rgb),
      (["TERM": "xterm-256color", "COLORTERM": "truecolor"], .rgb),
      (["TERM": "screen", "COLORTERM": "24bit"], .rgb),
      (["TERM": "xterm", "COLORTERM": "yes"], .ansi16),
      (["TERM": "tmux-256color", "TMUX": "/tmp/t,1,0"], .ansi256),
      (["TERM": "xterm", "FORCE_COLOR": "2"], .ansi256),
      (["TERM": "xterm", "FORCE_COLOR": "3"], .rgb),
      (["TERM": "xterm-256color", "FORCE_COLOR": "1"], .ansi256),
      (["TERM": "dumb"], .none), (["TERM": ""], .none), ([:], .none),
      (["FORCE_COLOR": "true"], .ansi16),
    ])
  func depth(environment: [String: String], expected: ColorDepth) {
    let facts = TerminalFacts(environment: environment, isOutputTerminal: true)
    #expect(TerminalPolicy(facts: facts).output.color == expected)
  }

  /// Words of the flags and of the environment, whether standard error is a terminal, and the mode.
  private static let modes: [(String, Bool, ProgressMode)] = [
    ("", true, .live), ("", false, .plain), ("TERM=dumb", true, .plain), ("TERM=", true, .plain),
    ("CI=true", true, .plain), ("CI=1", true, .plain), ("CI=false", true, .live),
    ("CI=", true, .live), ("CI=1", false, .plain),
    ("ACCESSIBLE=1", true, .words), ("ACCESSIBLE=0", true, .live),
    ("ACCESSIBLE=false", true, .live), ("ACCESSIBLE=1", false, .words),
    ("REPOMAP_ACCESSIBLE=1", true, .words), ("--accessible", true, .words),
    ("--progress=never", true, .never), ("--progress=never", false, .never),
    ("--progress=plain", true, .plain), ("--progress=always", false, .live),
    ("--progress=always CI=1", true, .live), ("--progress=always TERM=dumb", true, .live),
    ("--progress=always --accessible", true, .words),
    ("--progress=plain ACCESSIBLE=1", true, .words),
    ("--progress=auto", true, .live), ("--progress=auto", false, .plain),
    ("REPOMAP_PROGRESS=never", true, .never), ("REPOMAP_PROGRESS=always", false, .live),
    ("REPOMAP_PROGRESS=plain", true, .plain), ("REPOMAP_PROGRESS=auto CI=1", true, .plain),
    ("REPOMAP_PROGRESS=always CI=1", true, .live), ("REPOMAP_PROGRESS=nonsense", true, .live),
    ("--progress=plain REPOMAP_PROGRESS=never", true, .plain),
    ("--progress=auto REPOMAP_PROGRESS=never", true, .live),
    ("--quiet", true, .never), ("--quiet", false, .never),
    ("--quiet REPOMAP_PROGRESS=always", true, .never),
    ("--quiet --progress=always", true, .live),
  ]

  @Test("progress is told as asked, or as the stream allows", arguments: modes)
  func progress(words: String, isTerminal: Bool, expected: ProgressMode) {
    var flags = TerminalFlags()
    var environment = ["TERM": "xterm"]
    for word in words.split(separator: " ") {
      let parts = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      switch parts[0] {
      case "--accessible": flags.isAccessible = true
      case "--quiet": flags.isQuiet = true
      case "--progress": flags.progress = ProgressChoice(rawValue: parts[1])
      default: environment[parts[0]] = parts[1]
      }
    }
    let facts = TerminalFacts(environment: environment, isErrorTerminal: isTerminal)
    #expect(TerminalPolicy(flags: flags, facts: facts).progress == expected)
  }

  @Test(
    "glyphs need a UTF-8 locale",
    arguments: [
      (["LANG": "C.UTF-8"], true), (["LANG": "de_DE.utf8"], true), (["LANG": "C"], false),
      ([:], false), (["LANG": "en_US.ISO-8859-1"], false),
      (["LC_ALL": "C", "LANG": "C.UTF-8"], false), (["LC_ALL": "", "LANG": "C.UTF-8"], true),
      (["LC_CTYPE": "en_GB.UTF-8", "LANG": "C"], true),
      (["TERM": "linux", "LANG": "C.UTF-8"], false),
      (["REPOMAP_ASCII": "1", "LANG": "C.UTF-8"], false),
    ])
  func unicode(environment: [String: String], expected: Bool) {
    #expect(TerminalPolicy(facts: TerminalFacts(environment: environment)).isUnicode == expected)
  }

  @Test(
    "pictures come in three tiers: braille and eighths, halves of cells, ASCII",
    arguments: [
      (["LANG": "C.UTF-8"], Glyphs.unicode),
      (["LANG": "C.UTF-8", "REPOMAP_GLYPHS": "halves"], .halves),
      (["LANG": "C.UTF-8", "REPOMAP_GLYPHS": "ascii"], .ascii),
      (["LANG": "C", "REPOMAP_GLYPHS": "halves"], .ascii),
    ])
  func tiers(environment: [String: String], glyphs: Glyphs) {
    #expect(TerminalPolicy(facts: TerminalFacts(environment: environment)).glyphs == glyphs)
  }

  @Test(
    "the size is the flag's, then the terminal's, then the environment's, then 80 by 24",
    arguments: [
      (nil, nil, [:], 80, 24),
      (nil, WindowSize(columns: 120, rows: 40), ["COLUMNS": "60", "LINES": "10"], 120, 40),
      (nil, nil, ["COLUMNS": "60", "LINES": "10"], 60, 10),
      (nil, nil, ["COLUMNS": "0", "LINES": "-3"], 80, 24),
      (nil, nil, ["COLUMNS": "wide", "LINES": "99999"], 80, 24),
      (50, WindowSize(columns: 120, rows: 40), [:], 50, 40),
      (50, nil, ["COLUMNS": "60"], 50, 24),
    ] as [(Int?, WindowSize?, [String: String], Int, Int)])
  func size(
    flag: Int?, window: WindowSize?, environment: [String: String], width: Int, height: Int
  ) {
    let facts = TerminalFacts(environment: environment, windowSize: window)
    let policy = TerminalPolicy(flags: TerminalFlags(width: flag), facts: facts)
    #expect(policy.width == width)
    #expect(policy.height == height)
  }

  @Test("xterm and the console do not rewrap their lines")
  func reflow() {
    #expect(TerminalPolicy(facts: TerminalFacts(environment: ["TERM": "xterm"])).reflowsOnResize)
    for environment in [["XTERM_VERSION": "XTerm(379)"], ["TERM": "linux"]] {
      #expect(!TerminalPolicy(facts: TerminalFacts(environment: environment)).reflowsOnResize)
    }
  }
}
