import Foundation
import TestSupport
import Testing

@Suite("Sources embedded in others")
struct EmbeddedSourceTests {
  private static let page = "<h1>Title</h1>\n<script>function open() {}</script>\n"

  @Test("a tag has the language, the access and the place that it has in its own part")
  func records() throws {
    let folder = try TemporaryFolder([
      "a.vue": "<script lang=\"ts\">\nexport type T = U\n</script><style>.x { y: z }</style>\n"
    ])
    let rows = try repomap(["tags", "-q", "--definitions"], in: folder).jsonLines.map { tag in
      ["language", "name", "line", "column", "byte", "endByte", "access"].map {
        tag[$0].map { "\($0)" } ?? "-"
      }.joined(separator: " ")
    }
    #expect(rows == ["TypeScript T 2 13 26 36 export", "CSS .x 3 17 53 64 -"])
    let ctags = try repomap(["tags", "-q", "--format", "ctags-json"], in: folder).jsonLines
    #expect(
      ctags.filter { $0["_type"] as? String == "tag" }.map { $0["language"] as? String }
        == ["TypeScript", "CSS"])
  }

  @Test("what is kept of a page is void where the query of its script's language is another")
  func keptTags() throws {
    let folder = try TemporaryFolder([
      "src/a.html": Self.page,
      "mine/javascript.scm": "(function_declaration name: (identifier) @name) @definition.macro\n",
    ])
    let common = ["find", "-q", "--json", "--cache-dir", folder.path + "/kept", "open", "src"]
    for (options, kind) in [([], "function"), (["--queries", "mine"], "macro"), ([], "function")] {
      let text = try repomap(common + options, in: folder).outputText
      #expect(text.contains("\"kind\":\"\(kind)\""), "\(options): \(text)")
    }
  }

  @Test("a page of many broken scripts is read in its time")
  func manyScripts() throws {
    let scripts = String(repeating: "<script>function f( {</script>\n", count: 20_000)
    let folder = try TemporaryFolder(["a.html": scripts + Self.page])
    let result = try repomap(["analyze", "--json"], in: folder)
    #expect(try result.outcomes == ["parsed": 1])
  }
}
