import Foundation
import TestSupport
import Testing

@Suite("The command map")
struct MapCommandTests {
  private static let sources = [
    "src/upload.py": "def retry_upload(path):\n    return send(path)\n",
    "src/net.py": "def send(path):\n    pass\n", "src/other.py": "def unrelated():\n    pass\n",
  ]

  @Test("hostile names forge no line, in any format")
  func hostileNames() throws {
    let folder = try TemporaryFolder(["a b.py": "def spaced(): pass\n"])
    folder.write(rawName: Array("x\n# left out.py".utf8), "def newline(): pass\n")
    folder.write(rawName: Array("esc\u{1B}[2J.py".utf8), "def escape(): pass\n")
    folder.write(rawName: [0x66, 0xFF, 0x2E, 0x70, 0x79], "def broken(): pass\n")
    let text = try repomap(["map", "-q", "--query", "escape"], in: folder)
    #expect(text.status == .exited(0))
    #expect(!text.output.contains(0x1B))
    #expect(text.outputText.contains("esc\\x1B[2J.py:\n def escape()\n"))
    #expect(text.outputText.contains("x\\x0A# left out.py"))
    let json = try repomap(["map", "-q", "--format", "json"], in: folder).json
    let files = try #require(json["files"] as? [[String: Any]])
    let folders = try #require(json["folders"] as? [[String: Any]])
    let listed = folders.reduce(0) { $0 + (($1["files"] as? [Any])?.count ?? 0) }
    #expect(files.count + listed == 4)
    #expect(try repomap(["map", "-q", "--format", "ndjson"], in: folder).jsonLines.count > 2)
  }

  @Test("a request that begins with a dash is a request")
  func dash() throws {
    let folder = try TemporaryFolder(Self.sources)
    let result = try repomap(["map", "-q", "--query", "- retry the upload"], in: folder)
    #expect(result.outputText.hasPrefix("src/upload.py:\n def retry_upload(path)\n"))
  }

  @Test("an exact vocabulary takes the place of the estimate")
  func vocabulary() throws {
    let folder = try TemporaryFolder(Self.sources)
    // Every byte a token: 128 tokens are 128 bytes.
    let lines = (0...255).map { "\(Data([UInt8($0)]).base64EncodedString()) \($0)\n" }
    try folder.write("bytes.tiktoken", Array(lines.joined().utf8))
    let result = try repomap(
      ["map", "-q", "--tokens", "128", "--token-encoding", "bytes.tiktoken", "--query", "upload"],
      in: folder)
    #expect(result.status == .exited(0))
    #expect(result.outputText.contains("retry_upload"))
    #expect((64...128).contains(result.output.count))
  }

  @Test("history names its commit, and what changed together with the focus comes first")
  func history() throws {
    let folder = try TemporaryFolder(Self.sources)
    func git(_ arguments: String...) throws -> CommandResult {
      let identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
      return try run("/usr/bin/env", ["git"] + identity + arguments, directory: folder.path)
    }
    func change(_ names: String..., message: String) throws {
      for name in names {
        try folder.write(name, Array((try folder.text(of: name) + "\n").utf8))
      }
      _ = try git("commit", "-q", "-a", "-m", message)
    }
    _ = try git("init", "-q")
    _ = try git("add", "-A")
    _ = try git("commit", "-q", "-m", "All")
    try change("src/upload.py", message: "Tune the frobnicator")
    try change("src/net.py", "src/other.py", message: "Something else")
    try change("src/net.py", "src/other.py", message: "Again")
    let head = try git("rev-parse", "--short=12", "HEAD").outputText.prefix(12)
    let focused = try repomap(["map", "-q", "--focus", "src/net.py"], in: folder).outputText
    #expect(focused.hasPrefix("# map at commit \(head)\nsrc/other.py:"))
    // No source holds the word, a message does.
    let asked = try repomap(["map", "-q", "--query", "frobnicator"], in: folder).outputText
    #expect(asked.hasPrefix("# map at commit \(head)\nsrc/upload.py:"))
    let without = try repomap(["map", "-q", "--no-history"], in: folder).outputText
    #expect(!without.contains(head))
    try folder.write("src/upload.py", Array("def retry_upload(path): pass\n".utf8))
    let changed = try repomap(["map", "-q", "--changed", "--format", "json"], in: folder).json
    let paths = try #require(changed["files"] as? [[String: Any]]).map { $0["path"] as? String }
    #expect(!paths.contains("src/upload.py"))
    #expect(try repomap(["map", "-q", "--changed=nowhere"], in: folder).status == .exited(2))
  }
}
