import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Graph")
struct GraphTests {
  /// `app` needs `core` by an import and `util` through it; `x` and `y` need each other.
  private static let tree = [
    "app.py": "from core import Engine\n\n\ndef main():\n    Engine().start()\n",
    "core.py": "import util\n\n\nclass Engine:\n    def start(self):\n        util.log('x')\n",
    "util.py": "def log(text):\n    pass\n\n\ndef unused():\n    pass\n",
    "x.py": "import y\n", "y.py": "import x\n",
    "tests/test_app.py": "import app\n\n\ndef test_main():\n    app.main()\n",
  ]

  private func graph(_ arguments: [String]) throws -> CommandResult {
    try repomap(["graph"] + arguments + ["-q"], in: TemporaryFolder(Self.tree))
  }

  private func text(_ arguments: [String]) throws -> String {
    try graph(arguments + ["--format", "text"]).outputText
  }

  @Test("deps and dependents name files, how far they are, and how they were found")
  func reach() throws {
    #expect(
      try text(["deps", "app.py", "--depth", "2"]) == """
        Distance  File     Found by
               1  core.py  import 1, reference 3
               2  util.py  import 1, reference 1 via core.py

        """)
    #expect(
      try text(["dependents", "./util.py"]) == """
        Distance  File     Found by
               1  core.py  import 1, reference 1

        """)
    #expect(try text(["deps", "util.py"]) == "depends on no file of the tree\n")
  }

  @Test("impact lists tests first, then the rest, by distance")
  func impact() throws {
    #expect(
      try text(["impact", "util.py"]) == """
        Distance  Tests that reach it  Via
               3  tests/test_app.py    app.py
        Distance  May break  Via
               1  core.py    util.py
               2  app.py     core.py

        """)
  }

  @Test("cycles show a way round, and fail when they are to")
  func cycles() throws {
    let result = try graph(["cycles", "--format", "text", "--fail"])
    #expect(result.status == .exited(1))
    #expect(result.outputText == "2 files in a circle\n  x.py\n  -> y.py\n  -> x.py\n")
    #expect(result.errorText.contains("error: 1 groups of files depend on each other"))
  }

  @Test("a way is shown step by step; where there is none, the command fails")
  func path() throws {
    #expect(
      try text(["path", "app.py", "util.py"])
        == "app.py\n  core.py  import 1, reference 3\n    util.py  import 1, reference 1\n")
    let none = try graph(["path", "util.py", "app.py", "--format", "text"])
    #expect(none.status == .exited(1))
    #expect(none.outputText == "no way leads there\n")
  }

  @Test("central files and orphans")
  func centralAndOrphans() throws {
    let central = try graph(["central", "--top", "2"]).json
    let files = try #require(central["files"] as? [[String: Any]])
    #expect(files.count == 2)
    #expect(
      files.allSatisfy { ($0["rankPerMillion"] as? Int ?? 0) > 0 && $0["fanIn"] as? Int == 1 })
    let orphans = try #require(try graph(["orphans"]).json["orphans"] as? [[String: Any]])
    #expect(orphans.map { $0["name"] as? String } == ["unused"])
    #expect(orphans.first?["line"] as? Int == 5)
  }

  @Test("a file that is not there is an error with the likeliest one beside it")
  func unknownFile() throws {
    let result = try graph(["deps", "src/app.py"])
    #expect(result.status == .exited(2))
    #expect(
      result.errorText == "error: no file of the tree: src/app.py\nhint: there is app.py\n")
    #expect(try graph(["impact"]).status == .exited(2))
  }

  @Test("every question keeps to the schema, and gives the same bytes for any number of jobs")
  func schema() throws {
    let schema = try JSONSchema(repomap(["schema", "graph"]).output)
    let questions = [
      ["deps", "app.py"], ["dependents", "core.py", "--depth", "3"], ["cycles"], ["central"],
      ["impact", "util.py"], ["path", "app.py", "util.py"], ["orphans"], ["edges"],
    ]
    for question in questions {
      let result = try graph(question + ["-j", "1"])
      #expect(try schema.problems(in: result.json) == [], "\(question)")
      #expect(try graph(question + ["-j", "4"]).output == result.output, "\(question)")
    }
    for format in ["dot", "mermaid", "graphml"] {
      let single = try graph(["edges", "--format", format, "-j", "1"])
      #expect(try graph(["edges", "--format", format, "-j", "4"]).output == single.output)
      #expect(single.outputText.contains("core.py"))
    }
  }

  @Test("hostile names stay inside their labels")
  func hostileNames() throws {
    let folder = try TemporaryFolder()
    let name = Array("a\"];\\x<b>&c`#|\n\u{202E}\u{1B}[2J.py".utf8) + [0xFF] + Array(".py".utf8)
    folder.write(rawName: name, "import good\n")
    try folder.write("good.py", [])
    func drawing(_ format: String) throws -> String {
      let result = try repomap(["graph", "edges", "--format", format, "-q"], in: folder)
      #expect(result.status == .exited(0))
      #expect(!result.output.contains(0x1B) && !result.output.contains(0xFF))
      return result.outputText
    }
    let mark = "\u{FFFD}"
    #expect(
      try drawing("dot").contains(
        "  n0 [label=\"a\\\"];\\\\x<b>&amp;c`#|\(mark)\(mark)\(mark)[2J.py\(mark).py\"];\n"))
    #expect(
      try drawing("mermaid").contains(
        "  n0[\"a#34;#93;#59;#92;x#60;b#62;#38;c#96;#35;#124;\(mark)\(mark)\(mark)#91;2J.py\(mark).py\"]\n"
      ))
    let graphML = try drawing("graphml")
    let parser = XMLParser(data: Data(graphML.utf8))
    #expect(parser.parse())
    #expect(graphML.contains("a&quot;];\\x&lt;b&gt;&amp;c`#|\(mark)\(mark)\(mark)[2J.py\(mark).py"))
    let json = try repomap(["graph", "edges", "-q"], in: folder).json
    let edges = try #require(json["edges"] as? [[String: Any]])
    #expect(
      edges.first?["from"] as? [String: String] == ["bytes": Data(name).base64EncodedString()])
  }
}
