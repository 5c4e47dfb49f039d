import Foundation
import TestSupport
import Testing

/// Inputs that crash, hang or swell the parser cost their own file and nothing else.
@Suite("Hostile sources are contained")
struct ContainmentTests {
  private static let good = "class Good:\n    def method(self): pass\n"

  @Test("a file that overruns its time is told as timed out, the others are tagged")
  func timeout() throws {
    let folder = try TemporaryFolder([
      "a.py": Self.good, "slow.js": TemporaryFolder.slowJavaScript, "z.py": Self.good,
    ])
    let result = try repomap(["analyze", "--json", "--time-limit", "0.05"], in: folder)
    #expect(result.status == .exited(0))
    #expect(try result.outcomes == ["parsed": 2, "timed-out": 1])
    let strict = try repomap(["analyze", "--strict", "--time-limit", "0.05"], in: folder)
    #expect(strict.status == .exited(1))
  }

  @Test("a file that asks for more memory than the limit is told so, the others are tagged")
  func memory() throws {
    // The Java grammar keeps a state for every way to read `a<a<a`: 40 KB would take 4 GB.
    let folder = try TemporaryFolder([
      "a.py": Self.good, "wide.java": String(repeating: "a<", count: 20_000),
    ])
    let result = try repomap(["analyze", "--json", "--time-limit", "60"], in: folder)
    #expect(try result.outcomes == ["parsed": 1, "out-of-memory": 1])
  }

  @Test("a ceiling for memory is told, costs the files that need more, and no other file a byte")
  func ceiling() throws {
    let wide = (0..<40_000).map { "v\($0) = f(\($0), [a, b, {c: d}])\n" }.joined()
    let folder = try TemporaryFolder(["a.py": Self.good, "wide.py": wide, "z.py": Self.good])
    let options = ["analyze", "--json", "--no-cache", "-j", "2"]
    let free = try repomap(options + ["--max-file-size", "4M"], in: folder)
    #expect(try free.outcomes == ["parsed": 3])
    let tight = try repomap(
      options + ["--max-file-size", "4M", "--max-memory", "32M"], in: folder)
    #expect(tight.status == .exited(0))
    #expect(try tight.outcomes == ["parsed": 2, "out-of-memory": 1])
    #expect(tight.errorText.contains("memory is limited to 32 MiB: 1 of 2 workers"))
    let enough = try repomap(
      options + ["--max-file-size", "4M", "--max-memory", "256M"], in: folder)
    #expect(enough.output == free.output)
  }

  #if os(Linux)
    @Test(
      "a tree that would take the ceiling's last eighth finds the program's own pages given back")
    func programPages() throws {
      let source = (0..<3000).map { "def f\($0)(a):\n    return g(a, b=\($0))\n" }.joined()
      let folder = try TemporaryFolder(["a.py": source])
      func growth(below ceiling: String) throws -> Int {
        let options = ["stats", "--memory", "--json", "--no-cache", "--max-memory", ceiling]
        let memory = try #require(try repomap(options, in: folder).json["memory"] as? [String: Any])
        let stages = try #require(memory["stages"] as? [[String: Any]])
        let stage = try #require(stages.first { $0["stage"] as? String == "extracting" })
        let start = try #require(stage["startBytes"] as? Int)
        return try #require(stage["endBytes"] as? Int) - start
      }
      #expect(try growth(below: "36M") < -1 << 20)
      #expect(try growth(below: "4G") > 0)
    }
  #endif

  @Test("what a lower ceiling has cost is not remembered under a higher one")
  func raisedCeiling() throws {
    let wide = (0..<40_000).map { "v\($0) = f(\($0), [a, b, {c: d}])\n" }.joined()
    let folder = try TemporaryFolder(["wide.py": wide])
    let cache = try TemporaryFolder()
    let options = ["analyze", "--json", "--max-file-size", "4M", "--cache-dir", cache.path + "/c"]
    #expect(
      try repomap(options + ["--max-memory", "32M"], in: folder).outcomes == ["out-of-memory": 1])
    usleep(2_100_000)
    for _ in 1...2 { #expect(try repomap(options, in: folder).outcomes == ["parsed": 1]) }
  }

  @Test("a file that ends the process by a signal is told as crashed, the others are tagged")
  func crash() throws {
    // An assertion in the Ruby grammar's scanner: more bytes of heredoc names than it can save.
    let name = String(repeating: "A", count: 300)
    let folder = try TemporaryFolder([
      "a.rb": "class A\nend\n", "crash.rb": "x = <<\(name)\n\(name)\n", "z.rb": "class Z\nend\n",
    ])
    for jobs in ["1", "4"] {
      let result = try repomap(["analyze", "--json", "-j", jobs], in: folder)
      #expect(result.status == .exited(0))
      #expect(try result.outcomes == ["parsed": 2, "crashed": 1])
    }
  }

  @Test("100,000 unclosed brackets, which break libtree-sitter 0.20.7's heap, end no run")
  func brackets() throws {
    var files = ["good.py": Self.good]
    for fileExtension in ["c", "go", "js", "py", "rb", "rs", "sh", "swift", "ts", "java", "cpp"] {
      files["open.\(fileExtension)"] = String(repeating: "(", count: 100_000)
    }
    let folder = try TemporaryFolder(files)
    let result = try repomap(["analyze", "--json", "--time-limit", "2"], in: folder)
    #expect(result.status == .exited(0))
    #expect(try result.outcomes.values.reduce(0, +) == files.count)
    let good = try #require(
      (try result.json["files"] as? [[String: Any]])?.first { $0["path"] as? String == "good.py" })
    #expect(good["outcome"] as? String == "parsed")
    #expect(good["definitions"] as? Int == 2)
  }

  @Test("every listed file has exactly one outcome, whatever it is")
  func account() throws {
    let folder = try TemporaryFolder([
      "ok.py": Self.good, "broken.py": "def (:\nclass A: pass\n", "README": "text", "a.xyz": "?",
      "script": "#!/usr/bin/env python3\nx = 1\n", "large.py": String(repeating: "#", count: 3000),
      "ignored.py": "x = 1\n", ".gitignore": "ignored.py\n", "empty.py": "",
    ])
    try folder.write("binary.py", [0x78, 0, 0x79])
    try folder.write("latin1.py", Array("# caf".utf8) + [0xE9] + Array("\nclass L: pass\n".utf8))
    symlink("ok.py", folder.path + "/link.py")
    mkfifo(folder.path + "/fifo.py", 0o644)
    let result = try repomap(["analyze", "--json", "--max-file-size", "2K"], in: folder)
    #expect(
      try result.outcomes == [
        "parsed": 5, "no-grammar": 3, "too-large": 1, "binary": 1, "symbolic-link": 1, "ignored": 1,
        "special": 1,
      ])
    let files = try #require(try result.json["files"] as? [[String: Any]])
    #expect(files.count == 11)
    let totals = try #require(try result.json["totals"] as? [String: Int])
    #expect(totals["filesNotUTF8"] == 1)
    #expect(totals["filesWithSyntaxErrors"] == 1)
  }
}
