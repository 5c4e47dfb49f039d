@testable import TUI
import TestSupport
import Testing

/// The block after changes of size, on modelled terminals with and without reflow.
struct ResizeTests {
  /// Draws frames while the window changes, and returns the screen after each.
  private func play(
    _ sizes: [WindowSize], reflows: Bool, startRow: Int, log: Bool = false
  ) -> [ScreenModel] {
    let environment = reflows ? [:] : ["XTERM_VERSION": "XTerm(379)"]
    let policy = TerminalPolicy(
      flags: TerminalFlags(progress: .always),
      facts: TerminalFacts(environment: environment.merging(["LANG": "C.UTF-8"]) { $1 }))
    var session = ProgressSession(policy: policy, stages: ProgressStage.allCases)
    var screen = ScreenModel(columns: sizes[0].columns, rows: sizes[0].rows)
    for _ in 0..<startRow { screen.feed(Array("earlier\r\n".utf8)) }
    var now = Duration.milliseconds(500)
    var screens: [ScreenModel] = []
    for size in sizes {
      screen.resize(columns: size.columns, rows: size.rows, reflow: reflows)
      for _ in 0..<6 {
        if log { screen.feed(session.log(Line(SafeText("w").repeated(50)))) }
        screen.feed(session.tick(Self.reading(at: now), at: now, size: size))
        now += .milliseconds(100)
      }
      screens.append(screen)
    }
    return screens
  }

  private static func reading(at now: Duration) -> ProgressReading {
    ProgressReading(
      times: [
        StageTimes(begin: .zero, end: .milliseconds(100)),
        StageTimes(begin: .milliseconds(100)), StageTimes(),
      ],
      filesFound: 6984, filesDone: Int(now / .milliseconds(10)))
  }

  /// How often each stage stands on the screen or was scrolled out of it.
  private func copies(_ screen: ScreenModel) -> [Int] {
    let all = screen.scrollback + screen.rows
    return ["Scan", "Extract", "Analyz"].map { name in
      all.count { $0.contains(name) }
    }
  }

  @Test(
    "one copy of each row, and all that stood above, remains after any sequence of sizes",
    arguments: 0..<60)
  func sequences(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let reflows = seed % 3 != 0
    let sizes = (0..<8).map { _ in
      WindowSize(
        columns: .random(in: 24...140, using: &random), rows: .random(in: 12...40, using: &random))
    }
    let startRow = Int.random(in: 0...50, using: &random)
    for (size, screen) in zip(sizes, play(sizes, reflows: reflows, startRow: startRow)) {
      #expect(copies(screen) == [1, 1, 1], "\(sizes) \(size) \(screen.rows)")
      let above = (screen.scrollback + screen.rows).count { $0 == "earlier" }
      #expect(above == startRow, "\(sizes) \(size) \(screen.rows)")
      #expect(screen.violations.isEmpty)
    }
  }

  @Test("wrapped lines above the block are not touched")
  func logged() {
    let sizes = [120, 60, 44, 120].map { WindowSize(columns: $0, rows: 30) }
    for screen in play(sizes, reflows: true, startRow: 3, log: true) {
      #expect(copies(screen) == [1, 1, 1])
    }
    let last = play(sizes, reflows: true, startRow: 3, log: true).last
    let rows = (last?.scrollback ?? []) + (last?.text ?? [])
    #expect(rows.count { $0 == String(repeating: "w", count: 50) } == 24)
  }

  @Test("nothing is drawn until the new size has lasted 300 ms")
  func settling() {
    var session = ProgressSession(
      policy: TerminalPolicy(
        flags: TerminalFlags(progress: .always), facts: TerminalFacts()),
      stages: ProgressStage.allCases)
    var drawn: [Int] = []
    for tick in 5..<20 {
      let now = Duration.milliseconds(tick * 100)
      // Narrower with every tick up to the tenth, as under a dragging hand.
      let size = WindowSize(columns: tick < 7 ? 120 : 120 - min(tick, 10), rows: 24)
      if !session.tick(Self.reading(at: now), at: now, size: size).isEmpty { drawn.append(tick) }
    }
    #expect(drawn == [5, 6] + Array(13..<20))
  }

  @Test(
    "rows of a line that wraps",
    arguments: [
      ("", 10, 1), ("abc", 10, 1), ("abcdefghij", 10, 1), ("abcdefghijk", 10, 2), ("日本語", 6, 1),
      ("日本語", 5, 2), ("日本語", 3, 3),
    ])
  func wrapping(text: String, columns: Int, rows: Int) {
    #expect(Line(SafeText(sanitizing: text)).rows(columns: columns) == rows)
  }
}
