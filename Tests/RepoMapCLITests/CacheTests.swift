import Foundation
import TestSupport
import Testing

/// What is kept between runs changes no result, whatever happens to the files or to the store.
@Suite("The cache")
struct CacheTests {
  private let cache: TemporaryFolder

  init() throws { cache = try TemporaryFolder() }

  private var store: String { cache.path + "/kept/tags-2.sqlite" }

  private func analyze(_ folder: TemporaryFolder, _ options: [String] = []) throws -> CommandResult
  {
    try repomap(["analyze", "--json", "--cache-dir", cache.path + "/kept"] + options, in: folder)
  }

  private func expectSame(
    _ folder: TemporaryFolder, _ comment: Comment = "", location: SourceLocation = #_sourceLocation
  ) throws {
    let kept = try analyze(folder)
    let fresh = try repomap(["analyze", "--json", "--no-cache"], in: folder)
    #expect(kept.status == .exited(0), comment, sourceLocation: location)
    #expect(kept.outputText == fresh.outputText, comment, sourceLocation: location)
  }

  private static func source(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in
      let name = "name\(Int.random(in: 0..<9, using: &random))"
      return Bool.random(using: &random)
        ? "def \(name)(a):\n    return \(name)(a)\n" : "class \(name.uppercased()): pass\n"
    }.joined()
  }

  /// How often a test does what it does: `make soak` sets more than these few.
  private static func count(_ variable: String, _ standard: Int) -> Int {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init) ?? standard
  }

  @Test("after any edits the result is that of a run without a cache")
  func edits() throws {
    var random = SeededGenerator(seed: 20)
    let folder = try TemporaryFolder()
    for number in 0..<80 { try folder.write("f\(number).py", Array(Self.source(&random).utf8)) }
    let branches = try GitBranches(in: folder)
    try expectSame(folder, "at first")
    let count = Self.count("REPOMAP_CACHE_SEQUENCES", 60)
    for step in 0..<count {
      for _ in 0..<Int.random(in: 1...(step % 20 == 19 ? 70 : 3), using: &random) {
        try edit(folder, &random)
      }
      if step % 7 == 6 { try branches?.commitAndSwitch(&random) }
      try expectSame(folder, "after step \(step)")
      // Files this old are believed by their fingerprints from the next look on.
      if step % 20 == 0 {
        usleep(2_100_000)
        try expectSame(folder, "long after step \(step)")
      }
    }
  }

  private func edit(_ folder: TemporaryFolder, _ random: inout SeededGenerator) throws {
    let names = folder.names.filter { !$0.hasPrefix(".") }
    guard let name = names.randomElement(using: &random) else { return }
    let path = folder.path + "/" + name
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
      try folder.write(
        "g\(Int.random(in: 0..<40, using: &random)).py", Array(Self.source(&random).utf8))
    case 1: unlink(path)
    case 2: rename(path, folder.path + "/r\(Int.random(in: 0..<40, using: &random)).py")
    case 3: chmod(path, 0o600)
    case 4: utimes(path, nil)
    case 5:
      // Same size, same time of modification: only the time of change tells.
      var status = stat()
      stat(path, &status)
      var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      guard let last = bytes.lastIndex(where: { $0 >= 0x30 && $0 <= 0x38 }) else { return }
      bytes[last] += 1
      try folder.write(name, bytes)
      var times = [status.modification, status.modification]
      utimensat(AT_FDCWD, path, &times, 0)
    default: try folder.write(name, Array(Self.source(&random).utf8))
    }
  }

  @Test(
    "questions about one name, which read only the files that have it, give the same answers",
    arguments: [
      ["show", "area", "--all"], ["show", "Shape.area"], ["refs", "area", "--json"],
      ["refs", "Shape", "--json"], ["show", "absent"], ["refs", "unused"],
      ["show", "draw", "--all"],
    ])
  func names(command: [String]) throws {
    let folder = try TemporaryFolder([
      "a.py": "class Shape:\n    def area(self): return 1\n\ndef unused(): pass\n",
      "b.py": "from a import Shape\n\nprint(Shape().area())\n",
      "c.h": "void draw(int area);\n", "d.c": "#include \"c.h\"\nint main(void) { draw(1); }\n",
      "e.py": "def other(): pass\n",
    ])
    _ = try analyze(folder)
    // One file is known to no segment.
    try folder.write("new.py", Array("from a import Shape\n\nx = Shape().area()\n".utf8))
    let kept = try repomap(command + ["-q", "--cache-dir", cache.path + "/kept"], in: folder)
    let fresh = try repomap(command + ["-q", "--no-cache"], in: folder)
    #expect(kept.outputText == fresh.outputText)
    #expect(kept.errorText == fresh.errorText)
    #expect(kept.status == fresh.status)
  }

  @Test("what kept a file from being parsed is remembered in full")
  func failures() throws {
    let name = String(repeating: "A", count: 300)
    let folder = try TemporaryFolder([
      "crash.rb": "x = <<\(name)\n\(name)\n", "good.rb": "class A\nend\n", "text.xyz": "?",
    ])
    try folder.write("binary.py", [0x78, 0, 0x79])
    usleep(2_100_000)
    // The first run looks at files that are old enough, the second believes what it found.
    for round in 1...2 { try expectSame(folder, "run \(round)") }
  }

  @Test("what was parsed for one folder is not parsed again for its copy")
  func copies() throws {
    let first = try TemporaryFolder(["a.py": "class A: pass\n", "b.py": "class B: pass\n"])
    let second = try TemporaryFolder(["c.py": "class A: pass\n", "b.py": "class B: pass\n"])
    _ = try analyze(first)
    let before = try status()
    try expectSame(second)
    #expect(try status()["files"] as? Int == before["files"] as? Int)
    #expect(before["files"] as? Int == 2)
  }

  private func status() throws -> [String: Any] {
    try repomap(["cache", "status", "--json", "--cache-dir", cache.path + "/kept"]).json
  }

  @Test("runs that are killed at any moment leave a store that gives right results")
  func killed() throws {
    var random = SeededGenerator(seed: 3)
    let folder = try TemporaryFolder()
    for number in 0..<60 { try folder.write("f\(number).py", Array(Self.source(&random).utf8)) }
    let binary = try BuiltProduct.repomap()
    for round in 0..<Self.count("REPOMAP_CACHE_KILLS", 12) {
      try folder.write("new\(round).py", Array(Self.source(&random).utf8))
      let process = try RunningProcess(
        binary, ["analyze", "--json", "--cache-dir", cache.path + "/kept"], directory: folder.path)
      usleep(UInt32.random(in: 0...120_000, using: &random))
      process.send(signal: SIGKILL)
      _ = process.finish()
      if round % 4 == 3 { try expectSame(folder, "round \(round)") }
    }
  }

  @Test(
    "a store that is cut short, overwritten or of other bytes is replaced, and told in one line")
  func damaged() throws {
    let folder = try TemporaryFolder(["a.py": "class A: pass\n"])
    _ = try analyze(folder)
    for bytes in [
      Array("SQLite format 3\0 and no more".utf8), [UInt8](repeating: 0xA5, count: 9000),
    ] {
      try Data(bytes).write(to: URL(filePath: store))
      let result = try analyze(folder)
      #expect(result.status == .exited(0))
      #expect(result.errorText.contains("warning: cache was damaged ("))
      #expect(try result.json["totals"] as? [String: Any] != nil)
      #expect(!(try analyze(folder)).errorText.contains("warning"))
    }
  }

  @Test("a store that is cut short or has a bit flipped anywhere gives right results, and mends")
  func flipped() throws {
    var random = SeededGenerator(seed: 7)
    let folder = try TemporaryFolder()
    for number in 0..<20 { try folder.write("f\(number).py", Array(Self.source(&random).utf8)) }
    let fresh = try repomap(["analyze", "--json", "--no-cache"], in: folder)
    _ = try analyze(folder)
    let sound = [UInt8](try Data(contentsOf: URL(filePath: store)))
    for round in 0..<Self.count("REPOMAP_CACHE_FLIPS", 12) {
      var bytes = sound
      let place = Int.random(in: 0..<sound.count, using: &random)
      if round % 3 == 0 {
        bytes.removeLast(sound.count - place)
      } else {
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      for suffix in ["-wal", "-shm"] { unlink(store + suffix) }
      try Data(bytes).write(to: URL(filePath: store))
      let result = try analyze(folder)
      #expect(result.status == .exited(0), "round \(round), byte \(place)")
      #expect(result.output == fresh.output, "round \(round), byte \(place)")
      #expect(result.errorText.split(separator: "\n").count { $0.contains("warning") } <= 1)
    }
  }

  enum Place: CaseIterable {
    case file, symbolicLink, writableByOthers, ofAnother, readOnly
  }

  @Test("a place that cannot be used costs one line and no result", arguments: Place.allCases)
  func unusable(place: Place) throws {
    let folder = try TemporaryFolder(["a.py": "class A: pass\n"])
    let kept = cache.path + "/kept"
    let isRoot = geteuid() == 0
    var warning = "warning: cache not used"
    switch place {
    case .file:
      try cache.write("kept", [1])
      warning += ", it is not a folder: "
    case .symbolicLink:
      try cache.write("elsewhere/x", [])
      symlink(cache.path + "/elsewhere", kept)
      warning += ", it is a symbolic link: "
    case .writableByOthers:
      mkdir(kept, 0o700)
      chmod(kept, 0o777)
      warning += ", others may write to it"
    case .ofAnother:
      guard isRoot else { return }
      mkdir(kept, 0o700)
      chown(kept, 1, 1)
      warning += ", it belongs to another user: "
    case .readOnly:
      // Modes do not hold root back.
      guard !isRoot else { return }
      mkdir(kept, 0o500)
    }
    let result = try analyze(folder)
    #expect(result.status == .exited(0))
    #expect(result.errorText.contains(warning))
    #expect(result.errorText.split(separator: "\n").count { $0.hasPrefix("warning") } == 1)
    #expect(try result.outcomes == ["parsed": 1])
  }

  @Test(
    "an edit is seen whatever the clock was set to: same size, same time of modification",
    arguments: [-366 * 86_400, -3600, 3600, 366 * 86_400])
  func clocks(offset: Int) throws {
    let folder = try TemporaryFolder()
    var times = [timespec(), timespec()]
    clock_gettime(CLOCK_REALTIME, &times[0])
    times[0].tv_sec += offset
    times[1] = times[0]
    let path = folder.path + "/a.py"
    for text in ["def a1(): pass\n", "def a2(): pass\n", "def a3(): pass\n"] {
      try folder.write("a.py", Array(text.utf8))
      utimensat(AT_FDCWD, path, times, 0)
      try expectSame(folder, "\(text) as young as the look at it")
      usleep(2_100_000)
      utimensat(AT_FDCWD, path, times, 0)
      try expectSame(folder, "\(text) older")
    }
  }

  @Test("eight runs at once on one store all give the result")
  func concurrency() async throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 4)
    for number in 0..<40 { try folder.write("f\(number).py", Array(Self.source(&random).utf8)) }
    let fresh = try repomap(["analyze", "--json", "--no-cache"], in: folder).outputText
    let arguments = ["analyze", "--json", "--cache-dir", cache.path + "/kept"]
    let binary = try BuiltProduct.repomap()
    let processes = try (0..<8).map { _ in
      try RunningProcess(binary, arguments, directory: folder.path)
    }
    for process in processes {
      let result = process.finish()
      #expect(result.outputText == fresh)
      #expect(!result.errorText.contains("warning"))
    }
  }

  @Test("verify tells a store whose tags are another file's")
  func verify() throws {
    let folder = try TemporaryFolder(["a.py": "class A: pass\n", "b.py": "class B: pass\n"])
    _ = try analyze(folder)
    let place = ["--cache-dir", cache.path + "/kept"]
    let sound = try repomap(["cache", "verify"] + place, in: folder)
    #expect(sound.status == .exited(0))
    #expect(sound.errorText.contains("tags of 2 files compared"))
    #expect(try repomap(["cache", "clear"] + place).status == .exited(0))
    #expect(try status()["files"] as? Int == 0)
  }
}

extension stat {
  fileprivate var modification: timespec {
    #if canImport(Darwin)
      st_mtimespec
    #else
      st_mtim
    #endif
  }
}

/// A repository whose work tree goes from branch to branch; nil where git is not installed.
private struct GitBranches {
  private let folder: TemporaryFolder

  init?(in folder: TemporaryFolder) throws {
    guard Tool.isInstalled("git") else { return nil }
    self.folder = folder
    try git("init", "-q", "-b", "branch0")
    try commit()
    for number in 1...3 { try git("branch", "branch\(number)") }
  }

  /// Commits what stands there, and brings back what stood on another branch.
  func commitAndSwitch(_ random: inout SeededGenerator) throws {
    try commit()
    try git("checkout", "-q", "branch\(Int.random(in: 0...3, using: &random))")
  }

  private func commit() throws {
    try git("add", "-A")
    try git("commit", "-q", "--allow-empty", "-m", "as it stands")
  }

  private func git(_ arguments: String...) throws {
    let identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    let result = try run(
      "/usr/bin/env", ["git"] + identity + arguments, directory: folder.path)
    #expect(result.status == .exited(0), "\(result.errorText)")
  }
}
