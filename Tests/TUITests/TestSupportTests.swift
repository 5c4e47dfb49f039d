import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The test kit tested: a judge that lets everything pass would be worse than none.
struct TestSupportTests {
  @Test("a signal is told apart from an exit code, and both streams from each other")
  func statuses() throws {
    let result = try run("/bin/sh", ["-c", "echo out; echo err >&2; exit 3"])
    #expect(result.status == .exited(3))
    #expect(result.outputText == "out\n" && result.errorText == "err\n")
    #expect(try run("/bin/sh", ["-c", "kill -INT $$"]).status == .signaled(SIGINT))
    #expect(try run("/bin/sh", ["-c", "exit 130"]).status == .exited(130))
  }

  @Test("more input and output than a pipe holds goes through")
  func volume() throws {
    let input = [UInt8](repeating: 0x61, count: 1_000_000)
    #expect(try run("/bin/cat", input: input).output == input)
  }

  @Test("a program that does not read its input, and one that overruns, do not hang the tests")
  func stubborn() throws {
    let input = [UInt8](repeating: 0x61, count: 1_000_000)
    #expect(try run("/bin/sh", ["-c", "exit 0"], input: input).status == .exited(0))
    #expect(try run("/bin/sleep", ["60"], timeout: .milliseconds(100)).status == .timedOut)
  }

  @Test("environment, folder and output path are the ones asked for")
  func surroundings() throws {
    let result = try run(
      "/bin/sh", ["-c", "pwd; echo $COLOR-$TERM"], environment: ["COLOR": "red"], directory: "/")
    #expect(result.outputText == "/\nred-\n")
    #expect(try run("/bin/echo", ["x"], outputPath: "/dev/null").output.isEmpty)
    #expect(throws: SpawnError.self) { try run("/nonexistent") }
  }

  @Test("a program whose reader goes away gets SIGPIPE")
  func closedPipe() throws {
    let process = try RunningProcess("/bin/sh", ["-c", "exec yes"])
    process.readOutput { !$0.isEmpty }
    process.closeOutput()
    #expect(process.finish().status == .signaled(SIGPIPE))
  }

  @Test("the pseudo-terminal is a controlling terminal of the size asked for")
  func terminal() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "test -t 0 && test -t 1 && test -t 2 && stty size </dev/tty"], columns: 91,
      rows: 17)
    #expect(terminal.waitUntilEnd() == .exited(0))
    #expect(String(decoding: terminal.output, as: UTF8.self) == "17 91\r\n")
  }

  @Test(
    "the screen records every sequence that is not ours",
    arguments: [
      "\u{1B}[2J", "\u{1B}[?25l", "\u{1B}[?1049h", "\u{1B}]0;x\u{7}", "\u{1B}c", "\t", "\u{8}",
      "\u{1B}[1K",
      "\u{1B}[H", "\u{1B}[?7l", "\u{9B}31m", "\u{1B}[>c",
    ])
  func strict(text: String) {
    var screen = ScreenModel(columns: 10, rows: 2)
    screen.feed(text.utf8)
    #expect(!screen.violations.isEmpty)
  }

  @Test("bytes that are not UTF-8 are violations")
  func notText() {
    for bytes: [UInt8] in [
      [0xFF], [0xC3, 0x41], [0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
    ] {
      var screen = ScreenModel(columns: 10, rows: 2)
      screen.feed(bytes)
      #expect(!screen.violations.isEmpty, "\(bytes)")
    }
  }

  @Test("the screen wraps, scrolls, moves and erases as a terminal does")
  func screen() {
    var screen = ScreenModel(columns: 5, rows: 3)
    screen.feed("abcdefg\r\n日本語\r\nx".utf8)
    #expect(screen.scrollback == ["abcde", "fg"])
    #expect(screen.rows == ["日本", "語", "x"])
    screen.feed("\u{1B}[1A\u{1B}[K\u{1B}[4Gy".utf8)
    #expect(screen.rows == ["日本", "   y", "x"])
    screen.feed("\r\u{1B}[1Aab\u{1B}[J".utf8)
    #expect(screen.rows == ["ab", "", ""])
    #expect(screen.violations.isEmpty)
  }

  @Test("a row that was wrapped is joined again when there is room, and the cursor stays with it")
  func reflow() {
    var screen = ScreenModel(columns: 10, rows: 4)
    screen.feed("0123456789abc\r\nnext\r\n".utf8)
    screen.resize(columns: 20, rows: 4)
    #expect(screen.rows == ["0123456789abc", "next", "", ""])
    #expect(screen.cursor == (2, 0))
    screen.resize(columns: 5, rows: 6)
    #expect(screen.rows == ["01234", "56789", "abc", "next", "", ""])
    #expect(screen.cursor == (4, 0))
    screen.resize(columns: 5, rows: 3)
    #expect(screen.scrollback == ["01234", "56789"])
    #expect(screen.rows == ["abc", "next", ""])
  }
}
