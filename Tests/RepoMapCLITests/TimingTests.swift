import Foundation
import TestSupport
import Testing

/// What took how long, and how much was done: figures of time are not judged, counts are.
@Suite("Timings")
struct TimingTests {
  private static let files = [
    "a.py": "def one(): pass\n", "lib/b.go": "package lib\nfunc Two() {}\n",
  ]

  private struct Stats: Decodable {
    struct Timings: Decodable {
      struct Span: Decodable { let name: String }
      struct Language: Decodable {
        let language: String?
        let files: Int
      }
      struct File: Decodable { let path: String }
      struct Counts: Decodable { let readBytes: Int? }
      let stages: [Span]
      let parts: [Span]
      let languages: [Language]
      let slowestFiles: [File]
      let counts: Counts
    }
    struct Cache: Decodable { let writes: Int }
    let parsedFiles: Int
    let timings: Timings
    let cache: Cache?
  }

  private func stats(_ folder: TemporaryFolder, _ options: [String]) throws -> Stats {
    let result = try repomap(["stats", "--json", "--quiet"] + options, in: folder)
    #expect(result.status == .exited(0))
    return try JSONDecoder().decode(Stats.self, from: Data(result.output))
  }

  @Test("stats --json tells stages in their order, and what each language and file took")
  func stages() throws {
    let stats = try stats(try TemporaryFolder(Self.files), ["--no-cache"])
    #expect(
      stats.timings.stages.map(\.name)
        == ["scanning", "looking up", "extracting", "analyzing", "writing"])
    let files = stats.timings.languages.map { "\($0.language ?? "none") \($0.files)" }
    #expect(files.sorted() == ["go 1", "python 1"])
    #expect(stats.timings.slowestFiles.map(\.path).sorted() == Self.files.keys.sorted())
  }

  /// So many files of `byteCount` bytes each.
  private func folder(fileCount: Int, byteCount: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 0..<fileCount {
      let text = "def f\(number)():\n    return \(number)\n#"
      let filling = String(repeating: "x", count: byteCount - text.utf8.count)
      try folder.write("pack\(number % 7)/f\(number).py", Array((text + filling).utf8))
    }
    return folder
  }

  @Test("a first run parses each file once and writes once; a second one does neither")
  func counts() throws {
    let folder = try folder(fileCount: 200, byteCount: 100)
    let cache = try TemporaryFolder()
    let options = ["--jobs", "2", "--cache-dir", cache.path + "/kept"]
    let first = try stats(folder, options)
    #expect(first.parsedFiles == 200)
    #expect(first.timings.languages.map(\.files) == [200])
    #expect(first.cache?.writes == 1)
    // Past the racy time, when files are believed to be what the store says.
    usleep(2_100_000)
    _ = try stats(folder, options)
    let again = try stats(folder, options)
    #expect(again.parsedFiles == 0)
    #expect(again.cache?.writes == 0)
    #expect(again.timings.parts.map(\.name) == ["read the snapshot", "compare"])
  }

  #if os(Linux)
    @Test(
      "what is told of memory adds up to what the process has grown by, cold, kept, and without a store"
    )
    func memory() throws {
      let folder = try folder(fileCount: 500, byteCount: 300)
      let cache = try TemporaryFolder()
      let options = ["--memory", "--json", "-q", "-j", "2"]
      for cacheOptions in [
        ["--no-cache"], ["--cache-dir", cache.path], ["--cache-dir", cache.path],
      ] {
        let json = try repomap(["stats"] + options + cacheOptions, in: folder).json
        let memory = try #require(json["memory"] as? [String: Any])
        let structures = try #require(memory["structures"] as? [[String: Any]])
        let sum = structures.reduce(0) { $0 + ($1["bytes"] as? Int ?? 0) }
        let growth = try #require(memory["growthBytes"] as? Int)
        #expect(memory["structureBytes"] as? Int == sum)
        #expect(growth > 1 << 20 && abs(sum - growth) * 4 <= growth, "\(memory)")
        #expect((memory["peakBytes"] as? Int ?? 0) >= growth)
      }
      let table = try repomap(["stats", "--memory", "-q", "--no-cache"], in: folder).outputText
      for words in ["smaller things  ", "sum ", "peak "] { #expect(table.contains(words)) }
    }

    @Test("each file's bytes are read once")
    func readBytes() throws {
      let options = ["--jobs", "1", "--no-cache"]
      let small = try stats(try folder(fileCount: 1, byteCount: 5000), options)
      let large = try stats(try folder(fileCount: 101, byteCount: 5000), options)
      // What the program reads of itself and of the system is the same in both.
      let difference =
        try #require(large.timings.counts.readBytes)
        - (try #require(small.timings.counts.readBytes))
      #expect(abs(difference - 100 * 5000) < 5000)
    }
  #endif

  @Test("--timings tells stages on standard error, and the output stays as it is")
  func timings() throws {
    let folder = try TemporaryFolder(Self.files)
    let plain = try repomap(["analyze", "--json", "--no-cache"], in: folder)
    let timed = try repomap(["analyze", "--json", "--no-cache", "--timings"], in: folder)
    #expect(timed.output == plain.output)
    let lines = timed.errorText.split(separator: "\n").map { String($0) }
    for head in ["scanning", "extracting", "analyzing", "writing", "Python", "lib/b.go"] {
      #expect(lines.contains { $0.hasPrefix(head) }, "\(head) in:\n\(timed.errorText)")
    }
    #expect(lines.contains { $0.hasPrefix("2 files parsed by 1 worker, busy") })
  }

  @Test("--trace writes events for stages and files, each file inside the extraction")
  func trace() throws {
    struct Trace: Decodable {
      struct Event: Decodable {
        let name: String
        let ph: String
        let cat: String?
        let pid: Int
        let ts: Int?
        let dur: Int?
      }
      let traceEvents: [Event]
    }
    let folder = try TemporaryFolder(Self.files)
    let result = try repomap(
      ["tags", "--json", "--no-cache", "--trace", "run.json"], in: folder)
    #expect(result.status == .exited(0))
    let data = Data(try folder.text(of: "run.json").utf8)
    let events = try JSONDecoder().decode(Trace.self, from: data).traceEvents
    let extraction = try #require(events.first { $0.name == "extracting" })
    let (start, duration) = (try #require(extraction.ts), try #require(extraction.dur))
    let files = events.filter { $0.cat == "file" }
    #expect(files.map(\.name).sorted() == ["a.py", "lib/b.go"])
    for file in files {
      let (fileStart, fileDuration) = (try #require(file.ts), try #require(file.dur))
      #expect(fileStart >= start && fileStart + fileDuration <= start + duration)
      #expect(events.contains { $0.ph == "M" && $0.pid == file.pid })
    }
  }

  @Test("a run whose answer is no, and one that fails, tell their times too")
  func failures() throws {
    let folder = try TemporaryFolder(Self.files)
    for (arguments, status) in [
      (["find", "nothingLikeIt"], Int32(1)), (["analyze", "--json", "--output", "no/such"], 2),
    ] {
      let result = try repomap(
        arguments + ["--no-cache", "--timings", "--trace", "run.json"], in: folder)
      #expect(result.status == .exited(status))
      #expect(result.errorText.contains("extracting"))
      let error = try #require(result.errorText.range(of: "error: "))
      #expect(result.errorText[..<error.lowerBound].contains("Stage"), "the error comes last")
      #expect(try folder.text(of: "run.json").contains("\"extracting\""))
    }
  }

  @Test("a trace that cannot be written is an error")
  func traceError() throws {
    let folder = try TemporaryFolder(Self.files)
    let analysis = try repomap(["analyze", "--json", "--trace", "missing/run.json"], in: folder)
    #expect(analysis.status == .exited(2))
    #expect(analysis.errorText.contains("cannot write to missing/run.json"))
  }
}
