import TestSupport
import Testing

/// Small trees, and which modules of them depend on which.
@Suite("The graph of modules")
struct ModuleGraphTests {
  private func graph(_ files: [String: String], _ arguments: [String]) throws -> String {
    let result = try repomap(
      ["graph"] + arguments + ["--level", "module", "--format", "text", "-q"],
      in: TemporaryFolder(files))
    return result.outputText
  }

  @Test("Go packages are folders; what happens inside one is no edge")
  func go() throws {
    let edges = try graph(
      [
        "go.mod": "module example.com/m\n",
        "main.go":
          "package main\n\nimport \"example.com/m/store\"\n\nfunc main() { store.Open(); help() }\n",
        "help.go": "package main\n\nfunc help() {}\n",
        "store/store.go": "package store\n\nfunc Open() { read() }\n",
        "store/read.go": "package store\n\nfunc read() {}\n",
      ], ["edges"])
    #expect(edges == ". -> store  import 1, reference 1\n")
  }

  @Test("Swift targets, wherever in them a file lies")
  func swift() throws {
    let edges = try graph(
      [
        "Package.swift":
          ".target(name: \"Core\"), .executableTarget(name: \"tool\", dependencies: [\"Core\"])",
        "Sources/Core/Model/Shape.swift": "public struct Shape {}\n",
        "Sources/Core/Draw.swift": "func draw(_ shape: Shape) {}\n",
        "Sources/tool/Commands/Run.swift": "import Core\n\nlet shape = Shape()\n",
      ], ["edges", "--edges", "imports"])
    #expect(edges == "Sources/tool -> Sources/Core  import 1\n")
  }

  @Test("Rust crates, Java packages")
  func cratesAndPackages() throws {
    let edges = try graph(
      [
        "a/Cargo.toml": "[package]\nname = \"first\"\n", "a/src/lib.rs": "use second::deep::go;\n",
        "b/Cargo.toml": "[package]\nname = \"second\"\n", "b/src/lib.rs": "pub mod deep;\n",
        "b/src/deep.rs": "pub fn go() {}\n",
        "x/one/A.java": "package x.one;\n\nimport x.two.B;\n\nclass A { B b; }\n",
        "x/two/B.java": "package x.two;\n\npublic class B {}\n",
      ], ["edges", "--edges", "imports"])
    #expect(edges == "a -> b  import 1\nx.one -> x.two  import 1\n")
  }

  /// `ui` and `core` need each other, by different files, so that no files do.
  private static let circle = [
    "ui/__init__.py": "", "ui/view.py": "from core.model import Model\n\nModel()\n",
    "ui/colour.py": "class Colour: pass\n", "core/__init__.py": "",
    "core/model.py": "class Model: pass\n",
    "core/theme.py": "from ui.colour import Colour\n\nColour()\n",
    "tests/test_view.py": "import ui.view\n",
  ]

  @Test("modules may need each other where no files do")
  func cycles() throws {
    let folder = try TemporaryFolder(Self.circle)
    let arguments = ["graph", "cycles", "--format", "text", "-q"]
    #expect(try repomap(arguments, in: folder).outputText == "no cycles\n")
    let modules = try repomap(arguments + ["--level", "module", "--fail"], in: folder)
    #expect(
      modules.outputText == """
        2 modules in a circle
          core
          -> ui
          -> core

        """)
    #expect(modules.status == .exited(1))
  }

  @Test("a module is named by its folder or by any of its files")
  func questions() throws {
    let expected = """
      Distance  Module  Found by
             1  core    import 1, reference 2

      """
    #expect(try graph(Self.circle, ["deps", "ui"]) == expected)
    #expect(try graph(Self.circle, ["deps", "./ui/colour.py"]) == expected)
    #expect(
      try graph(Self.circle, ["impact", "core"]) == """
        Distance  Tests that reach it  Via
               2  tests                ui
        Distance  May break  Via
               1  ui         core

        """)
    let absent = try repomap(
      ["graph", "deps", "nowhere", "--level", "module"], in: TemporaryFolder(Self.circle))
    #expect(absent.errorText.contains("no module of the tree: nowhere"))
    let orphans = try repomap(
      ["graph", "orphans", "--level", "module"], in: TemporaryFolder(Self.circle))
    #expect(orphans.status == .exited(2))
  }

  @Test("every question keeps to the schema; a module tells the number of its files")
  func schema() throws {
    let schema = try JSONSchema(repomap(["schema", "graph"]).output)
    let folder = try TemporaryFolder(Self.circle)
    for question in [["central"], ["edges"], ["cycles"], ["path", "tests", "core"]] {
      let result = try repomap(
        ["graph"] + question + ["--level", "module", "--format", "json", "-q"], in: folder)
      #expect(try schema.problems(in: result.json) == [], "\(question)")
      let files = try #require(try result.json["files"] as? [[String: Any]])
      #expect(files.first { $0["path"] as? String == "core" }?["files"] as? Int == 3)
      #expect(try result.json["level"] as? String == "module")
    }
  }
}
