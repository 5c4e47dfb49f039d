import Foundation
import TestSupport
import Testing

@Suite("Output")
struct OutputTests {
  @Test("the same tree gives the same bytes, for any number of workers and in any folder")
  func determinism() throws {
    let source = projectPath + "/Tests/Fixtures"
    let copy = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: source, toPath: copy.path + "/Fixtures")
    for command in [
      ["analyze", "--json"], ["analyze", "--format", "ndjson"],
      ["analyze", "--format", "markdown"],
      ["map", "--query", "class for shapes", "--no-history"],
      ["map", "--format", "json", "--no-history"],
      ["tags"], ["tags", "--format", "ctags"], ["tags", "--format", "etags"],
      ["tags", "--format", "ctags-json"], ["find", "e"], ["find", "e", "--json"],
      ["refs", "Store", "--json"], ["outline", "."],
    ] {
      let single = try run(
        try BuiltProduct.repomap(), command + ["-q", "-j", "1"], directory: source)
      #expect(single.status == .exited(0))
      #expect(!single.output.isEmpty)
      for jobs in ["2", "8"] {
        let other = try run(
          try BuiltProduct.repomap(), command + ["-q", "-j", jobs],
          directory: copy.path + "/Fixtures")
        #expect(other.output == single.output, "\(command) -j \(jobs)")
      }
    }
  }

  @Test("outputs keep to the schemas that the program prints")
  func schemas() throws {
    let fixtures = projectPath + "/Tests/Fixtures/tags"
    let analysis = try JSONSchema(repomap(["schema", "analysis"]).output)
    let document = try repomap(["analyze", "--json", "--meta", "-q", fixtures])
    #expect(try analysis.problems(in: document.json) == [])
    for command in [
      ["find", "e", fixtures], ["show", "Store", fixtures, "--all"], ["show", "Store", fixtures],
      ["refs", "Store", fixtures], ["outline", fixtures], ["stats", fixtures],
      ["bench", "--runs", "1", fixtures],
    ] {
      let schema = try JSONSchema(repomap(["schema", command[0]]).output)
      let document = try repomap(command + ["--json", "-q"]).json
      #expect(document.count > 2)
      #expect(schema.problems(in: document) == [], "\(command)")
    }
    let doctor = try JSONSchema(repomap(["schema", "doctor"]).output)
    #expect(try doctor.problems(in: repomap(["doctor", "--json"]).json) == [])
    let map = try JSONSchema(repomap(["schema", "map"]).output)
    let explained = try repomap(
      [
        "map", "--format", "json", "--explain", "--detail", "docs", "--query", "shape", "-q",
        fixtures,
      ])
    #expect(try map.problems(in: explained.json) == [])
    let tags = try JSONSchema(repomap(["schema", "tags"]).output)
    let lines = try repomap(["tags", "-q", fixtures]).jsonLines
    #expect(lines.count > 100)
    #expect(lines.flatMap { tags.problems(in: $0) } == [])
  }

  @Test("tags of some kinds are those of all that have the kind")
  func kinds() throws {
    let fixtures = projectPath + "/Tests/Fixtures/tags/python"
    let all = try repomap(["tags", "-q", "--json", fixtures]).jsonLines
    let some = try repomap(["tags", "-q", "--kind", "class", "--kind", "call", fixtures]).jsonLines
    let wanted = all.filter { ["class", "call"].contains($0["kind"] as? String) }
    #expect(wanted.count > 10)
    #expect(
      some.map { "\($0["name"] ?? "") \($0["line"] ?? "")" }
        == wanted.map { "\($0["name"] ?? "") \($0["line"] ?? "")" })
    let wrong = try repomap(["tags", "--kind", "klass", fixtures])
    #expect(wrong.status == .exited(2))
    #expect(wrong.errorText.contains("--kind takes one of"))
  }

  @Test("the schema check itself notices what is wrong")
  func schemaCheckFails() throws {
    let tags = try JSONSchema(repomap(["schema", "tags"]).output)
    let folder = try TemporaryFolder(["a.py": "class A: pass\n"])
    var tag = try #require(try repomap(["tags"], in: folder).jsonLines.first)
    #expect(tags.problems(in: tag) == [])
    tag["role"] = "other"
    tag["line"] = 0
    tag["name"] = nil
    #expect(tags.problems(in: tag).count == 3)
  }

  @Test("totals are the sums of their parts")
  func sums() throws {
    let json = try repomap(["analyze", "--json", "-q", projectPath + "/Tests/Fixtures"]).json
    let totals = try #require(json["totals"] as? [String: Int])
    for group in ["languages", "directories"] {
      let parts = try #require(json[group] as? [[String: Any]])
      for key in ["definitions", "references", "lines", "bytes"] {
        #expect(parts.reduce(0) { $0 + ($1[key] as? Int ?? 0) } == totals[key], "\(group) \(key)")
      }
    }
    let kinds = try #require(json["kinds"] as? [[String: Any]])
    #expect(kinds.reduce(0) { $0 + ($1["definitions"] as? Int ?? 0) } == totals["definitions"])
    let tags = try repomap(["tags", "-q", projectPath + "/Tests/Fixtures"]).jsonLines
    #expect(tags.filter { $0["role"] as? String == "def" }.count == totals["definitions"])
    #expect(tags.filter { $0["role"] as? String == "ref" }.count == totals["references"])
  }

  @Test("--output replaces the file only when the run succeeds, and leaves nothing else")
  func outputFile() throws {
    let folder = try TemporaryFolder(["src/a.py": "class A: pass\n", "tags": "old\n"])
    let failed = try repomap(["tags", "src", "missing", "--output", "tags"], in: folder)
    #expect(failed.status == .exited(2))
    #expect(try folder.text(of: "tags") == "old\n")
    #expect(folder.names == ["src", "tags"])
    let done = try repomap(
      ["tags", "src", "--format", "ctags", "--sort", "--output", "tags"], in: folder)
    #expect(done.status == .exited(0))
    #expect(done.output.isEmpty)
    #expect(try folder.text(of: "tags").contains("\nA\tsrc/a.py\t/^class A: pass$/;\"\tc\t"))
    #expect(folder.names == ["src", "tags"])
  }

  @Test("--output follows a link, keeps a file's mode, and writes to a device itself")
  func outputTargets() throws {
    let folder = try TemporaryFolder(["a.py": "class A: pass\n", "old": "old\n"])
    symlink("old", folder.path + "/link")
    chmod(folder.path + "/old", 0o600)
    #expect(try repomap(["tags", "a.py", "-o", "link"], in: folder).status == .exited(0))
    #expect(try folder.text(of: "old").contains("\"name\":\"A\""))
    var status = stat()
    #expect(stat(folder.path + "/old", &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(lstat(folder.path + "/link", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(try repomap(["tags", "a.py", "-o", "/dev/null"], in: folder).status == .exited(0))
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    #expect(folder.names == ["a.py", "link", "old"])
  }

  @Test("names that are not UTF-8 are kept, in lists and in JSON")
  func rawNames() throws {
    let folder = try TemporaryFolder()
    folder.write(rawName: [0x66, 0xFF, 0x2E, 0x70, 0x79], "class A: pass\n")
    #expect(try repomap(["files", "-0"], in: folder).output == [0x66, 0xFF, 0x2E, 0x70, 0x79, 0])
    let file = try #require(
      (try repomap(["analyze", "--json"], in: folder).json["files"] as? [[String: Any]])?.first)
    #expect(file["path"] as? [String: String] == ["bytes": "Zv8ucHk="])
    #expect(file["definitions"] as? Int == 1)
  }

  @Test("JSON Lines begin with the schema and end with the summary")
  func ndjson() throws {
    let folder = try TemporaryFolder(["a.py": "class A: pass\n"])
    let lines = try repomap(["analyze", "--format", "ndjson"], in: folder).jsonLines
    #expect(lines.first?["type"] as? String == "begin")
    #expect(lines.last?["type"] as? String == "summary")
    #expect(lines.filter { $0["type"] as? String == "file" }.count == 1)
  }

  @Test("tags takes files as well as folders, and names them as they were given")
  func singleFiles() throws {
    let folder = try TemporaryFolder(["a/b.py": "class B: pass\n", "c.py": "class C: pass\n"])
    let tags = try repomap(["tags", "a/b.py", "c.py", "a"], in: folder).jsonLines
    #expect(tags.map { $0["path"] as? String } == ["a/b.py", "c.py", "a/b.py"])
  }

  @Test("a repository inside the tree is a border, and is told")
  func nestedRepository() throws {
    let folder = try TemporaryFolder([
      "a.py": "x = 1\n", "inner/.git/HEAD": "ref: refs/heads/main\n", "inner/.git/objects/x": "",
      "inner/.git/refs/x": "", "inner/b.py": "y = 1\n", ".git/HEAD": "ref: refs/heads/main\n",
      ".git/objects/x": "", ".git/refs/x": "",
    ])
    let json = try repomap(["analyze", "--json"], in: folder).json
    #expect(json["nestedRepositories"] as? [String] == ["inner"])
    #expect((json["files"] as? [[String: Any]])?.count == 1)
  }

  @Test("files given by a list are analyzed, and those that do not exist are told")
  func filesFrom() throws {
    let folder = try TemporaryFolder(["a.py": "class A: pass\n", "b.py": "class B: pass\n"])
    let result = try repomap(
      ["tags", "--files-from", "-", "."], in: folder, input: Array("b.py\nmissing.py\n".utf8))
    #expect(try result.jsonLines.map { $0["name"] as? String } == ["B"])
    #expect(result.errorText.contains("warning: no such file: missing.py"))
  }

  @Test(
    "readtags finds every tag of a sorted tags file", .enabled(if: Tool.isInstalled("readtags")))
  func readtags() throws {
    let folder = try TemporaryFolder()
    let fixtures = projectPath + "/Tests/Fixtures/tags/python"
    let done = try repomap(
      ["tags", "-q", "--format", "ctags", "--sort", "-o", "tags", fixtures], in: folder)
    #expect(done.status == .exited(0))
    let names = try folder.text(of: "tags").split(separator: "\n").filter { !$0.hasPrefix("!") }
      .map { String($0.split(separator: "\t")[0]) }
    #expect(!names.isEmpty)
    for name in Set(names) where !name.contains("\\") {
      let found = try run(
        "/usr/bin/env", ["readtags", "-t", "tags", name], directory: folder.path)
      #expect(found.outputText.split(separator: "\n").count == names.filter { $0 == name }.count)
    }
  }
}

enum Tool {
  static func isInstalled(_ name: String) -> Bool {
    (try? run("/usr/bin/env", ["which", name]).status) == .exited(0)
  }
}
