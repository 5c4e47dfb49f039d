import ArgumentParser
import Foundation
import RepoMap
import TestSupport
import TUI
import Testing

@testable import RepoMapCLI

/// The built binary on a pseudo-terminal, as a person sees it.
@Suite("On a terminal")
struct TerminalTests {
  private func screen(
    _ arguments: [String], in folder: TemporaryFolder, columns: Int, rows: Int
  ) throws -> ScreenModel {
    let terminal = try PseudoTerminal(
      try BuiltProduct.repomap(), arguments, columns: columns, rows: rows, directory: folder.path)
    #expect(terminal.waitUntilEnd() == .exited(0))
    var screen = ScreenModel(columns: columns, rows: rows)
    screen.feed(terminal.output)
    return screen
  }

  private static let sources = [
    "src/shapes.py": "class Circle:\n    def area(self): return pi()\n\ndef pi(): return 3\n",
    "src/use.py": "from shapes import Circle\nCircle().area()\nCircle()\n",
    "lib/tool.go": "package lib\n\nfunc Run() {}\n", "notes.txt": "x",
  ]

  @Test(
    "the summary fits the window and names what matters",
    arguments: [(80, 24), (120, 40), (40, 12), (60, 16)])
  func summary(columns: Int, rows: Int) throws {
    let folder = try TemporaryFolder(Self.sources)
    let screen = try screen(["-q"], in: folder, columns: columns, rows: rows)
    #expect(screen.violations.isEmpty)
    #expect(screen.scrollback.isEmpty, "nothing may scroll away")
    let text = screen.text.joined(separator: "\n")
    #expect(text.contains("3 files parsed of 4"))
    #expect(text.contains("Python"))
    #expect(screen.text.allSatisfy { $0.count < columns })
    if rows >= 24 {
      for name in ["Python", "Circle"] {
        let row = screen.text.first { $0.hasPrefix(name) }
        #expect(row?.contains("█") == true, "a bar beside \(name)")
      }
    }
  }

  @Test("where there is next to no room the most important rows are left, and no pager comes up")
  func smallest() throws {
    let folder = try TemporaryFolder(Self.sources.merging(["broken.py": "def (:\n"]) { $1 })
    let low = try screen(["-q"], in: folder, columns: 20, rows: 4)
    #expect(low.violations.isEmpty)
    #expect(low.text.count == 3 && low.scrollback.isEmpty)
    #expect(low.text[0].hasSuffix("  4 files"))
    #expect(low.text[1].hasPrefix("Problems 1 with"))
    // A command that does not fit would be half of one.
    let narrow = try screen([], in: folder, columns: 40, rows: 14)
    #expect(narrow.text.last == "Next     repomap browse")
    #expect(narrow.text.first?.hasPrefix("parsed 4 of 5 files in ") == true)
    #expect(narrow.text.count { $0.contains("memory") } == 0)
  }

  @Test("a summary of a large tree keeps to 24 rows", arguments: [25, 60])
  func largeSummary(rows: Int) throws {
    let folder = try TemporaryFolder()
    let screen = try self.screen(
      ["-q", projectPath + "/Tests/Fixtures"], in: folder, columns: 80, rows: rows)
    #expect(screen.violations.isEmpty)
    #expect(screen.text.count <= 24)
    #expect(screen.scrollback.isEmpty)
  }

  @Test("nothing from a hostile repository reaches the terminal unescaped")
  func hostile() throws {
    let folder = try TemporaryFolder()
    let evil = Array("\u{1B}]0;owned\u{07}\u{1B}[2J\u{9B}31m\u{202E}x".utf8)
    folder.write(rawName: evil + Array(".py".utf8), "def na\u{0301}me(): pass\n")
    folder.write(rawName: Array("a\nb\u{7F}".utf8) + [0x9B, 0xFF, 0x2E, 0x70, 0x79], "x = 1\n")
    try folder.write(
      "ids.rb",
      Array(
        "def evil\u{202E}name\nend\nevil\u{202E}name()\nclass A\nend\n# \u{1B}[31m doc\ndef b\nend\n"
          .utf8))
    for arguments in [
      ["analyze", "-q"], ["files"], ["stats", "-q"], ["tags", "-q"], ["analyze", "--json", "-q"],
      ["analyze", "--format", "markdown", "-q"], ["tags", "--format", "ctags", "-q"],
      ["tags", "--format", "etags", "-q"], ["why", "ids.rb"],
      ["analyze", "--format", "ndjson", "-q"], ["find", "e", "-q"],
      ["find", "e", "-q", "--json"], ["find", "e", "-q", "--format", "tsv"],
      ["show", "ids.rb:1", "-q"], ["show", "ids.rb:8", "-q", "--context", "3"],
      ["show", "ids.rb:1", "-q", "--json"], ["refs", "ids.rb:1", "-q"],
      ["refs", "ids.rb:1", "-q", "--format", "ndjson"], ["outline", ".", "-q"],
      ["outline", ".", "-q", "--json"], ["outline", ".", "-q", "--hyperlink", "always"],
      ["find", "e", "-q", "--hyperlink", "always"], ["find", "e", "-q", "--fields", "path,name"],
      ["files", "--fields", "path,language"], ["tags", "-q", "--format", "tsv"],
      ["map", "-q"], ["map", "-q", "--explain"], ["map", "-q", "--format", "json"],
      ["graph", "edges", "-q"], ["graph", "central", "-q"], ["graph", "orphans", "-q"],
      ["stats", "-q", "--languages"], ["stats", "-q", "--memory"], ["analyze", "-q", "--timings"],
      ["analyze", "--progress", "plain", "-vv"], ["languages", "--no-pager"],
      ["config", "show", "--origin"],
    ] {
      let screen = try screen(arguments, in: folder, columns: 100, rows: 60)
      #expect(screen.violations.isEmpty, "\(arguments): \(screen.violations)")
      let text = (screen.scrollback + screen.text).joined()
      #expect(
        !text.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x9B }, "\(arguments)")
    }
  }

  @Test("an error message about a hostile path is made safe")
  func hostileError() throws {
    let terminal = try PseudoTerminal(
      try BuiltProduct.repomap(), ["analyze", "no\u{1B}]0;owned\u{07}such"], columns: 80, rows: 24)
    #expect(terminal.waitUntilEnd() == .exited(2))
    var screen = ScreenModel(columns: 80, rows: 24)
    screen.feed(terminal.output)
    #expect(screen.violations.isEmpty)
    #expect(screen.text.first == "error: no such folder: no^[]0;owned^Gsuch")
  }

  @Test(
    "what the environment says of colour holds, on a terminal and in a pipe",
    arguments: [
      ([:], true, true), (["NO_COLOR": "1"], true, false), (["CLICOLOR": "0"], true, false),
      (["REPOMAP_COLOR": "never"], true, false), (["TERM": "dumb"], true, false),
      ([:], false, false), (["FORCE_COLOR": "1"], false, true),
      (["CLICOLOR_FORCE": "1"], false, true), (["REPOMAP_COLOR": "always"], false, true),
    ])
  func colors(variables: [String: String], isTerminal: Bool, isColored: Bool) throws {
    let environment = ["TERM": "xterm", "LANG": "C.UTF-8"].merging(variables) { $1 }
    let program = try BuiltProduct.repomap()
    var output: [UInt8]
    if isTerminal {
      let terminal = try PseudoTerminal(program, ["find", "x", "none"], environment: environment)
      #expect(terminal.waitUntilEnd() == .exited(2))
      output = terminal.output
    } else {
      output = try run(program, ["find", "x", "none"], environment: environment).error
    }
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.hasPrefix(isColored ? "\u{1B}[31merror: \u{1B}[m" : "error: "), "\(text)")
  }

  @Test("--ascii and --width reach the summary")
  func appearance() throws {
    let folder = try TemporaryFolder(Self.sources)
    let options = ["analyze", "-q", "--format", "text"]
    func text(_ more: String...) throws -> String {
      try run(
        try BuiltProduct.repomap(), options + more, environment: ["LANG": "C.UTF-8"],
        directory: folder.path
      ).outputText
    }
    #expect(try text().contains("█"))
    let plain = try text("--ascii", "--width", "44")
    #expect(plain.utf8.allSatisfy { $0 < 0x80 })
    #expect(plain.split(separator: "\n").allSatisfy { $0.count < 44 })
  }

  @Test(
    "asked for words, progress is told without a single escape, on a terminal too",
    arguments: [([:], ["--accessible"]), (["ACCESSIBLE": "1"], []), (["CI": "1"], [])])
  func words(variables: [String: String], options: [String]) throws {
    let folder = try TemporaryFolder.slow(fileCount: 3)
    let environment = ["TERM": "xterm", "LANG": "C.UTF-8", "REPOMAP_COLOR": "never"]
    let terminal = try PseudoTerminal(
      try BuiltProduct.repomap(), ["tags", "-j", "1"] + options,
      environment: environment.merging(variables) { $1 }, directory: folder.path,
      pipesOutput: true)
    #expect(terminal.waitUntilEnd() == .exited(0))
    #expect(!terminal.output.contains(0x1B))
    let text = String(decoding: terminal.output, as: UTF8.self)
    #expect(text.hasPrefix("Scanning ...\r\nScanning done: 4 files in "))
    #expect(text.contains("Extracting ...\r\n") && text.contains("Extracting done: 4 files in "))
  }

  @Test("Ctrl-C takes the progress block away, says so, and ends by the signal with all workers")
  func interrupt() throws {
    let folder = try TemporaryFolder.slow(fileCount: 200)
    let terminal = try PseudoTerminal(
      try BuiltProduct.repomap(), ["analyze", "-j", "1"], columns: 80, rows: 24,
      directory: folder.path)
    #expect(terminal.read(until: "\u{1B}[?2026l"))
    terminal.type("\u{03}")
    #expect(terminal.waitUntilEnd() == .signaled(SIGINT))
    var screen = ScreenModel(columns: 80, rows: 24)
    screen.feed(terminal.output)
    #expect(screen.violations.isEmpty)
    #expect(screen.text.filter { $0.contains("interrupted after") }.count == 1)
    #expect(!screen.text.contains { $0.contains("Extracting") })
    // The workers were in the terminal's process group; the kernel ends them with their parent.
    let end = ContinuousClock.now + patience
    while kill(-terminal.processID, 0) == 0 && ContinuousClock.now < end { usleep(10_000) }
    #expect(kill(-terminal.processID, 0) != 0)
  }

  @Test("SIGTERM ends by the signal and leaves no unfinished output file")
  func terminate() throws {
    let folder = try TemporaryFolder.slow(fileCount: 200)
    let names = folder.names
    let process = try RunningProcess(
      try BuiltProduct.repomap(),
      ["tags", "-j", "1", "--output", "tags", "--progress", "plain"],
      directory: folder.path)
    while folder.names == names { usleep(5_000) }
    process.send(signal: SIGTERM)
    #expect(process.finish().status == .signaled(SIGTERM))
    #expect(folder.names == names)
  }

  @Test("with standard output piped, progress is on the terminal and JSON in the pipe")
  func piped() throws {
    let folder = try TemporaryFolder.slow(fileCount: 8)
    let terminal = try PseudoTerminal(
      try BuiltProduct.repomap(), ["analyze", "-j", "1", "-vv"], columns: 80, rows: 24,
      directory: folder.path, pipesOutput: true)
    #expect(terminal.waitUntilEnd() == .exited(0))
    let json = try JSONSerialization.jsonObject(with: Data(terminal.pipedOutput)) as? [String: Any]
    #expect(json?["schema"] as? String == "repomap/analysis")
    var screen = ScreenModel(columns: 80, rows: 24)
    screen.feed(terminal.output)
    #expect(screen.violations.isEmpty)
    #expect(screen.frameCount > 0)
    // Notes were written while the block was shown: above it, each whole.
    let notes = screen.text.dropLast()
    #expect(notes.allSatisfy { $0.hasPrefix("note: ") } && notes.count > 4, "\(screen.text)")
    // The store may know the quick file from another test.
    let extracting = notes.filter { $0.hasPrefix("note: extracting: ") }
    #expect(extracting.count == 1 && extracting[0].contains(" of 9 files parsed in "))
    #expect(screen.text.last?.hasPrefix("parsed 9 of 9 files in ") == true)
  }

  @Test("while it extracts it shows the file that it is at")
  func currentFile() throws {
    let source = (0..<30_000).map { "v\($0) = f(\($0), [a, b])\n" }.joined()
    let folder = try TemporaryFolder(["a.py": "x = 1\n", "large/source.py": source])
    let terminal = try PseudoTerminal(
      try BuiltProduct.repomap(),
      ["tags", "--no-cache", "--progress", "always", "--output", "tags", "--max-file-size", "9M"],
      columns: 120, rows: 24, directory: folder.path)
    #expect(terminal.waitUntilEnd() == .exited(0))
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("large/source.py"))
  }

  @Test("the session counts the steps of the analysis for who draws them")
  func steps() throws {
    let session = try RunSession(try TerminalOptionGroup.parse(["--progress", "never"]))
    session.began(.analyzing(stepCount: 2))
    session.analyzed()
    let reading = session.counters.read()
    #expect(reading.stepsDone == 1)
    #expect(reading.stepCount == 2)
  }
}
