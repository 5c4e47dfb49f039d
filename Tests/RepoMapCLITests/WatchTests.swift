import Foundation
import TestSupport
import Testing

/// `repomap watch` as it runs beside an editor.
@Suite("Watch")
struct WatchTests {
  /// A watch whose lines are read one by one.
  private final class Watch {
    let process: RunningProcess
    private var lineCount = 0

    init(_ folder: TemporaryFolder, _ arguments: [String] = []) throws {
      process = try RunningProcess(
        try BuiltProduct.repomap(), ["watch", "--quiet"] + arguments, directory: folder.path)
    }

    /// The next record; nil when the program has ended.
    func next() throws -> [String: Any]? {
      let wanted = lineCount + 1
      var record: [String: Any]?
      process.readOutput { output in
        let lines = output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count > wanted else { return false }
        record = try? JSONSerialization.jsonObject(with: Data(lines[wanted - 1])) as? [String: Any]
        return true
      }
      lineCount += 1
      return record?["data"] as? [String: Any]
    }

    /// Reads records until what was added, removed and counted fits `isEnough`.
    func read(until isEnough: ([String: Any]) -> Bool) throws -> [[String: Any]] {
      var records: [[String: Any]] = []
      while let record = try next() {
        records.append(record)
        if isEnough(record) { break }
      }
      return records
    }

    deinit {
      process.send(signal: SIGKILL)
      _ = process.finish()
    }
  }

  private func totals(_ record: [String: Any]) -> [String: Int] {
    (record["totals"] as? [String: Int] ?? [:]).merging(
      (record["outcomes"] as? [String: Int] ?? [:]).filter { $0.value > 0 }
    ) { $1 }
  }

  /// What a run that knows nothing says of the folder as it is.
  private func coldTotals(_ folder: TemporaryFolder) throws -> [String: Int] {
    let json = try repomap(["analyze", "--json", "--no-cache", "-q"], in: folder).json
    var cold = totals(json)
    for key in ["identifiers", "ignored", "special", "hidden", "notIncluded"] { cold[key] = nil }
    return cold
  }

  @Test("a save is told with what it has changed, and nothing else is read")
  func save() throws {
    let folder = try TemporaryFolder(["a.py": "x = 1\n", "b.py": "def f(): pass\n"])
    let watch = try Watch(folder)
    let begin = try #require(try watch.next())
    #expect(begin["schema"] as? String == "repomap/watch")
    #expect(totals(begin) == (try coldTotals(folder)))
    try folder.write("b.py", Array("def f(): pass\ndef g(): pass\n".utf8))
    let records = try watch.read { totals($0)["definitions"] == 3 }
    let generation = try #require(records.last)
    #expect(generation["changed"] as? [String] == ["b.py"])
    #expect(generation["added"] as? [String] == [])
    #expect(generation["readFiles"] as? Int == 1)
    #expect(generation["residentBytes"] as? Int ?? 0 > 1 << 20)
    #expect(totals(generation) == (try coldTotals(folder)))
  }

  @Test("a file that is written with the same content is no news")
  func sameContent() throws {
    let folder = try TemporaryFolder(["a.py": "x = 1\n", "b.py": "y = 1\n"])
    let watch = try Watch(folder)
    _ = try watch.next()
    try folder.write("a.py", Array("x = 1\n".utf8))
    try folder.write("b.py", Array("y = 2; z = 3\n".utf8))
    let records = try watch.read { $0["changed"] as? [String] == ["b.py"] }
    #expect(records.allSatisfy { ($0["changed"] as? [String])?.contains("a.py") == false })
  }

  @Test("lines keep to the schema", arguments: [[], ["--interval", "0.1"]])
  func schema(arguments: [String]) throws {
    let schema = try JSONSchema(repomap(["schema", "watch"]).output)
    let folder = try TemporaryFolder(["a.py": "x = 1\n"])
    let process = try RunningProcess(
      try BuiltProduct.repomap(), ["watch", "-q"] + arguments, directory: folder.path)
    process.readOutput { $0.contains(UInt8(ascii: "\n")) }
    folder.write(rawName: [0xFF, 0x2E, 0x70, 0x79], "y = 1\n")
    process.readOutput { $0.count { $0 == UInt8(ascii: "\n") } > 1 }
    try FileManager.default.removeItem(atPath: folder.path)
    let result = process.finish()
    #expect(result.status == .exited(2))
    #expect(result.errorText.contains("error: the folder is gone: \(folder.path)"))
    let records = try result.jsonLines
    #expect(records.map { $0["type"] as? String ?? "" }.prefix(2) == ["begin", "generation"])
    #expect(records.last?["type"] as? String == "end")
    for record in records { #expect(schema.problems(in: record) == []) }
  }

  @Test(
    "after any edits the result is that of a run that knows nothing",
    arguments: [1, 2, 3] as [UInt64])
  func coldRun(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder([".gitignore": "*.tmp\n", "end.py": "END = 0\n"])
    for number in 0..<20 {
      try folder.write("d\(number % 4)/f\(number).py", Array("def f\(number)(): pass\n".utf8))
    }
    let watch = try Watch(folder, seed == 3 ? ["--no-cache"] : [])
    _ = try watch.next()
    for round in 1...6 {
      for _ in 0..<Int.random(in: 1...12, using: &random) { try edit(folder, &random) }
      // The last edit of a round tells that all before it have been seen.
      let lines = (0...(1000 + round)).map { "END\($0) = 0" }.joined(separator: "\n")
      try folder.write("end.py", Array(lines.utf8))
      let cold = try coldTotals(folder)
      let records = try watch.read { totals($0) == cold }
      #expect(totals(records.last ?? [:]) == cold, "seed \(seed), round \(round)")
    }
    let warm = try repomap(["analyze", "--json", "-q"], in: folder).output
    #expect(warm == (try repomap(["analyze", "--json", "-q", "--no-cache"], in: folder).output))
  }

  private func edit(_ folder: TemporaryFolder, _ random: inout SeededGenerator) throws {
    let files = FileManager.default
    let name = "d\(Int.random(in: 0..<5, using: &random))"
    let file = "\(name)/f\(Int.random(in: 0..<25, using: &random)).py"
    let number = Int.random(in: 0..<1000, using: &random)
    let source = Array("class C\(number):\n  def m(self): return C\(number)\n".utf8)
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<4: try folder.write(file, source)
    case 4: try? files.removeItem(atPath: folder.path + "/" + file)
    case 5: try? files.moveItem(atPath: folder.path + "/" + file, toPath: folder.path + "/m.py")
    case 6: try? files.moveItem(atPath: folder.path + "/" + name, toPath: folder.path + "/moved")
    case 7: try? files.removeItem(atPath: folder.path + "/" + name)
    case 8: try folder.write(".gitignore", Array("*.tmp\n/\(name)/f1*\n".utf8))
    default: try folder.write("\(name)/new/\(number).py", source)
    }
  }

  @Test("a branch switch of many files is seen whole")
  func manyFiles() throws {
    let folder = try TemporaryFolder(["a.py": "x = 1\n"])
    let watch = try Watch(folder)
    _ = try watch.next()
    for number in 0..<2000 {
      try folder.write("p\(number % 50)/f\(number).py", Array("y = \(number)\n".utf8))
    }
    let records = try watch.read { totals($0)["parsed"] == 2001 }
    #expect(records.last.map(totals) == (try coldTotals(folder)))
  }

  @Test("nobody reads on: the watch ends as other commands do")
  func closedPipe() throws {
    let folder = try TemporaryFolder(["a.py": "x = 1\n"])
    let watch = try Watch(folder)
    _ = try watch.next()
    watch.process.closeOutput()
    #expect(watch.process.finish().status == .signaled(SIGPIPE))
  }

  @Test("on a terminal a generation is one line, and Ctrl-C ends the watch")
  func terminal() throws {
    let folder = try TemporaryFolder(["a.py": "x = 1\n"])
    let terminal = try PseudoTerminal(
      try BuiltProduct.repomap(), ["watch", "."], columns: 60, rows: 12, directory: folder.path)
    #expect(terminal.read(until: "watching 1 files, 1 parsed"))
    folder.write(rawName: Array("b\u{1B}[2J.py".utf8), "y = 1\n")
    #expect(terminal.read(until: "1 added"))
    #expect(terminal.read(until: ".py"))
    terminal.type("\u{3}")
    #expect(terminal.waitUntilEnd() == .signaled(SIGINT))
    var screen = ScreenModel(columns: 60, rows: 12)
    screen.feed(terminal.output)
    #expect(screen.violations.isEmpty)
    #expect(screen.text.contains { $0.hasPrefix("1  1 added, 1 read, ") })
    #expect(screen.text.contains { $0.hasSuffix("+b^[[2J.py") })
  }

  private func terminal(_ folder: TemporaryFolder, _ arguments: [String] = []) throws
    -> PseudoTerminal
  {
    try PseudoTerminal(
      try BuiltProduct.repomap(), ["watch", "."] + arguments, columns: 80, rows: 12,
      directory: folder.path)
  }

  @Test("r looks again, enter repeats the last line, q quits, and the terminal is as it was")
  func keys() throws {
    let folder = try TemporaryFolder(["a.py": "x = 1\n"])
    let terminal = try terminal(folder)
    let before = terminal.initialSettings
    #expect(terminal.read(until: "q quits"))
    #expect(terminal.read { _ in terminal.settings != before })
    terminal.type("r")
    #expect(terminal.read(until: "nothing has changed, "))
    try folder.write("b.py", Array("y = 1\n".utf8))
    #expect(terminal.read(until: "+b.py"))
    terminal.type("\r")
    func count() -> Int {
      String(decoding: terminal.output, as: UTF8.self).components(separatedBy: "+b.py").count - 1
    }
    #expect(terminal.read { _ in count() == 2 })
    terminal.type("xq")
    #expect(terminal.waitUntilEnd() == .exited(0))
    #expect(terminal.settings == before)
    var screen = ScreenModel(columns: 80, rows: 12)
    screen.feed(terminal.output)
    #expect(screen.violations.isEmpty)
    #expect(!screen.text.contains { $0.hasSuffix("xq") }, "keys are not shown")
  }

  @Test(
    "after a signal the terminal is as it was", arguments: [SIGINT, SIGTERM, SIGHUP])
  func settings(signal: Int32) throws {
    let folder = try TemporaryFolder(["a.py": "x = 1\n"])
    let terminal = try terminal(folder)
    let before = terminal.initialSettings
    #expect(terminal.read { _ in terminal.settings != before })
    terminal.send(signal: signal)
    #expect(terminal.waitUntilEnd() == .signaled(signal))
    #expect(terminal.settings == before)
    #expect(folder.names == ["a.py"])
  }

  @Test("--clear clears the screen before each line, and nothing else does")
  func clear() throws {
    let folder = try TemporaryFolder(["a.py": "x = 1\n"])
    let terminal = try terminal(folder, ["--clear"])
    #expect(terminal.read(until: "q quits"))
    try folder.write("b.py", Array("y = 1\n".utf8))
    #expect(terminal.read(until: "+b.py"))
    terminal.type("q")
    #expect(terminal.waitUntilEnd() == .exited(0))
    var screen = ScreenModel(columns: 80, rows: 12, allowsFullScreen: true)
    screen.feed(terminal.output)
    #expect(screen.violations.isEmpty)
    #expect(screen.text.count == 1 && screen.text[0].hasSuffix("+b.py"))
  }

  @Test("git's switch between branches of a thousand files is seen whole")
  func branches() throws {
    let folder = try TemporaryFolder(["a.py": "x = 1\n"])
    func git(_ arguments: String...) throws {
      let identity = ["-c", "user.name=a", "-c", "user.email=a@b"]
      let result = try run("/usr/bin/env", ["git"] + identity + arguments, directory: folder.path)
      #expect(result.status == .exited(0), "\(result.errorText)")
    }
    try git("init", "-q", "-b", "main")
    for branch in ["main", "other"] {
      if branch == "other" { try git("switch", "-q", "-c", branch) }
      for number in 0..<1000 {
        try folder.write("d\(number % 30)/f\(number).py", Array("\(branch) = \(number)\n".utf8))
      }
      if branch == "other" { try folder.write("only/other.py", Array("z = 1\n".utf8)) }
      try git("add", ".")
      try git("commit", "-q", "-m", branch)
    }
    let watch = try Watch(folder)
    #expect(totals(try #require(try watch.next())) == (try coldTotals(folder)))
    try git("switch", "-q", "main")
    // git removes a file before it writes it: one seen in between comes back as added.
    var written: Set<String> = []
    let last = try watch.read { record in
      for key in ["changed", "added"] { written.formUnion(record[key] as? [String] ?? []) }
      return totals(record)["parsed"] == 1001 && written.count == 1000
    }.last
    #expect(written.count == 1000)
    #expect(totals(try #require(last)) == (try coldTotals(folder)))
  }

  #if os(Linux)
    private static let namespaces =
      (try? run(
        "/usr/bin/env", ["unshare", "-Ur", "test", "-w", "/proc/sys/user/max_inotify_watches"]))?
      .status == .exited(0)

    @Test(
      "where the system has no watches left the tree is looked at, with one warning",
      .enabled(if: namespaces, "a user namespace gives the limit"))
    func watchLimit() throws {
      let folder = try TemporaryFolder()
      for number in 0..<40 { try folder.write("d\(number)/a.py", Array("x = 1\n".utf8)) }
      let script = """
        echo 10 > /proc/sys/user/max_inotify_watches; exec "$0" watch --format ndjson \
          --progress never
        """
      let process = try RunningProcess(
        "/usr/bin/env", ["unshare", "-Ur", "sh", "-c", script, try BuiltProduct.repomap()],
        directory: folder.path)
      process.readOutput { $0.contains(UInt8(ascii: "\n")) }
      try folder.write("d39/b.py", Array("y = 1\n".utf8))
      process.readOutput { $0.count { $0 == UInt8(ascii: "\n") } > 1 }
      process.send(signal: SIGTERM)
      let result = process.finish()
      let warnings = result.errorText.split(separator: "\n").filter { $0.hasPrefix("warning: ") }
      #expect(warnings.count == 1)
      #expect(warnings.first?.contains("the system watches no more than 10 folders") == true)
      #expect(result.outputText.contains(#""polling":true"#))
      #expect(result.outputText.contains("d39/b.py"))
    }
  #endif

  #if os(Linux)
    @Test("an idle watch is never woken")
    func idle() throws {
      let folder = try TemporaryFolder(["a.py": "x = 1\n"])
      let watch = try Watch(folder)
      _ = try watch.next()
      // It comes to rest some time after its first line; one that wakes now and then never does.
      var counts = [try contextSwitches(of: watch.process.processID)]
      while counts.count < 2 || (counts.count < 60 && counts[counts.count - 2] != counts.last) {
        usleep(1_500_000)
        counts.append(try contextSwitches(of: watch.process.processID))
      }
      #expect(counts[counts.count - 2] == counts.last)
      #expect(folder.names == ["a.py"])
    }
  #endif
}
