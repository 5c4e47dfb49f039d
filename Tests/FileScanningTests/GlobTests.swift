import Testing

@testable import FileScanning

struct GlobTests {
  /// Pattern, text, whether it matches; the pattern is matched against a whole path.
  @Test(
    "a pattern with a slash matches whole paths as git's wildmatch does",
    arguments: [
      ("foo", "foo", true), ("foo", "bar", false), ("", "", true), ("", "a", false),
      ("???", "foo", true), ("??", "foo", false), ("*", "foo", true), ("f*", "foo", true),
      ("*f", "foo", false), ("*foo*", "foo", true), ("*ob*a*r*", "foobar", true),
      ("*ab", "aaaaaaabababab", true), ("foo\\*", "foo*", true), ("foo\\*bar", "foobar", false),
      ("f\\\\oo", "f\\oo", true), ("foo\\", "foo\\", false), ("foo\\", "foo", false),
      ("*/foo", "bar/foo", true), ("*/foo", "a/bar/foo", false), ("a?b", "a/b", false),
      ("foo*bar", "foo/baz/bar", false), ("foo**bar", "foo/baz/bar", false),
      ("foo/**/bar", "foo/baz/bar", true), ("foo/**/bar", "foo/b/a/z/bar", true),
      ("foo/**/bar", "foo/bar", true), ("foo/**/**/bar", "foo/b/a/z/bar", true),
      ("foo/**", "foo", false), ("foo/**", "foo/a/b", true), ("**/foo", "foo", true),
      ("**/foo", "XXX/foo", true), ("**/foo", "bar/baz/foo", true), ("**/foo", "xfoo", false),
      ("**/bar*", "foo/bar/baz", false), ("**/bar/*", "deep/foo/bar/baz", true),
      ("**/bar/*/*", "deep/foo/bar/baz/x", true), ("**/bar/**", "deep/foo/bar", false),
      ("*/bar/**", "deep/foo/bar/baz/x", false), ("foo**/bar", "foobar", false),
      ("foo**/bar", "foo/bar", true), ("a/***/b", "a/x/y/b", true), ("**\\/b", "b", false),
      ("**\\/b", "a/b", true), ("a[/]b", "a/b", false), ("a[!x]b", "a/b", false),
    ])
  func wholePath(pattern: String, text: String, matches: Bool) {
    #expect(
      GlobCompiler.matches(Array(pattern.utf8), Array(text.utf8), foldsCase: false) == matches)
  }

  @Test(
    "bracket expressions are git's, not fnmatch's",
    arguments: [
      ("t[a-g]n", "ten", true), ("t[!a-g]n", "ten", false), ("t[^a-g]n", "ton", true),
      ("a[]]b", "a]b", true), ("a[]-]b", "a-b", true), ("a[]a-]b", "aab", true), ("]", "]", true),
      ("[c-a]", "c", true), ("[c-a]", "b", false), ("[a-c-e]", "d", false), ("[a-c-e]", "-", true),
      ("[\\a-\\c]", "b", true), ("[a\\]]", "]", true), ("[[:digit:]]", "7", true),
      ("[[:digit:][:upper:]]", "G", true), ("[![:lower:]]", "g", false), ("[[:foo:]]", "f", false),
      ("[[:space:]]", "\u{0B}", false), ("[[:space:]]", "\t", true), ("[[:alpha:]-z]", "-", true),
      ("[a", "[a", false), ("[", "[", false), ("[[:alpha]", "h", true), ("[,-.]", "-", true),
      ("[[.a.]]", "a]", true), ("[[:xdigit:]]", "F", true), ("[[:punct:]]", "_", true),
    ])
  func brackets(pattern: String, text: String, matches: Bool) {
    #expect(
      GlobCompiler.matches(Array(pattern.utf8), Array(text.utf8), foldsCase: false) == matches)
  }

  @Test(
    "folding leaves escaped and single upper-case letters without a match",
    arguments: [
      ("a*B", "AxB", true), ("a*B", "axb", true), ("[F]", "f", false), ("[F]", "F", false),
      ("[f]", "F", true), ("[A-C]", "b", true), ("\\A*", "ab", false), ("\\a*", "Ab", true),
      ("[[:upper:]]", "a", true), ("é*", "É", false),
    ])
  func folding(pattern: String, text: String, matches: Bool) {
    #expect(
      GlobCompiler.matches(Array(pattern.utf8), Array(text.utf8), foldsCase: true) == matches)
  }

  @Test("many stars take no exponential time")
  func manyStars() {
    let pattern = Array(String(repeating: "a*", count: 40).utf8) + Array("b".utf8)
    let deep = Array(String(repeating: "**/a/", count: 40).utf8) + Array("b".utf8)
    #expect(
      !GlobCompiler.matches(
        pattern, Array(repeating: UInt8(ascii: "a"), count: 2000), foldsCase: false))
    let path = Array(String(repeating: "a/", count: 1000).utf8)
    #expect(!GlobCompiler.matches(deep, path, foldsCase: false))
  }
}
