import Foundation
import RepoMap
import TagStore
import TestSupport
import Testing

@testable import RepoMapCLI

@Suite("Bench")
struct BenchTests {
  @Test(
    "medians and ranges",
    arguments: [
      ([7], 7, 7, 7), ([3, 1], 2, 1, 3), ([4, 1], 2, 1, 4), ([9, 1, 5], 5, 1, 9),
      ([4, 2, 8, 6], 5, 2, 8), ([0, 0, 0, 100, 0], 0, 0, 100),
    ])
  func spreads(values: [Int], median: Int, minimum: Int, maximum: Int) {
    #expect(
      BenchSpread(of: values)
        == BenchSpread(median: median, minimum: minimum, maximum: maximum))
  }

  @Test(
    "a verdict needs medians over a tenth apart and ranges that do not meet",
    arguments: [
      ([100, 101, 102], [100, 101, 102], BenchFigure.wall, BenchVerdict.withinNoise),
      ([109, 110, 110], [99, 100, 101], .wall, .withinNoise),
      ([110, 111, 112], [99, 100, 101], .wall, .worse),
      ([99, 100, 101], [110, 111, 112], .wall, .better),
      ([90, 200, 300], [80, 100, 120], .wall, .withinNoise),
      ([120, 200, 300], [80, 100, 120], .peak, .withinNoise),
      ([121, 200, 300], [80, 100, 120], .peak, .worse),
      ([99, 99, 100], [50, 50, 50], .hitRate, .better),
      ([0, 0, 0], [99, 100, 100], .hitRate, .worse),
      ([0, 0, 0], [0, 0, 0], .hitRate, .withinNoise),
    ])
  func verdicts(now: [Int], before: [Int], figure: BenchFigure, verdict: BenchVerdict) {
    #expect(
      BenchSpread(of: now).verdict(against: BenchSpread(of: before), of: figure) == verdict)
  }

  @Test("a budget is broken above its limit, that of the hit rate below")
  func budget() throws {
    let result = BenchResult([
      .cold: [try measurement(wall: 500, hits: 0), try measurement(wall: 540, hits: 0)],
      .warm: [try measurement(wall: 40, hits: 9)],
      .changed: [try measurement(wall: 60, hits: 9)],
    ])
    let budget = try BenchBudget(
      toml: """
        cold.wall_ms = 500
        cold.cpu_ms = 700
        [warm]
        wall_ms = 40
        peak_bytes = "1M"
        hit_rate = 95
        [changed]
        wall_ms = 59
        hit_rate = 90
        """)
    let breaches = budget.breaches(by: result)
    #expect(
      breaches.map(\.limit.name) == [
        "cold.wall_ms", "warm.peak_bytes", "warm.hit_rate", "changed.wall_ms",
      ])
    #expect(breaches.map(\.limit.value) == [500, 1 << 20, 95, 59])
    #expect(breaches.map(\.actual) == [520, 2 << 20, 90, 60])
    #expect(breaches.map(\.overage) == [20, 1 << 20, 5, 1])
  }

  @Test(
    "whatever is no limit in a budget is an error",
    arguments: [
      ("[cold]\nwal_ms = 1", "no figure 'cold.wal_ms'"), ("wall_ms = 1", "no figure 'wall_ms'"),
      ("[hot]\nwall_ms = 1", "no figure 'hot.wall_ms'"),
      ("[cold]\nwall_ms = \"1M\"", "'wall_ms' takes a whole number"),
      ("[cold]\nwall_ms = -1", "'wall_ms' takes a whole number"),
      ("[cold]\npeak_bytes = 1.5", "'peak_bytes' takes a whole number"),
      ("[cold]\nwall_ms =", "line 2"),
    ])
  func brokenBudgets(text: String, message: String) throws {
    let error = try #require(throws: CommandError.self) { try BenchBudget(toml: text) }
    #expect(error.what.hasPrefix(message), "\(error.what)")
  }

  @Test("what is written is read again, and other JSON is not")
  func reading() throws {
    let result = BenchResult([
      .cold: [try measurement(wall: 5, hits: 0)], .warm: [try measurement(wall: 4, hits: 10)],
      .changed: [try measurement(wall: 4, hits: 9)],
    ])
    let text = BenchReport(result: result).json()
    #expect(BenchResult(json: text) == result)
    let other = String(decoding: text, as: UTF8.self)
      .replacingOccurrences(of: "repomap/bench", with: "repomap/stats")
    #expect(BenchResult(json: Array(other.utf8)) == nil)
    #expect(BenchResult(json: Array("{}".utf8)) == nil)
  }

  @Test("names of baselines name no other folder")
  func names() {
    for name in ["a", "main-2", "v1.0_x", "Z9"] { #expect(BenchBaseline.isValid(name), "\(name)") }
    for name in ["", ".", "..", "../a", "a/b", ".hidden", "a b", "ä", "a\n", "a\u{0}"] {
      #expect(!BenchBaseline.isValid(name), "\(name)")
    }
  }

  @Test("cold runs find nothing in the cache, warm ones everything, changed ones all but a file")
  func runs() throws {
    let (folder, cache) = (try smallFolder(), try TemporaryFolder())
    let temporary = try TemporaryFolder()
    let result = try bench(["--runs", "2", "--json"], folder, cache, temporary: temporary)
    #expect(result.status == .exited(0))
    let json = try result.json
    #expect(json["runs"] as? Int == 2)
    #expect(json["taggedFiles"] as? Int == 2)
    #expect(try figure("cold", "hit_rate", of: json) == [0, 0, 0])
    #expect(try figure("warm", "hit_rate", of: json) == [100, 100, 100])
    #expect(try figure("changed", "hit_rate", of: json) == [50, 50, 50])
    for scenario in ["cold", "warm", "changed"] {
      #expect(try figure(scenario, "peak_bytes", of: json).allSatisfy { $0 > 1 << 20 })
      #expect(try figure(scenario, "wall_ms", of: json).allSatisfy { $0 > 0 })
    }
    #expect(folder.names == ["a.py", "b.py"])
    #expect(try folder.text(of: "a.py") == "class A: pass\n")
    #expect(cache.names.isEmpty)
    #expect(temporary.names.isEmpty)
    #expect(result.errorText.split(separator: "\n").count == 6)
  }

  @Test("a file that is said to have changed is parsed, and the index stays as after an edit")
  func stagedChange() throws {
    let names = (0..<9).map { "f\($0).py" }
    let folder = try TemporaryFolder(
      Dictionary(uniqueKeysWithValues: names.map { ($0, "class \($0.first!)\($0.count): pass\n") }))
    let cache = try TemporaryFolder()
    let analyze = ["analyze", "-q", "--json", "--cache-dir", cache.path + "/c"]
    // Files this old are believed by their fingerprints.
    usleep(2_100_000)
    let first = try repomap(analyze, in: folder)
    let store = {
      TagStore(directory: CacheDirectory(path: Array((cache.path + "/c").utf8)), today: 1)
    }
    func segment(of store: TagStore) throws -> [UInt8] {
      let name = try #require(store.snapshotRecords().first).name
      return try #require(store.record(.index, named: name + [0, 0, 0]))
    }
    for _ in 1...2 {
      let staging = store()
      StagedChange.stage(in: staging)
      let before = try segment(of: staging)
      try staging.close()
      let again = try repomap(analyze + ["--timings"], in: folder)
      #expect(again.output == first.output)
      #expect(again.errorText.contains("1 files parsed"))
      let after = store()
      #expect(try segment(of: after) == before)
      try after.close()
    }
  }

  @Test("against a baseline that was ten times faster, the same program is worse")
  func slowdown() throws {
    let (folder, cache) = (try smallFolder(), try TemporaryFolder())
    #expect(
      try bench(["--runs", "1", "--save-baseline", "fast", "-q"], folder, cache).status
        == .exited(0))
    var baseline = try #require(
      try JSONSerialization.jsonObject(
        with: Data(try cache.text(of: "baselines/fast.json").utf8)) as? [String: Any])
    var scenarios = try #require(baseline["scenarios"] as? [String: [String: [String: Int]]])
    for (scenario, figure) in [("cold", "wall_ms"), ("warm", "hit_rate")] {
      let tenth = try #require(scenarios[scenario]?[figure]).mapValues { $0 / 10 }
      scenarios[scenario]?[figure] = tenth
    }
    baseline["scenarios"] = scenarios
    try cache.write(
      "baselines/fast.json", Array(try JSONSerialization.data(withJSONObject: baseline)))
    let json = try bench(["--runs", "1", "--baseline", "fast", "--json", "-q"], folder, cache).json
    #expect(json["baseline"] as? String == "fast")
    let verdicts = try #require(json["scenarios"] as? [String: [String: [String: Any]]])
    #expect(verdicts["cold"]?["wall_ms"]?["verdict"] as? String == "worse")
    #expect(verdicts["warm"]?["hit_rate"]?["verdict"] as? String == "better")
    #expect(verdicts["cold"]?["hit_rate"]?["verdict"] as? String == "within-noise")
  }

  @Test("a broken budget exits with 1 and is named with actual figure and overage")
  func brokenBudget() throws {
    let (folder, cache) = (try smallFolder(), try TemporaryFolder())
    try cache.write("budget.toml", Array("[cold]\nhit_rate = 90\ncpu_ms = 1000000\n".utf8))
    let budget = ["--runs", "1", "-q", "--budget", cache.path + "/budget.toml"]
    let broken = try bench(budget, folder, cache)
    #expect(broken.status == .exited(1))
    #expect(
      broken.errorText
        == "error: cold.hit_rate is 0 %, the budget at least 90 %: 90 % beyond\n")
    #expect(broken.outputText.contains("peak memory"))
    try cache.write("budget.toml", Array("[warm]\nhit_rate = 100\n".utf8))
    #expect(try bench(budget, folder, cache).status == .exited(0))
  }

  @Test("a baseline that is not there, and one that is none, are told before anything runs")
  func unknownBaseline() throws {
    let (folder, cache) = (try smallFolder(), try TemporaryFolder())
    let unknown = try bench(["--baseline", "old"], folder, cache)
    #expect(unknown.status == .exited(2))
    #expect(unknown.errorText.hasPrefix("error: no baseline 'old': "))
    #expect(unknown.errorText.contains("hint: `repomap bench --save-baseline old` makes it"))
    try cache.write("baselines/odd.json", Array("{}".utf8))
    let odd = try bench(["--baseline", "odd"], folder, cache)
    #expect(odd.status == .exited(2))
    #expect(odd.errorText.contains("odd.json is no result of `repomap bench`"))
    let escaping = try bench(["--save-baseline", "../x"], folder, cache)
    #expect(escaping.status == .exited(2))
    #expect(escaping.errorText.hasPrefix("error: no name for a baseline: '../x'"))
  }

  private func smallFolder() throws -> TemporaryFolder {
    try TemporaryFolder(["a.py": "class A: pass\n", "b.py": "def b(): pass\n"])
  }

  private func bench(
    _ arguments: [String], _ folder: TemporaryFolder, _ cache: TemporaryFolder,
    temporary: TemporaryFolder? = nil
  ) throws -> CommandResult {
    try run(
      try BuiltProduct.repomap(), ["bench", "--cache-dir", cache.path] + arguments,
      environment: temporary.map { ["TMPDIR": $0.path] } ?? [:], directory: folder.path)
  }

  /// Median, minimum and maximum.
  private func figure(_ scenario: String, _ name: String, of json: [String: Any]) throws -> [Int] {
    let scenarios = try #require(json["scenarios"] as? [String: [String: [String: Int]]])
    let figure = try #require(scenarios[scenario]?[name])
    return try ["median", "minimum", "maximum"].map { try #require(figure[$0]) }
  }

  /// One of 10 files with tags, 600 ms of the processor and 2 MiB.
  private func measurement(wall: Int, hits: Int) throws -> BenchMeasurement {
    let stats = """
      {"taggedFiles":10,"processorMilliseconds":600,"memory":{"peakBytes":2097152},
      "cache":{"keptFiles":\(hits)}}
      """
    return try #require(BenchMeasurement(stats: Array(stats.utf8), wallMilliseconds: wall))
  }
}
