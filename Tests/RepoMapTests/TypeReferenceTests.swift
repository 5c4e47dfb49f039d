import Testing

@testable import RepoMap

@Suite("Type references")
struct TypeReferenceTests {
  /// What universal-ctags writes for variables of these types.
  @Test(
    "a type's kind is the word before its name",
    arguments: [
      ("int", "typename:int"),
      ("unsigned long", "typename:unsigned long"),
      ("struct foo", "struct:foo"),
      ("enum color", "enum:color"),
      ("union u *", "union:u *"),
      ("class A", "class:A"),
      ("const struct foo *", "typename:const struct foo *"),
      ("struct { int k; }", "typename:struct { int k; }"),
      ("struct", "typename:struct"),
    ])
  func namesKind(type: String, expected: String) {
    let text = TypeReference.text(of: Array(type.utf8)[...])
    #expect(String(decoding: text, as: UTF8.self) == expected)
  }
}
