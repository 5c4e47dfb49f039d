import Testing
import TreeSitter

@testable import RepoMap

@Suite("The most tags that a data file is listed with")
struct TagLimitTests {
  @Test("the outermost keys of a data file are listed, and of the innermost level the first")
  func keepsOutermostKeys() throws {
    let json = try #require(Language.all.first { $0.name == "json" })
    let limit = try #require(json.maximumTagCount)
    // Two outer keys, one before and one behind more inner ones than there is room for.
    let inner = (0..<2 * limit).map { "\"k\($0)\": {\"leaf\": 0}" }.joined(separator: ",")
    let source = Array("{\"first\": {\(inner)}, \"last\": 1}".utf8)
    let file = try #require(try FileTags(source: source, language: json))
    let tags = file.tags
    let scopes = TagScopes(file, tags)
    let names = tags.indices.map { String(decoding: scopes.qualifiedName(of: $0), as: UTF8.self) }
    #expect(names == ["first"] + (0..<limit - 2).map { "first.k\($0)" } + ["last"])
  }

  @Test("a file of fewer keys keeps them all")
  func keepsAll() throws {
    let json = try #require(Language.all.first { $0.name == "json" })
    let source = Array(#"{"a": {"b": {"c": 1}}, "d": 2}"#.utf8)
    #expect(try FileTags(source: source, language: json)?.tags.count == 4)
  }
}
