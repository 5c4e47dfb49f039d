import Testing

@testable import TreeSitter

@Suite("Islands in what a grammar cannot read")
struct IslandFinderTests {
  /// A head without its end, so that the tree errs.
  private static let broken = "CREATE TABLE (((;\n"

  @Test(
    "a head counts where it is none of a comment, and its name is the last one in it",
    arguments: [
      ("PROCEDURE pay(id IN NUMBER) IS", ["function pay"]),
      ("procedure pay; Function owed", ["function pay"]),
      ("-- PROCEDURE pay", []),
      ("CREATE OR REPLACE PACKAGE BODY shop.till AS", ["package till"]),
      ("reprocedure pay", []),
    ])
  func findsHeads(line: String, expected: [String]) throws {
    #expect(try Self.definitions("sql", Self.broken + line + "\n") == expected)
  }

  @Test("a tail has to follow and is no part of the head")
  func asksForTail() throws {
    let source = "sub a { if ( {\nsub b;\nsub c ($x) {\n"
    #expect(try Self.definitions("perl", source) == ["function a", "function c"])
  }

  @Test("what goes on behind a head gives more names, of another kind if the rule says so")
  func findsMoreNames() throws {
    let source = "# a b\nclass A\n  # c d\n  var b = 1\n  static var c = 2\n  f(\n  var d = 3\n"
    #expect(try Self.definitions("vim", source) == ["class A", "field b", "field c"])
    let enumeration = "enum * 8\n  enumerator :: red = 1, green ! , none\n"
    #expect(
      try Self.definitions("fortran", enumeration) == ["enumerator red", "enumerator green"])
  }

  @Test("what begins its line stands in a module, and in nothing else that reaches so far")
  func setsParents() throws {
    let source = """
      resource "a" "open" {
        x = {

      variable "region" {
      }
      """
    let tags = try Self.tags("hcl", source)
    let region = try #require(tags.last { $0.role == .definition })
    #expect(region.row == 3 && region.column == 10 && region.parent == -1)
  }

  @Test("every language's rules can be read", arguments: Language.all)
  func readsRules(language: Language) throws {
    _ = try IslandFinder(language.islands, language: language)
  }

  private static func definitions(_ language: String, _ source: String) throws -> [String] {
    let bytes = Array(source.utf8)
    return try tags(language, source).filter { $0.role == .definition }.map {
      let name = bytes[Int($0.name.start)..<Int($0.name.end)]
      let kind = try #require(TagKind(rawValue: $0.rawKind))
      return "\(kind.recordName) \(String(decoding: name, as: UTF8.self))"
    }
  }

  private static func tags(_ name: String, _ source: String) throws -> [SyntaxTag] {
    let tagger = try SyntaxTagger(language: try #require(Language(name: name)))
    let tags = Array(source.utf8).withUnsafeBufferPointer { tagger.tags(in: $0) }
    return try #require(tags).tags
  }
}
