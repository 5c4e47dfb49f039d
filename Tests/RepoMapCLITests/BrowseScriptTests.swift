import Foundation
import TestSupport
import Testing

/// The browser driven by scripts, its screens as text.
@Suite("Browser by script")
struct BrowseScriptTests {
  private static let sources = [
    "src/shapes.py":
      "class Circle:\n    def area(self, scale):\n        return pi() * scale\n\ndef pi(): return 3\n",
    "src/use.py": "from shapes import Circle\n\nCircle().area(2)\nCircle()\n",
    "lib/tool.go": "package lib\n\nfunc RunTool() {}\n", "notes.txt": "x\n",
    "broken.py": "def (:\n",
  ]

  /// Runs `script` and returns what it printed, by the titles of its snapshots.
  private func screens(
    _ script: String, size: String = "80x12", sources: [String: String] = sources,
    environment: [String: String] = [:]
  ) throws -> [String: [String]] {
    let folder = try TemporaryFolder(sources)
    let tour = try TemporaryFolder(["tour": "wait idle\n" + script])
    let result = try run(
      try BuiltProduct.repomap(), ["browse", "--script", tour.path + "/tour", "--size", size],
      environment: environment.merging(["LANG": "C.UTF-8"]) { $1 }, directory: folder.path)
    #expect(result.status == .exited(0), "\(result.errorText)")
    var screens: [String: [String]] = [:]
    var title = ""
    for line in result.outputText.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
    {
      if line.hasPrefix("--- ") {
        title = String(line.dropFirst(4))
        screens[title] = []
      } else {
        screens[title]?.append(String(line))
      }
    }
    return screens
  }

  @Test("the files with the source of the chosen one beside them")
  func files() throws {
    let screen = try screens("key j j\nwait idle\nsnapshot s")["s"]
    #expect(
      screen == [
        " 1 Files  2 Identifiers  3 Definitions  4 References  5 Map  6 Problems     3/5",
        "  broken.py                         │ notes.txt",
        "  lib/tool.go                       │ 1 x",
        "▸ notes.txt                         │",
        "  src/shapes.py                     │",
        "  src/use.py                        │",
        "                                    │",
        "                                    │",
        "                                    │",
        "                                    │",
        "                                    │",
        "enter open  / filter  f find  g r uses  e edit  ? keys  q quit",
      ])
  }

  @Test("a file opens to its definitions, and a definition to its place in the source")
  func definitions() throws {
    let screens = try screens(
      "key G k enter\nwait idle\nsnapshot list\nkey j enter\nsnapshot read\nkey esc esc\nexpect ▸ src/shapes.py",
      size: "60x8")
    #expect(
      screens["list"] == [
        " 1  2  3 Definitions  4  5  6                           1/3", " src/shapes.py",
        "▸ class       Circle",
        "  method        area(self, scale)", "  function    pi()", "", "",
        "enter open  / filter  f find  g r uses  e edit  ? keys  q q…",
      ])
    #expect(
      screens["read"]?[1...3] == [
        " src/shapes.py", " 1 class Circle:", "▸2     def area(self, scale):",
      ])
  }

  @Test("an identifier is found by letters in their order, and then its uses")
  func find() throws {
    let screens = try screens(
      "key f\ntype rtool\nwait idle\nsnapshot found\nkey ctrl-u\ntype Circle\nwait idle\nkey enter g r\nwait idle\nsnapshot uses",
      size: "70x8")
    #expect(screens["found"]?[1] == "> rtool   1")
    #expect(screens["found"]?[2].hasPrefix("▸ function    RunTool()") == true)
    #expect(screens["found"]?[2].hasSuffix("lib/tool.go:3") == true)
    #expect(
      screens["uses"]?.prefix(5) == [
        " 1  2  3  4 References  5  6                                      1/4", " uses of Circle",
        "▸ src/use.py",
        "      1 = from shapes import Circle", "      3 = Circle().area(2)",
      ])
  }

  @Test(
    "the signs of fzf's terms work on identifiers and on paths",
    arguments: [
      ("f", "'tool", ["RunTool"]), ("f", "^pi$", ["pi"]), ("f", "!e !i", ["RunTool"]),
      ("f", "kind:class", ["Circle"]), ("f", "pi | Circle", ["Circle", "pi"]),
      ("/", "py$", ["broken.py", "src/use.py", "src/shapes.py"]), ("/", "srcsh", ["src/shapes.py"]),
      ("/", "src/ !use", ["src/shapes.py"]), ("/", "Src", ["thing"]),
    ])
  func terms(key: String, query: String, expected: [String]) throws {
    let screen = try screens("key \(key)\ntype \(query)\nwait idle\nsnapshot s", size: "40x12")["s"]
    let rows = (screen ?? []).dropFirst(2).dropLast().filter { !$0.isEmpty }
    let names = rows.map { row -> String in
      let words = row.dropFirst(2).split(separator: " ").map(String.init)
      return String((key == "f" && words.count > 1 ? words[1] : words[0]).prefix { $0 != "(" })
    }
    #expect(names == expected, "\(rows)")
  }

  @Test(
    "120 columns have three panes, 72 two, fewer one; p takes the source away and brings it back")
  func panes() throws {
    let screens = try screens(
      """
      key G k
      wait idle
      snapshot three
      key p
      snapshot list
      key p
      size 119x7
      wait idle
      snapshot two
      size 72x7
      snapshot least
      size 71x7
      snapshot one
      """, size: "120x7")
    #expect(
      screens["three"]?[1...5] == [
        "  broken.py                         │ class       Circle                 │ src/shapes.py",
        "  lib/tool.go                       │ method        area(self, scale)    │ 1 class Circle:",
        "  notes.txt                         │ function    pi()                   │ 2     def area(self, scale):",
        "▸ src/shapes.py                     │                                    │ 3         return pi() * scale",
        "  src/use.py                        │                                    │ 4",
      ])
    #expect(screens["list"]?[1] == "  broken.py")
    #expect(
      screens["two"]?[1]
        == "  broken.py                                          │ src/shapes.py")
    #expect(screens["least"]?[1] == "  broken.py                     │ src/shapes.py")
    #expect(screens["one"]?[1] == "  broken.py")
  }

  @Test("what the rows belong to is said: the file and what encloses them, or the name")
  func trail() throws {
    let script = "key G k enter\nwait idle\nkey j\n"
    let wide = try screens(script + "snapshot in\nkey g r\nwait idle\nsnapshot uses")
    #expect(wide["in"]?[1] == " src/shapes.py › Circle")
    #expect(wide["uses"]?[1] == " uses of area")
    // Where rows are few it stands beside the view's name, and folders give way.
    #expect(
      try screens(script + "snapshot s", size: "40x6")["s"]?[0]
        == " 3 Definitions  2/3  shapes.py › Circle")
  }

  @Test("back and forward go through the places that were left")
  func history() throws {
    _ = try screens(
      """
      key G k enter
      wait idle
      expect 3 Definitions
      key g r
      wait idle
      expect 4 References
      key ctrl-o
      wait idle
      expect 3 Definitions
      expect ▸ class       Circle
      key ctrl-o
      wait idle
      expect ▸ src/shapes.py
      key alt-right
      wait idle
      expect ▸ class       Circle
      key alt-right
      wait idle
      expect 4 References
      """, size: "60x10")
  }

  @Test("a use leads to its definition")
  func definition() throws {
    _ = try screens(
      "key f\ntype ^area$\nwait idle\nkey enter g r\nwait idle\nkey j g d\nwait idle\nexpect ▸ method        area(self, scale)",
      size: "60x10")
  }

  @Test("problems are listed with what is wrong, the map with what matters")
  func others() throws {
    let screens = try screens(
      "key 6\nwait idle\nsnapshot problems\nkey 5\nwait idle\nsnapshot map", size: "60x12")
    #expect(screens["problems"]?[1] == "▸ broken.py  syntax errors: 1")
    #expect(screens["map"]?.contains { $0.contains("class Circle") } == true)
  }

  @Test("a file that was not parsed is a problem, too")
  func unparsed() throws {
    let sources = [
      ".repomap.toml": "max_file_size = \"200\"\n", "fine.py": "x = 1\n",
      "large.py": String(repeating: "#", count: 300),
    ]
    let screen = try screens("key 6\nwait idle\nsnapshot s", size: "60x6", sources: sources)["s"]
    #expect(screen?[1...2] == ["▸ large.py  too-large", ""])
  }

  @Test("every key is on the help screen")
  func help() throws {
    let help = try screens("key ?\nsnapshot s\nkey esc\nexpect 1 Files", size: "80x60")["s"] ?? []
    for keys in ["ctrl-o, alt-left", "g d", "shift-tab", "/", "q"] {
      #expect(help.contains { $0.hasPrefix(" \(keys)  ") }, "\(keys)")
    }
  }

  @Test("keys of the reader's own configuration do what they were given")
  func ownKeys() throws {
    let home = try TemporaryFolder([
      "repomap/config.toml": "[browse]\nkeys = [\"x=mark\", \"j=last\"]\n"
    ])
    _ = try screens(
      "key j\nexpect ▸ src/use.py\nkey x\nexpect 1 marked\nkey ?\nexpect x, space",
      size: "60x50", environment: ["XDG_CONFIG_HOME": home.path])
  }

  @Test("where the help is longer than the screen, it turns")
  func longHelp() throws {
    _ = try screens(
      "key ?\nexpect open what is chosen\nkey pgdn pgdn pgdn pgdn pgdn\nexpect draw the screen anew\nkey esc\nexpect 1 Files",
      size: "60x6")
  }

  @Test("the documentation has the keys of the help screen, all of them and in its order")
  func documentedKeys() throws {
    let help = try screens("key ?\nsnapshot s", size: "80x60")["s"] ?? []
    let rows = help.dropFirst().map { line in
      let parts = line.dropFirst().split(separator: "  ", maxSplits: 1).map(String.init)
      return "| `\(parts[0])` | \(parts[1].drop { $0 == " " }) |"
    }
    let document = try String(contentsOfFile: projectPath + "/docs/browsing.md", encoding: .utf8)
    #expect(rows.count > 20)
    #expect(document.contains(rows.joined(separator: "\n")))
  }

  @Test(
    "it fits every size, down to one cell",
    arguments: ["200x60", "120x40", "80x24", "50x12", "40x12", "20x4", "10x3", "3x2", "1x1"])
  func sizes(size: String) throws {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    let keys = ["", "key f\ntype a\n", "key ?\n", "key G k enter\n", "key 6 enter\n", "key 5\n"]
    for keys in keys {
      let screen = try screens("\(keys)wait idle\nsnapshot s", size: size)["s"] ?? []
      #expect(screen.count <= parts[1])
      #expect(screen.allSatisfy { $0.count <= parts[0] }, "\(keys) \(screen)")
    }
  }

  @Test("s sorts files by what they define, and back; what was chosen stays chosen")
  func order() throws {
    let screens = try screens("key j\nkey s\nsnapshot many\nkey s\nsnapshot path")
    let many = screens["many"]?.dropFirst().prefix(3).map { $0.prefix(20).dropFirst(2) }
    #expect(many?.map { $0.trimmingCharacters(in: .whitespaces) }.first == "src/shapes.py")
    #expect(screens["many"]?.last?.hasPrefix("by number of definitions") == true)
    #expect(screens["many"]?.contains { $0.hasPrefix("▸ lib/tool.go") } == true)
    #expect(screens["path"]?[2].hasPrefix("▸ lib/tool.go") == true)
  }

  @Test("n and N lead through the lines of the source that have the name, round and round")
  func uses() throws {
    let script = """
      key f
      type ^pi$
      wait idle
      key enter enter
      wait idle
      expect ▸5 def pi
      key n
      expect ▸3         return pi
      key n
      expect ▸5 def pi
      key N
      expect ▸3         return pi
      """
    _ = try screens(script)
  }

  @Test("at 20 by 4 there are rows to choose from")
  func tiny() throws {
    let screen = try screens("key j\nsnapshot s", size: "20x4")["s"]
    #expect(screen == [" 1 Files  2/5", "  broken.py", "▸ lib/tool.go", "enter open  / filte…"])
  }

  @Test(
    "a wrong script is told by its line", arguments: ["key nonsense", "jump", "expect nowhere"])
  func wrongScript(command: String) throws {
    let folder = try TemporaryFolder(["tour": "wait idle\n\(command)\n", "a.py": "x = 1\n"])
    let result = try repomap(["browse", "--script", "tour"], in: folder)
    #expect(result.status == .exited(command.hasPrefix("expect") ? 1 : 2))
    #expect(result.errorText.contains("line 2 of the script"))
  }
}
