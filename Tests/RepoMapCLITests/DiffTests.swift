import Foundation
import TestSupport
import Testing

/// Versions of a small repository that the test commits with git.
@Suite("Diff", .enabled(if: Tool.isInstalled("git")))
struct DiffTests {
  private final class History {
    let folder: TemporaryFolder

    init(_ files: [String: String]) throws {
      folder = try TemporaryFolder(files)
      try git(["init", "-q"])
      try commit()
    }

    func git(_ arguments: [String]) throws {
      let identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
      let result = try run(
        "/usr/bin/env", ["git"] + identity + ["-C", folder.path] + arguments, directory: folder.path
      )
      #expect(result.status == .exited(0), "\(arguments): \(result.errorText)")
    }

    func commit() throws {
      try git(["add", "-A"])
      try git(["commit", "-q", "-m", "x", "--no-gpg-sign"])
    }

    func write(_ files: [String: String]) throws {
      for (name, text) in files { try folder.write(name, Array(text.utf8)) }
    }

    func remove(_ name: String) throws {
      try FileManager.default.removeItem(atPath: folder.path + "/" + name)
    }

    func diff(_ arguments: [String]) throws -> CommandResult {
      try repomap(["diff"] + arguments + ["-q"], in: folder)
    }
  }

  /// `api.py` loses `gone`, gets `fresh`, changes `area`; `Moved` goes to another file.
  private func changed() throws -> History {
    let history = try History([
      "api.py": """
      LIMIT = 1

      def area(w, h):
          return w * h

      def gone():
          inner = 1

      def _hidden(): pass

      class Moved:
          def stay(self): pass

      """,
      "same.py": "def same(): pass\n", "notes.txt": "a\n",
    ])
    try history.write([
      "api.py": """
      # a comment that moves lines
      LIMIT = 2

      def area(w, h, scale=1):
          return w * h * scale

      def fresh(): pass

      """,
      "place.py": "class Moved:\n    def stay(self): pass\n", "notes.txt": "b\n",
    ])
    return history
  }

  private static let expected = """
    api.py
      - :3 function  def area(w, h)
      + :4 function  def area(w, h, scale=1) breaking
      - :6 function  def gone() breaking
      + :7 function  def fresh()
      - :9 function  def _hidden()
    place.py
      > :1 class  class Moved  from api.py
      > :2 method  Moved  def stay(self)  from api.py

    """

  @Test("two commits: added, removed, changed, moved; what only moves its lines is left out")
  func commits() throws {
    let history = try changed()
    try history.commit()
    let result = try history.diff(["HEAD~1", "HEAD", "--format", "text"])
    #expect(result.status == .exited(0))
    #expect(result.outputText == Self.expected)
  }

  @Test("a commit and the work tree, with files that git does not track yet, from a folder inside")
  func workTree() throws {
    let history = try changed()
    #expect(try history.diff(["HEAD", "--format", "text"]).outputText == Self.expected)
    try history.write(["sub/deep.py": "def deep(): pass\n"])
    let result = try repomap(
      ["diff", "HEAD", "--root", "sub", "--format", "text", "-q"], in: history.folder)
    #expect(result.outputText.hasSuffix("sub/deep.py\n  + :1 function  def deep()\n"))
    #expect(result.outputText.hasPrefix(Self.expected))
  }

  @Test("--breaking lists what is public and gone or changed, and exits with 1")
  func breaking() throws {
    let history = try changed()
    let result = try history.diff(["HEAD", "--breaking", "--format", "text"])
    #expect(result.status == .exited(1))
    #expect(
      result.outputText == """
        api.py
          - :3 function  def area(w, h)
          + :4 function  def area(w, h, scale=1) breaking
          - :6 function  def gone() breaking

        """)
    try history.commit()
    let nothing = try history.diff(["HEAD", "--breaking", "--format", "text"])
    #expect(nothing.status == .exited(0))
    #expect(nothing.outputText == "no definition differs\n")
  }

  @Test("what is public follows each language's words and defaults")
  func publicity() throws {
    let history = try History([
      "a.swift":
        "public struct P { public func a() {}\n  func b() {} }\nstruct Q { public func c() {} }\n",
      "b.go": "package b\nfunc Public() {}\nfunc private() {}\n",
      "c.rs": "pub fn a() {}\nfn b() {}\npub(crate) fn c() {}\npub trait T { fn d(); }\n",
      "d.c": "int a(void) { return 1; }\nstatic int b(void) { return 1; }\n",
      "e.ts": "export class E { m() {}\n  private n() {} }\nfunction local() {}\n",
      "F.java": "public class F { public void a() {}\n  void b() {} }\n",
      "tests/g.py": "def helper(): pass\n",
    ])
    for name in ["a.swift", "b.go", "c.rs", "d.c", "e.ts", "F.java", "tests/g.py"] {
      try history.remove(name)
    }
    let changes = try #require(
      try history.diff(["HEAD", "--breaking"]).json["changes"] as? [[String: Any]])
    let names = changes.map { change in
      let old = change["old"] as? [String: Any]
      return "\(old?["path"] as? String ?? "") \(change["name"] as? String ?? "")"
    }
    #expect(
      names == [
        "F.java F", "F.java a", "a.swift P", "a.swift a", "b.go Public", "c.rs a", "c.rs T",
        "c.rs d", "d.c a", "e.ts E", "e.ts m",
      ])
  }

  @Test(
    "JSON keeps to its schema, Markdown keeps names in code spans, any number of jobs is the same")
  func formats() throws {
    let history = try changed()
    let schema = try JSONSchema(repomap(["schema", "diff"]).output)
    let json = try history.diff(["HEAD", "-j", "1"])
    #expect(try schema.problems(in: json.json) == [])
    #expect(try history.diff(["HEAD", "-j", "4"]).output == json.output)
    let totals = try #require(try json.json["totals"] as? [String: Int])
    #expect(
      totals == [
        "changedFiles": 3, "parsedVersions": 3, "added": 1, "removed": 2, "changed": 1, "moved": 2,
        "breaking": 2,
      ])
    let markdown = try history.diff(["HEAD", "--format", "markdown"]).outputText
    #expect(
      markdown.contains(
        "- `def area(w, h, scale=1)` in `api.py:4`, was `def area(w, h)` **breaking**\n"))
    #expect(markdown.contains("- `class Moved` in `place.py:1`, from `api.py`\n"))
  }

  @Test("many changed files, hostile names and content that is no source")
  func manyFiles() throws {
    let history = try History(["base.py": "x = 1\n"])
    for number in 0..<300 { try history.write(["many/f\(number).py": "def f\(number)(): pass\n"]) }
    history.folder.write(
      rawName: Array("-o \u{1B}[2J\n".utf8) + [0xFF] + Array(".py".utf8), "def odd(): pass\n")
    try history.folder.write("binary.py", [0, 1, 2])
    symlink("base.py", history.folder.path + "/link.py")
    try history.commit()
    let result = try history.diff(["HEAD~1", "HEAD"])
    let json = try result.json
    #expect((json["totals"] as? [String: Int])?["added"] == 301)
    #expect((json["totals"] as? [String: Int])?["changedFiles"] == 303)
    let text = try history.diff(["HEAD~1", "HEAD", "--format", "text"])
    #expect(!text.output.contains(0x1B) && !text.output.contains(0xFF))
  }

  @Test("no repository, no such commit, and a ref that looks like an option are errors")
  func errors() throws {
    let plain = try TemporaryFolder(["a.py": ""])
    let outside = try repomap(["diff", "HEAD"], in: plain)
    #expect(outside.status == .exited(2))
    #expect(outside.errorText.hasPrefix("error: no git repository with a work tree: .\nhint: "))
    let history = try History(["a.py": ""])
    for ref in ["nothing", "--output=x", "HEAD:a.py"] {
      let result = try history.diff(["--", ref])
      #expect(result.status == .exited(2))
      #expect(result.errorText.contains("error: no such commit: \(ref)\n"), "\(result.errorText)")
    }
    #expect(history.folder.names == [".git", "a.py"])
  }

  @Test("nothing that the repository configures is run")
  func hostileConfiguration() throws {
    let history = try History([
      "a.py": "def a(): pass\n", ".gitattributes": "*.py diff=evil filter=evil\n",
    ])
    let evil = "touch \(history.folder.path)/evil; cat"
    for key in [
      "core.fsmonitor", "diff.external", "diff.evil.textconv", "diff.evil.command",
      "filter.evil.smudge", "filter.evil.clean",
    ] {
      try history.git(["config", key, evil])
    }
    try history.write(["a.py": "def b(): pass\n", "c.py": "def c(): pass\n"])
    let result = try history.diff(["HEAD", "--format", "text"])
    #expect(
      result.outputText
        == "a.py\n  - :1 function  def a() breaking\n  + :1 function  def b()\nc.py\n  + :1 function  def c()\n"
    )
    #expect(!history.folder.names.contains("evil"))
  }

  @Test("impact --changed takes the files that differ from a commit")
  func impactOfChanges() throws {
    let history = try History([
      "pkg/a.py": "import b\n", "pkg/b.py": "x = 1\n", "pkg/test_a.py": "import a\n", "c.py": "",
    ])
    try history.write(["pkg/b.py": "x = 2\n", "c.py": "y = 1\n"])
    let result = try repomap(
      ["graph", "impact", "--changed", "--root", "pkg", "--format", "text", "-q"],
      in: history.folder)
    #expect(
      result.outputText == """
        Distance  Tests that reach it  Via
               2  test_a.py            a.py
        Distance  May break  Via
               1  a.py       b.py

        """)
  }
}
