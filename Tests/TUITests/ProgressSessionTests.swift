@testable import TUI
import TestSupport
import Testing

/// The renderer over a clock value and a modelled screen: nothing here sleeps.
struct ProgressSessionTests {
  /// A run whose clock the test moves.
  private struct Run {
    var session: ProgressSession
    var reading = ProgressReading()
    var size = WindowSize(columns: 80, rows: 24)
    var now = Duration.zero
    var writes: [[UInt8]] = []

    init(_ environment: [String: String] = [:], progress: ProgressChoice = .always) {
      let environment = ["TERM": "xterm", "LANG": "C.UTF-8"].merging(environment) { $1 }
      let policy = TerminalPolicy(
        flags: TerminalFlags(progress: progress),
        facts: TerminalFacts(environment: environment, isErrorTerminal: true))
      session = ProgressSession(policy: policy, stages: ProgressStage.allCases)
      reading[.scanning].begin = .zero
    }

    /// One tick after each `step` until `end`, with one more file found each time.
    mutating func tick(until end: Duration, every step: Duration = .milliseconds(100)) {
      while now + step <= end {
        now += step
        reading.filesFound += 1
        write(session.tick(reading, at: now, size: size))
      }
    }

    mutating func write(_ bytes: [UInt8]) {
      if !bytes.isEmpty { writes.append(bytes) }
    }

    mutating func finish(_ closing: Line? = nil, keepsBlock: Bool = true) {
      write(session.finish(reading, at: now, size: size, closing: closing, keepsBlock: keepsBlock))
    }

    /// What stands on a screen that got all writes.
    func screen() -> ScreenModel {
      var screen = ScreenModel(columns: size.columns, rows: size.rows)
      for bytes in writes { screen.feed(bytes) }
      return screen
    }
  }

  @Test("a run of less than half a second shows its closing line alone, without any escape")
  func quick() {
    var run = Run()
    run.tick(until: .milliseconds(490), every: .milliseconds(10))
    #expect(run.writes.isEmpty)
    run.finish("done")
    #expect(run.writes == [Array("done\n".utf8)])
  }

  @Test("at most ten frames a second, however often the clock ticks")
  func pace() {
    var run = Run()
    run.tick(until: .milliseconds(2_495), every: .milliseconds(7))
    #expect((15...20).contains(run.writes.count))
  }

  @Test("a frame equal to the last is not written; the last frame always is")
  func equalFrames() {
    var run = Run()
    run.tick(until: .milliseconds(500))
    #expect(run.writes.count == 1)
    for _ in 0..<4 {
      run.now += .milliseconds(100)
      run.write(run.session.tick(run.reading, at: run.now, size: run.size))
    }
    #expect(run.writes.count == 1)
    run.finish()
    #expect(run.writes.count == 2)
    #expect(run.screen().text == ["▸ Scanning       0 s  5 files"])
  }

  @Test("each write is one whole frame between the marks of synchronized output")
  func framing() {
    var run = Run()
    run.tick(until: .seconds(2))
    for bytes in run.writes {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.hasPrefix("\u{1B}[?2026h") && text.hasSuffix("\u{1B}[?2026l"))
      #expect(text.split(separator: "\u{1B}[?2026").count == 2)
    }
    #expect(run.screen().violations.isEmpty)
  }

  @Test("while a frame is drawn no row of the block is ever blank")
  func noFlicker() {
    var run = Run()
    run.tick(until: .seconds(1))
    var screen = ScreenModel(columns: 80, rows: 24)
    screen.feed(run.writes[0])
    for byte in run.writes.dropFirst().joined() {
      screen.feed([byte])
      #expect(screen.rows.prefix(3).allSatisfy { !$0.isEmpty })
    }
  }

  @Test("lines given to the log stand above the block, each once and whole")
  func log() {
    var run = Run()
    run.size.rows = 2_000
    for number in 0..<1_000 {
      if number % 10 == 0 { run.tick(until: run.now + .milliseconds(100)) }
      run.write(run.session.log("warning \(.count(number)): \(SafeText(Array("a\nb".utf8)))"))
    }
    run.finish("closed")
    let rows = run.screen().text
    #expect(rows.prefix(1_000) == (0..<1_000).map { "warning \(SafeText.count($0)): a^Jb" }[...])
    #expect(rows.dropFirst(1_000).map { $0.prefix(6) } == ["▸ Scan", "closed"])
  }

  @Test("a logged line that ends in the last column keeps its last character", arguments: 77...83)
  func margin(length: Int) {
    var run = Run()
    run.tick(until: .seconds(1))
    let line = Line(SafeText("x").repeated(length))
    run.write(run.session.log(line))
    run.tick(until: .seconds(2))
    #expect(run.screen().text.joined().prefix { $0 == "x" }.count == length)
  }

  @Test("done, the block is one row for each stage that began, with the closing line below")
  func finish() {
    var run = Run()
    run.tick(until: .seconds(1))
    run.reading[.scanning].end = .seconds(1)
    run.reading[.extracting] = StageTimes(begin: .seconds(1), end: .seconds(3))
    run.reading.filesDone = 10
    run.now = .seconds(3)
    run.finish("10 files")
    #expect(
      run.screen().text == [
        "✓ Scanning     1.0 s  10 files", "✓ Extracting   2.0 s  10 files", "10 files",
      ])
    run.finish("again")
    #expect(run.screen().text.last == "10 files")
  }

  @Test("the block can disappear at the end, and does when a signal ends the run")
  func erase() {
    var run = Run()
    run.tick(until: .seconds(1))
    run.finish("10 files", keepsBlock: false)
    #expect(run.screen().text == ["10 files"])

    run = Run()
    run.tick(until: .seconds(1))
    run.write(run.session.interrupt(size: run.size, line: "interrupted"))
    #expect(run.screen().text == ["interrupted"])
    run.tick(until: .seconds(2))
    #expect(run.screen().text == ["interrupted"])
  }

  @Test("suspended, the block is gone; resumed, it comes back")
  func suspend() {
    var run = Run()
    run.tick(until: .seconds(1))
    run.write(run.session.suspend(size: run.size))
    #expect(run.screen().text.isEmpty)
    run.tick(until: .seconds(2))
    #expect(run.screen().text.isEmpty)
    run.session.resume()
    run.tick(until: .seconds(3))
    #expect(run.screen().text.count == 3)
  }

  @Test(
    "a plain log has a line for each start and end, and no control character",
    arguments: [true, false])
  func plain(isAccessible: Bool) {
    var run = Run(isAccessible ? ["ACCESSIBLE": "1"] : [:], progress: .plain)
    run.tick(until: .seconds(1))
    run.reading[.scanning].end = .seconds(1)
    run.reading[.extracting].begin = .seconds(1)
    run.tick(until: .seconds(2))
    run.reading[.extracting].end = .seconds(2)
    run.reading.filesDone = 20
    run.finish("20 files")
    #expect(
      String(decoding: run.writes.joined(), as: UTF8.self) == """
        Scanning ...
        Scanning done: 11 files in 1.0 s
        Extracting ...
        Extracting done: 20 files in 1.0 s
        20 files

        """)
  }

  @Test("progress that is off shows logged lines and the closing line")
  func never() {
    var run = Run(progress: .never)
    run.tick(until: .seconds(3))
    run.write(run.session.log("warning"))
    run.finish("done")
    #expect(String(decoding: run.writes.joined(), as: UTF8.self) == "warning\ndone\n")
  }
}
