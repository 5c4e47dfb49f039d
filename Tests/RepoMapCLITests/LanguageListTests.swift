import Foundation
import TestSupport
import Testing

@Suite("The list of languages")
struct LanguageListTests {
  @Test("each language tells its names, what its query lists, the grammar's revision and the query")
  func columns() throws {
    let rows = try repomap(["languages"]).outputText.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count > 50 && rows.allSatisfy { $0.count == 7 && $0.last == "built-in" })
    let c = try #require(rows.first { $0[0] == "c" })
    #expect(Array(c[1...4]) == ["C", ".c .h", "", "definitions references"])
    #expect(c[5].count == 40)
    let json = try #require(rows.first { $0[0] == "json" })
    #expect(json[4] == "definitions")
  }

  @Test("a person's own query is named, with what it lists, and changes the content version")
  func ownQuery() throws {
    let folder = try TemporaryFolder([
      "mine/python.scm": "(class_definition name: (identifier) @name) @definition.class\n"
    ])
    let rows = try repomap(["languages", "--queries", "mine"], in: folder).outputText
    let row = try #require(rows.split(separator: "\n").first { $0.hasPrefix("python\t") })
    #expect(row.hasSuffix("\tmine/python.scm") && row.contains("\tdefinitions\t"))
    let versions = try [[], ["--queries", "mine"]].map { arguments in
      let output = try repomap(["languages", "--json"] + arguments, in: folder).output
      let list = try JSONSerialization.jsonObject(with: Data(output)) as? [[String: Any]] ?? []
      return list.first { $0["name"] as? String == "python" }?["contentVersion"] as? String
    }
    #expect(versions[0] != nil && versions[0] != versions[1])
  }

  @Test(
    "on a terminal they are a table, which keeps names and extensions longest",
    arguments: [(120, ["Name", "Extensions", "Grammar", "Query"]), (40, ["Name", "Extensions"])])
  func table(columns: Int, titles: [String]) throws {
    let terminal = try PseudoTerminal(
      try BuiltProduct.repomap(), ["languages", "--no-pager"], columns: columns, rows: 100)
    #expect(terminal.waitUntilEnd() == .exited(0))
    var screen = ScreenModel(columns: columns, rows: 100)
    screen.feed(terminal.output)
    let rows = screen.text.map { $0.split(separator: " ").map(String.init) }
    let head = try #require(rows.first)
    #expect(head.filter(titles.contains) == titles)
    let c = try #require(rows.first { $0.first == "c" })
    #expect(c.contains(".c") && c.contains(".h"))
  }
}
