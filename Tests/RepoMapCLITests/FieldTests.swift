import TestSupport
import Testing

/// `--fields` and `--null`: rows of columns that the caller chooses.
@Suite("Columns of rows")
struct FieldTests {
  private static let sources = [
    "src/a.py": "class Shape:\n    def area(self): return side()\n\ndef side(): return 2\n",
    "b.go": "package b\n\nfunc Run() {}\n",
  ]

  @Test(
    "rows have the columns that were asked for, in that order",
    arguments: [
      (["find", "area", "--fields", "line,name,path"], "2\tarea\tsrc/a.py\n"),
      (["find", "^side", "--fields", "scope,name"], "\tside\n"),
      (["find", "area", "--fields=kind,qualifiedName,end"], "method\tShape.area\t2\n"),
      (["refs", "side", "--fields", "path,line,target"], "src/a.py\t2\tsrc/a.py:4\n"),
      (
        ["tags", "b.go", "--definitions", "--kind", "function", "--fields", "name,kind,line"],
        "Run\tfunction\t3\n"
      ),
      (["files", "--fields", "bytes,language,path"], "25\tGo\tb.go\n69\tPython\tsrc/a.py\n"),
    ])
  func columns(arguments: [String], rows: String) throws {
    let folder = try TemporaryFolder(Self.sources)
    let result = try repomap(arguments + ["-q"].filter { _ in arguments[0] != "files" }, in: folder)
    #expect(result.status == .exited(0))
    #expect(result.outputText == rows)
  }

  @Test("without names --fields lists them, the standard ones first")
  func list() throws {
    let folder = try TemporaryFolder(Self.sources)
    for (command, standard) in [
      (["find", "x"], ["path", "line", "kind", "qualifiedName", "signature"]),
      (["refs", "x"], ["path", "line", "column", "certainty", "kind", "scope", "text"]),
      (["tags"], ["path", "line", "role", "kind", "name", "scope"]), (["files"], ["path"]),
    ] {
      let names = try repomap(command + ["--fields"], in: folder).outputText.split(separator: "\n")
        .map(String.init)
      #expect(Array(names.prefix(standard.count)) == standard)
      #expect(names.count > standard.count)
      // Each name is one that the command takes.
      let all = try repomap(
        command + ["--fields", names.joined(separator: ",")], in: folder)
      #expect(!all.errorText.contains("no column"), "\(command)")
    }
  }

  @Test("a column that there is not is told with the nearest one")
  func unknown() throws {
    let folder = try TemporaryFolder(Self.sources)
    let result = try repomap(["find", "area", "--fields", "path,lin"], in: folder)
    #expect(result.status == .exited(2))
    #expect(result.errorText.hasPrefix("error: no column 'lin'\nhint: did you mean 'line'? "))
    for format in [["--json"], ["--format", "ndjson"], ["--format", "text"]] {
      let result = try repomap(["find", "area", "--fields", "path"] + format, in: folder)
      #expect(result.status == .exited(2), "\(format)")
      #expect(result.errorText.contains("--fields and --null go with --format tsv"))
    }
  }

  @Test("rows that end with NUL keep a single column as it is; several are told apart by escapes")
  func nul() throws {
    let folder = try TemporaryFolder()
    folder.write(rawName: Array("a\tb\n.py".utf8), "def f(): pass\n")
    let single = try repomap(["find", "f", "--fields", "path", "-0", "-q"], in: folder)
    #expect(single.output == Array("a\tb\n.py\0".utf8))
    let both = try repomap(["find", "f", "--fields", "path,name", "--null", "-q"], in: folder)
    #expect(both.output == Array("a\\tb\\n.py\tf\0".utf8))
    #expect(try repomap(["files", "-0"], in: folder).output == Array("a\tb\n.py\0".utf8))
  }

  @Test("with --null, --files-from takes names that NULs part")
  func lists() throws {
    let folder = try TemporaryFolder(Self.sources)
    let input = Array("b.go\0".utf8)
    for command in [["find", "Run"], ["tags", "--definitions", "--kind", "function"]] {
      let rows = try repomap(
        command + ["--files-from", "-", "-0", "--fields", "name", "-q"], in: folder, input: input)
      #expect(rows.output == Array("Run\0".utf8), "\(command)")
    }
  }
}
