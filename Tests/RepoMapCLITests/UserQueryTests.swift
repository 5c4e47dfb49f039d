import Foundation
import TestSupport
import Testing

@Suite("A person's own queries")
struct UserQueryTests {
  private static let query = "(class_definition name: (identifier) @name) @definition.struct\n"

  @Test("--queries DIR stands in for the built-in query, in every worker process")
  func replacesQuery() throws {
    let folder = try TemporaryFolder([
      "src/a.py": "class A: pass\ndef f(): pass\n", "src/b.py": "class B: pass\n",
      "src/c.rb": "class C\nend\n", "mine/python.scm": Self.query,
    ])
    let result = try repomap(["tags", "-q", "-j", "2", "--queries", "mine", "src"], in: folder)
    let found = try result.jsonLines.map { "\($0["kind"] ?? "") \($0["name"] ?? "")" }
    #expect(found == ["struct A", "struct B", "class C"])
  }

  @Test("$XDG_CONFIG_HOME/repomap/queries counts, and --queries for more")
  func configuration() throws {
    let folder = try TemporaryFolder([
      "src/a.py": "class A: pass\n", "config/repomap/queries/python.scm": Self.query,
      "mine/python.scm": Self.query.replacing("struct", with: "union"),
    ])
    for (arguments, kind) in [([], "struct"), (["--queries", "mine"], "union")] {
      let result = try run(
        "/usr/bin/env",
        ["XDG_CONFIG_HOME=config", try BuiltProduct.repomap(), "tags", "-q", "src"] + arguments,
        directory: folder.path)
      #expect(try result.jsonLines.map { $0["kind"] as? String } == [kind])
    }
  }

  @Test(
    "what is wrong with a query is told with its place, as wrong usage",
    arguments: [
      (
        "python.scm", "\n(class_definition\n  nme: (_)) @definition.class\n",
        "3:3: the grammar has no field 'nme'"
      ),
      ("python.scm", "(klass) @definition.class\n", "1:1: the grammar has no node type 'klass'"),
      ("pyhton.scm", "", "no language 'pyhton'"),
    ])
  func mistakes(name: String, text: String, message: String) throws {
    let folder = try TemporaryFolder(["a.py": "class A: pass\n", "mine/" + name: text])
    let result = try repomap(["tags", "-q", "--queries", "mine"], in: folder)
    #expect(result.status == .exited(2))
    #expect(result.output.isEmpty)
    let place = "error: mine/\(name):" + (message.first?.isNumber == true ? "" : " ")
    #expect(result.errorText.hasPrefix(place + message + "\nhint: "), "\(result.errorText)")
  }

  @Test("a folder of queries that is not there is wrong usage")
  func missingFolder() throws {
    let folder = try TemporaryFolder(["a.py": "class A: pass\n"])
    let result = try repomap(["tags", "-q", "--queries", "mine"], in: folder)
    #expect(result.status == .exited(2))
    #expect(result.errorText.hasPrefix("error: cannot read mine: "))
  }
}
