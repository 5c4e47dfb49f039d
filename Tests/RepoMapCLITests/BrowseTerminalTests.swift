import Foundation
import TestSupport
import Testing

/// The browser on a pseudo-terminal: modes, signals, sizes, an editor, changes on disk.
@Suite("Browser on a terminal")
struct BrowseTerminalTests {
  private static let sources = ["a.py": "def first(): pass\n", "b.py": "def second(): pass\n"]

  private func start(
    _ folder: TemporaryFolder, columns: Int = 80, rows: Int = 12,
    environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let standard = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    return try PseudoTerminal(
      try BuiltProduct.repomap(), ["browse"], columns: columns, rows: rows,
      environment: standard.merging(environment) { $1 }, directory: folder.path)
  }

  private func screen(_ terminal: PseudoTerminal, columns: Int = 80, rows: Int = 12) -> ScreenModel
  {
    var screen = ScreenModel(columns: columns, rows: rows, allowsFullScreen: true)
    screen.feed(terminal.output)
    return screen
  }

  /// Reads until the screen shows `text`.
  private func wait(_ terminal: PseudoTerminal, columns: Int = 80, rows: Int = 12, for text: String)
  {
    let isThere = terminal.read { output in
      var screen = ScreenModel(columns: columns, rows: rows, allowsFullScreen: true)
      screen.feed(output)
      return !screen.isSynchronizing && screen.rows.contains { $0.contains(text) }
    }
    #expect(
      isThere,
      "\(text) never came:\n\(screen(terminal, columns: columns, rows: rows).rows.joined(separator: "\n"))"
    )
  }

  /// Reads until the screen, taken over for the second time, shows `text` that was drawn since.
  private func waitForReturn(_ terminal: PseudoTerminal, for text: String) {
    let enter = "\u{1B}[?1049h"
    let isThere = terminal.read { output in
      let parts = String(decoding: output, as: UTF8.self).components(separatedBy: enter)
      guard parts.count == 3 else { return false }
      var screen = ScreenModel(columns: 80, rows: 12, allowsFullScreen: true)
      screen.feed((enter + parts[2]).utf8)
      return screen.rows.contains { $0.contains(text) }
    }
    #expect(isThere, "\(text) was not drawn again")
  }

  private static let restored: Set<Int> = [7, 25]

  @Test("q leaves the terminal as it was")
  func quit() throws {
    let folder = try TemporaryFolder(Self.sources)
    let terminal = try start(folder)
    let before = terminal.initialSettings
    wait(terminal, for: "b.py")
    #expect(screen(terminal).modes == [1000, 1006, 1049, 2004])
    #expect(terminal.settings != before)
    terminal.type("q")
    #expect(terminal.waitUntilEnd() == .exited(0))
    #expect(screen(terminal).modes == Self.restored)
    #expect(screen(terminal).violations.isEmpty)
    #expect(terminal.settings == before)
  }

  @Test(
    "a signal leaves the terminal as it was, and ends the program by itself",
    arguments: [
      SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP,
    ])
  func signals(number: Int32) throws {
    let folder = try TemporaryFolder(Self.sources)
    let terminal = try start(folder)
    let before = terminal.initialSettings
    wait(terminal, for: "b.py")
    terminal.send(signal: number)
    #expect(terminal.waitUntilEnd() == .signaled(number))
    #expect(screen(terminal).modes == Self.restored)
    #expect(terminal.settings == before)
    // What gives the terminal back ends a frame first: it may come in the middle of one.
    let text = String(decoding: terminal.output, as: UTF8.self)
    let last = try #require(text.components(separatedBy: "\u{1B}[?2026h").last)
    #expect(last.components(separatedBy: "\u{1B}[?2026l").count == 3)
  }

  /// Starts the browser and waits for its questions to the terminal.
  private func startAsking(_ folder: TemporaryFolder) throws -> PseudoTerminal {
    let terminal = try start(folder)
    #expect(terminal.read(until: "\u{1B}[c"))
    #expect(screen(terminal).questions == ["?2027$p", "?u", "c"])
    return terminal
  }

  private static let answers = "\u{1B}[?2027;2$y\u{1B}[?0u\u{1B}[?62;4c"

  @Test(
    "what the terminal offers is taken, however late it answers, and given back",
    arguments: [("q", ProcessStatus.exited(0)), ("\u{1B}[99;5u", .signaled(SIGINT))])
  func offers(lastKey: String, status: ProcessStatus) throws {
    let folder = try TemporaryFolder(Self.sources)
    let terminal = try startAsking(folder)
    let before = screen(terminal)
    #expect(before.keyboardFlags.isEmpty && !before.modes.contains(2027))
    wait(terminal, for: "▸ a.py")
    terminal.type("\u{1B}[?20")
    terminal.type("27;2$y\u{1B}[?0u\u{1B}[?62;4cj")
    wait(terminal, for: "▸ b.py")
    #expect(screen(terminal).modes == [1000, 1006, 1049, 2004, 2027])
    #expect(screen(terminal).keyboardFlags == [1])
    terminal.type(lastKey)
    #expect(terminal.waitUntilEnd() == status)
    #expect(screen(terminal).modes == Self.restored)
    #expect(screen(terminal).keyboardFlags.isEmpty)
    #expect(screen(terminal).violations.isEmpty)
  }

  @Test("a crash gives back what the terminal has offered, too")
  func offersBeforeCrash() throws {
    let folder = try TemporaryFolder(Self.sources)
    let terminal = try startAsking(folder)
    terminal.type(Self.answers)
    #expect(terminal.read { (_: [UInt8]) in screen(terminal).keyboardFlags == [1] })
    terminal.send(signal: SIGSEGV)
    #expect(terminal.waitUntilEnd() == .signaled(SIGSEGV))
    #expect(screen(terminal).modes == Self.restored)
    #expect(screen(terminal).keyboardFlags.isEmpty)
  }

  @Test("an answer that comes while the browser ends is not left to the shell")
  func drainedAnswers() throws {
    let folder = try TemporaryFolder(Self.sources)
    let script = "\"$0\" browse; IFS= read -r line; printf 'line <%q>\\n' \"$line\""
    let terminal = try PseudoTerminal(
      "/bin/bash", ["-c", script, try BuiltProduct.repomap()], columns: 80, rows: 12,
      directory: folder.path)
    #expect(terminal.read(until: "\u{1B}[c"))
    terminal.type("q")
    terminal.type(Self.answers)
    #expect(terminal.read(until: "\u{1B}[?1049l"))
    terminal.type("hello\n")
    #expect(terminal.waitUntilEnd() == .exited(0))
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("line <hello>"))
  }

  @Test("Ctrl-C ends it by SIGINT")
  func interrupt() throws {
    let folder = try TemporaryFolder(Self.sources)
    let terminal = try start(folder)
    wait(terminal, for: "b.py")
    terminal.type("\u{3}")
    #expect(terminal.waitUntilEnd() == .signaled(SIGINT))
    #expect(screen(terminal).modes == Self.restored)
  }

  @Test("Ctrl-Z gives the terminal back until fg")
  func suspend() throws {
    let folder = try TemporaryFolder(Self.sources)
    // A shell with job control; without one, nobody could continue what has stopped.
    let script = "set -m; \"$0\" browse; echo stopped $?; fg >/dev/null; echo ended $?"
    let terminal = try PseudoTerminal(
      "/bin/bash", ["-c", script, try BuiltProduct.repomap()], columns: 80, rows: 12,
      directory: folder.path)
    wait(terminal, for: "def first")
    terminal.type("\u{1A}")
    #expect(terminal.read(until: "stopped \(128 + SIGTSTP)\r\n"))
    waitForReturn(terminal, for: "def first")
    terminal.type("jq")
    #expect(terminal.read(until: "ended 0\r\n"))
    #expect(terminal.waitUntilEnd() == .exited(0))
    let text = String(decoding: terminal.output, as: UTF8.self)
    let (enter, leave) = ("\u{1B}[?1049h", "\u{1B}[?1049l")
    #expect(text.components(separatedBy: enter).count == 3)
    #expect(text.components(separatedBy: leave).count == 3)
    let stopped = text.components(separatedBy: "stopped 148")[0]
    #expect(stopped.range(of: leave) != nil)
    #expect(screen(terminal).modes == Self.restored)
  }

  @Test("a new size is drawn for")
  func resize() throws {
    let folder = try TemporaryFolder(Self.sources)
    let terminal = try start(folder)
    wait(terminal, for: "def first")
    let seen = terminal.output.count
    terminal.resize(columns: 30, rows: 5)
    #expect(
      terminal.read { output in
        var screen = ScreenModel(columns: 30, rows: 5, allowsFullScreen: true)
        screen.feed(output[seen...])
        return screen.rows[0] == " 1 Files  2  3  4  5  6   1/2" && screen.rows[2] == "  b.py"
      })
  }

  @Test("what changes on disk changes on the screen, and what was chosen stays chosen")
  func live() throws {
    let folder = try TemporaryFolder(Self.sources)
    let terminal = try start(folder)
    wait(terminal, for: "b.py")
    terminal.type("j")
    wait(terminal, for: "def second")
    try folder.write("aa.py", Array("def between(): pass\n".utf8))
    wait(terminal, for: "aa.py")
    wait(terminal, for: "▸ b.py")
    try folder.write("b.py", Array("def renamed(): pass\n".utf8))
    wait(terminal, for: "def renamed")
    terminal.type("3")
    wait(terminal, for: "▸ function    renamed()")
    terminal.type("q")
    #expect(terminal.waitUntilEnd() == .exited(0))
  }

  @Test("the editor gets the file and the line, and the screen comes back")
  func editor() throws {
    let folder = try TemporaryFolder(["src/-x y.py": "\n\ndef third(): pass\n"])
    let tools = try TemporaryFolder([
      "editor": "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$(dirname \"$0\")/arguments\"\n"
    ])
    let path = tools.path + "/editor"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let terminal = try start(folder, environment: ["VISUAL": "\(path) -n", "EDITOR": "false"])
    wait(terminal, for: "y.py")
    terminal.type("3")
    wait(terminal, for: "▸ function")
    terminal.type("e")
    // The screen is taken over for the second time once the editor has ended.
    waitForReturn(terminal, for: "▸ function")
    terminal.type("?")
    wait(terminal, for: "any other goes back")
    #expect(
      try tools.text(of: "arguments") == "-n\n+3\n\(folder.path)/src/-x y.py\n")
    #expect(screen(terminal).modes == [1000, 1006, 1049, 2004])
    terminal.type("xq")
    #expect(terminal.waitUntilEnd() == .exited(0))
  }

  @Test("nothing from a hostile repository reaches the terminal unescaped")
  func hostile() throws {
    let folder = try TemporaryFolder()
    let evil = Array("\u{1B}]0;owned\u{07}\u{1B}[2J\u{9B}31m\u{202E}x".utf8)
    folder.write(rawName: evil + Array(".py".utf8), "def a(): pass\n")
    folder.write(rawName: Array("b\n\u{7F}".utf8) + [0x9B, 0xFF, 0x2E, 0x70, 0x79], "x = 1\n")
    try folder.write(
      "ids.rb", Array("def evil\u{202E}name\nend\nevil\u{202E}name()\n# \u{1B}[31m \u{9B}2J\n".utf8)
    )
    let terminal = try start(folder, columns: 100, rows: 30)
    wait(terminal, columns: 100, rows: 30, for: "ids.rb")
    for keys in [
      "j", "j", "2", "G", "\r", "\u{1B}[D", "gr", "4", "j", "5", "6", "f", "evil", "\r", "?", "x",
    ] {
      terminal.type(keys)
      terminal.read(for: .milliseconds(60))
    }
    terminal.type("q")
    #expect(terminal.waitUntilEnd() == .exited(0))
    let screen = screen(terminal, columns: 100, rows: 30)
    #expect(screen.violations.isEmpty, "\(screen.violations)")
  }

  @Test("the source is coloured by its syntax, and without colours its keywords are bold")
  func colours() throws {
    let folder = try TemporaryFolder(["a.py": "def first(): pass\n"])
    for (environment, style) in [([:], [1, 34]), (["NO_COLOR": "1"], [1])] {
      let terminal = try start(folder, environment: environment)
      let isColoured = terminal.read { output in
        var screen = ScreenModel(columns: 80, rows: 12, allowsFullScreen: true)
        screen.feed(output)
        return screen.cell(row: 2, column: 41).text == "e"
          && screen.cell(row: 2, column: 41).style == style
      }
      #expect(isColoured, "\(environment)")
      terminal.type("q")
      #expect(terminal.waitUntilEnd() == .exited(0))
    }
  }

  /// What the browser has written, and where it can be told, how often it was woken.
  private func activity(of terminal: PseudoTerminal) throws -> [Int] {
    #if os(Linux)
      [terminal.output.count, try contextSwitches(of: terminal.processID)]
    #else
      [terminal.output.count]
    #endif
  }

  @Test("an idle browser writes nothing and is never woken")
  func idle() throws {
    let folder = try TemporaryFolder(Self.sources)
    let terminal = try start(folder)
    wait(terminal, for: "def first")
    // Indexed, and coloured: nothing more is under way.
    terminal.type("3")
    wait(terminal, for: "▸ function")
    let isColoured = terminal.read { (_: [UInt8]) in
      screen(terminal).cell(row: 3, column: 41).style == [1, 34]
    }
    #expect(isColoured)
    // On a busy machine a last frame may be on its way; one that never rests never ends this.
    var marks = [try activity(of: terminal)]
    while marks.count < 2 || (marks.count < 60 && marks[marks.count - 2] != marks.last) {
      terminal.read(for: .seconds(1))
      marks.append(try activity(of: terminal))
    }
    #expect(marks[marks.count - 2] == marks.last)
    terminal.type("q")
    #expect(terminal.waitUntilEnd() == .exited(0))
  }

  @Test("the first frame waits for no file, and keys are answered while files are parsed")
  func firstFrame() throws {
    let folder = try TemporaryFolder.slow(fileCount: 200)
    let terminal = try PseudoTerminal(
      try BuiltProduct.repomap(), ["browse", "-j", "1"], columns: 80, rows: 12,
      directory: folder.path)
    let end = "\u{1B}[?2026l"
    #expect(terminal.read(until: end))
    let text = String(decoding: terminal.output, as: UTF8.self)
    var first = ScreenModel(columns: 80, rows: 12, allowsFullScreen: true)
    first.feed(Array((text.components(separatedBy: end)[0] + end).utf8))
    #expect(first.rows[1].hasPrefix("looking at the folder "))
    wait(terminal, for: "▸ a.py")
    terminal.type("2")
    wait(terminal, for: "not indexed yet")
    terminal.type("?")
    wait(terminal, for: "any other goes back")
    terminal.type("xq")
    #expect(terminal.waitUntilEnd() == .exited(0))
  }

  @Test("an escape alone is a key, though something might follow it")
  func escape() throws {
    let folder = try TemporaryFolder(Self.sources)
    let terminal = try start(folder)
    wait(terminal, for: "▸ a.py")
    terminal.type("/b.")
    wait(terminal, for: "▸ b.py")
    terminal.type("\u{1B}")
    wait(terminal, for: "▸ a.py")
    terminal.type("q")
    #expect(terminal.waitUntilEnd() == .exited(0))
  }

  @Test("with --pick enter prints the place into the pipe, drawn on the terminal all the same")
  func pick() throws {
    let folder = try TemporaryFolder(Self.sources)
    for (keys, status, output) in [
      ("2j\r", ProcessStatus.exited(0), "b.py:1\n"), ("\r", .exited(0), "a.py\n"),
      ("q", .exited(130), ""),
    ] {
      let terminal = try PseudoTerminal(
        try BuiltProduct.repomap(), ["browse", "--pick"], columns: 80, rows: 12,
        directory: folder.path, pipesOutput: true)
      wait(terminal, for: "def first")
      terminal.type("3")
      wait(terminal, for: "▸ function")
      terminal.type("1")
      wait(terminal, for: "▸ a.py")
      terminal.type(keys)
      #expect(terminal.waitUntilEnd() == status)
      #expect(String(decoding: terminal.pipedOutput, as: UTF8.self) == output)
      #expect(screen(terminal).violations.isEmpty)
    }
  }

  @Test("without a terminal it says so")
  func noTerminal() throws {
    let folder = try TemporaryFolder(Self.sources)
    let result = try run(
      "/usr/bin/env", ["setsid", "-w", try BuiltProduct.repomap(), "browse"], directory: folder.path
    )
    #expect(result.status == .exited(2))
    #expect(result.errorText.contains("no terminal"))
  }

  @Test("--no-mouse leaves the mouse to the terminal")
  func noMouse() throws {
    let folder = try TemporaryFolder(Self.sources)
    let terminal = try PseudoTerminal(
      try BuiltProduct.repomap(), ["browse", "--no-mouse"], columns: 80, rows: 12,
      directory: folder.path)
    wait(terminal, for: "b.py")
    #expect(screen(terminal).modes == [1049, 2004])
    terminal.type("q")
    #expect(terminal.waitUntilEnd() == .exited(0))
    #expect(screen(terminal).modes == Self.restored)
  }

  @Test("a click chooses, the wheel moves, and y copies only what it is pressed on")
  func mouse() throws {
    let folder = try TemporaryFolder(Self.sources)
    let terminal = try start(folder)
    wait(terminal, for: "▸ a.py")
    #expect(screen(terminal).clipboard.isEmpty)
    terminal.type("\u{1B}[<0;3;3M\u{1B}[<0;3;3m")
    wait(terminal, for: "▸ b.py")
    terminal.type("y")
    wait(terminal, for: "copied b.py")
    #expect(screen(terminal).clipboard == [Data("b.py".utf8).base64EncodedString()])
    terminal.type("\u{1B}[<64;3;3M")
    wait(terminal, for: "▸ a.py")
    terminal.type("q")
    #expect(terminal.waitUntilEnd() == .exited(0))
    #expect(screen(terminal).violations.isEmpty)
  }

  @Test("with --pick all that is marked is printed, in the order of the paths, ended as asked")
  func pickMarked() throws {
    let folder = try TemporaryFolder(Self.sources.merging(["c.py": ""]) { $1 })
    for (options, expected) in [([], "b.py\nc.py\n"), (["-0"], "b.py\0c.py\0")] {
      let terminal = try PseudoTerminal(
        try BuiltProduct.repomap(), ["browse", "--pick"] + options, columns: 80, rows: 12,
        directory: folder.path, pipesOutput: true)
      wait(terminal, for: "c.py")
      terminal.type("G ")
      wait(terminal, for: "1 marked")
      terminal.type("k ")
      wait(terminal, for: "2 marked")
      terminal.type("gg\r")
      #expect(terminal.waitUntilEnd() == .exited(0))
      #expect(String(decoding: terminal.pipedOutput, as: UTF8.self) == expected)
    }
  }
}
