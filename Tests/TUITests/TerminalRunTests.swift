import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program with progress, run on a pseudo-terminal as a person would run it.
struct TerminalRunTests {
  private static let frameMark = "\u{1B}[?2026l"

  private func start(
    _ arguments: [String], columns: Int = 80, environment: [String: String] = [:],
    pipesOutput: Bool = false
  ) throws -> PseudoTerminal {
    let base = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    return try PseudoTerminal(
      try BuiltProduct.path("TUIDemo"), arguments, columns: columns,
      environment: base.merging(environment) { $1 }, pipesOutput: pipesOutput)
  }

  private func screen(_ terminal: PseudoTerminal, columns: Int = 80) -> ScreenModel {
    var screen = ScreenModel(columns: columns, rows: 24)
    screen.feed(terminal.output)
    return screen
  }

  @Test("progress goes to standard error, results alone to standard output")
  func streams() throws {
    let terminal = try start(["1.5"], pipesOutput: true)
    #expect(terminal.waitUntilEnd() == .exited(0))
    #expect(terminal.pipedOutput == Array("result\n".utf8))
    let screen = screen(terminal)
    #expect(screen.violations.isEmpty)
    #expect(screen.frameCount > 2)
    let names = screen.text.prefix(3).map {
      $0.split(separator: " ").prefix(2).joined(separator: " ")
    }
    #expect(names == ["✓ Scanning", "✓ Extracting", "✓ Analyzing"])
    #expect(screen.text[3].hasPrefix("6,984 files in"))
  }

  @Test("a short run writes no escape sequence at all")
  func short() throws {
    let terminal = try start(["0"])
    #expect(terminal.waitUntilEnd() == .exited(0))
    #expect(!terminal.output.contains(0x1B))
    #expect(String(decoding: terminal.output, as: UTF8.self).hasSuffix("\r\nresult\r\n"))
  }

  @Test("on CI, and where standard error is no terminal, no escape and no carriage return is sent")
  func plain() throws {
    let result = try run(try BuiltProduct.path("TUIDemo"), ["1"], environment: ["TERM": "xterm"])
    #expect(result.status == .exited(0))
    #expect(result.errorText.hasPrefix("Scanning ...\nScanning done: 6,984 files in "))
    #expect(!result.error.contains(0x1B) && !result.error.contains(0x0D))
    let terminal = try start(["1"], environment: ["CI": "true"])
    #expect(terminal.waitUntilEnd() == .exited(0))
    #expect(!terminal.output.contains(0x1B))
  }

  @Test(
    "a signal erases the block, says so in one line, and ends the program as a signal does",
    arguments: [SIGINT, SIGTERM, SIGHUP])
  func interrupt(signal: Int32) throws {
    let terminal = try start(["60"])
    terminal.read(until: Self.frameMark)
    terminal.send(signal: signal)
    #expect(terminal.waitUntilEnd() == .signaled(signal))
    #expect(screen(terminal).text == ["interrupted after 0 files"])
  }

  @Test("Ctrl-C from the keyboard does the same")
  func controlC() throws {
    let terminal = try start(["60"])
    terminal.read(until: Self.frameMark)
    terminal.type("\u{3}")
    #expect(terminal.waitUntilEnd() == .signaled(SIGINT))
    #expect(screen(terminal).text == ["interrupted after 0 files"])
  }

  @Test("a second signal ends the program at once, though the first one's action hangs")
  func second() throws {
    let terminal = try start(["60", "0", "hang"])
    terminal.read(until: Self.frameMark)
    terminal.send(signal: SIGINT)
    #expect(terminal.read(until: "interrupted"))
    terminal.send(signal: SIGTERM)
    #expect(terminal.waitUntilEnd() == .signaled(SIGTERM))
  }

  @Test("Ctrl-Z takes the block away and gives the shell its terminal; fg draws again")
  func suspend() throws {
    // Only a shell with job control can be the parent of a program that stops.
    let script = "set -m; \"$0\" 60; echo stopped $?; fg >/dev/null"
    let terminal = try PseudoTerminal("/bin/sh", ["-c", script, BuiltProduct.path("TUIDemo")])
    terminal.read(until: Self.frameMark)
    terminal.type("\u{1A}")
    #expect(terminal.read(until: "stopped \(128 + SIGTSTP)\r\n"))
    let before = terminal.output.count
    #expect(terminal.read { $0.count > before + 40 })
    let rows = screen(terminal).text
    #expect(rows.count == 4 && rows[0] == "stopped 148" && rows[1].hasPrefix("▸ Scanning"))
    terminal.type("\u{3}")
    // A shell dies as its foreground program did.
    #expect(terminal.waitUntilEnd() == .signaled(SIGINT))
    #expect(screen(terminal).text == ["stopped 148", "interrupted after 0 files"])
  }

  @Test("killed at any moment, the terminal's settings and modes are as before", arguments: 0..<6)
  func kill(moment: Int) throws {
    let terminal = try start(["60", "1000"])
    let before = terminal.initialSettings
    terminal.read(until: Self.frameMark)
    terminal.read(for: .milliseconds(moment * 23))
    terminal.send(signal: SIGKILL)
    #expect(terminal.waitUntilEnd() == .signaled(SIGKILL))
    #expect(terminal.settings == before)
    let screen = screen(terminal)
    #expect(screen.violations.isEmpty)
    #expect(!screen.isSynchronizing)
  }

  @Test(
    "a program that crashes with the whole screen gives it back, whichever thread it crashes on",
    arguments: ["bounds", "fatal", "overflow"], [[], ["thread"]])
  func crashes(way: String, place: [String]) throws {
    let terminal = try PseudoTerminal(
      "/bin/sh",
      ["-c", "ulimit -c 0; exec \"$0\" crash \"$@\"", BuiltProduct.path("TUIDemo"), way] + place)
    let before = terminal.initialSettings
    let signals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT].map { ProcessStatus.signaled($0) }
    #expect(signals.contains(terminal.waitUntilEnd()))
    var screen = ScreenModel(columns: 80, rows: 24, allowsFullScreen: true)
    screen.feed(terminal.output)
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("about to crash"))
    #expect(screen.modes == [7, 25])
    #expect(terminal.settings == before)
  }

  @Test("a thousand lines logged during a run come out once each and whole")
  func log() throws {
    let terminal = try start(["2", "1000"])
    #expect(terminal.waitUntilEnd() == .exited(0))
    let screen = screen(terminal)
    let rows = screen.scrollback + screen.text
    let numbers = rows.filter { $0.hasPrefix("warning ") && $0.hasSuffix("has syntax errors") }
    #expect(numbers.count == 1_000)
    #expect(Set(numbers).count == 1_000)
    #expect(rows.count == 1_000 + 3 + 2)
    #expect(screen.violations.isEmpty)
  }

  @Test("after a change of size one copy of the block fits the new one")
  func resize() throws {
    let terminal = try start(["60"], columns: 120)
    terminal.read(until: Self.frameMark)
    terminal.read(for: .milliseconds(50))
    var screen = screen(terminal, columns: 120)
    let before = terminal.output.count
    terminal.resize(columns: 20, rows: 24)
    screen.resize(columns: 20, rows: 24)
    #expect(
      terminal.read { String(decoding: $0[before...], as: UTF8.self).contains(Self.frameMark) })
    screen.feed(terminal.output[before...])
    #expect(screen.text.count == 3 && screen.text[0].hasPrefix("Scan "))
    #expect(screen.text.allSatisfy { $0.count < 20 })
    terminal.send(signal: SIGTERM)
    #expect(terminal.waitUntilEnd() == .signaled(SIGTERM))
  }

  @Test("a signal that the caller ignores, as nohup does, stays ignored")
  func ignored() throws {
    let script = "trap '' INT; exec \"$0\" 1.5"
    let terminal = try PseudoTerminal("/bin/sh", ["-c", script, BuiltProduct.path("TUIDemo")])
    terminal.read(until: Self.frameMark)
    terminal.type("\u{3}")
    #expect(terminal.waitUntilEnd() == .exited(0))
    #expect(screen(terminal).text.last == "result")
  }

  @Test("a job in the background leaves the terminal alone, and draws when it comes to the front")
  func background() throws {
    let script = "set -m; \"$0\" 60 & sleep 1; echo marker; fg >/dev/null"
    let terminal = try PseudoTerminal("/bin/sh", ["-c", script, BuiltProduct.path("TUIDemo")])
    #expect(terminal.read(until: "marker\r\n"))
    #expect(!terminal.output.contains(0x1B))
    #expect(terminal.read(until: Self.frameMark))
    terminal.type("\u{3}")
    #expect(terminal.waitUntilEnd() == .signaled(SIGINT))
  }

  @Test("a terminal that has stopped reading does not keep a signal from ending the program")
  func stuck() throws {
    let terminal = try start(["60", "100000"])
    terminal.read(until: Self.frameMark)
    terminal.type("\u{13}")
    terminal.read(for: .milliseconds(300))
    terminal.send(signal: SIGTERM)
    #expect(terminal.waitUntilEnd() == .signaled(SIGTERM))
  }
}
