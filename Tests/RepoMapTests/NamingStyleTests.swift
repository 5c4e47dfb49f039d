import Testing

@testable import RepoMap

@Suite("Naming styles")
struct NamingStyleTests {
  @Test(
    "a name has the style that a reader sees",
    arguments: [
      ("parseHeader", "camelCase"), ("ParseHeader", "PascalCase"), ("URLSession", "PascalCase"),
      ("parse_header", "snake_case"), ("__init__", "lowercase"), ("_private_name", "snake_case"),
      ("MAX_SIZE", "SCREAMING_SNAKE_CASE"), ("MAX", "UPPERCASE"), ("x", "lowercase"),
      ("Parse_Header", "Mixed_Snake"), ("my-element", "kebab-case"), ("valid?", "lowercase"),
      ("$scope", "lowercase"), ("+", "other"), ("größe", "other"), ("utf8Count", "camelCase"),
      ("", "other"),
    ])
  func classifies(name: String, expected: String) {
    #expect("\(NamingStyle(of: Array(name.utf8)[...]).recordName)" == expected)
  }
}
