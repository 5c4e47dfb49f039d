import Testing

@testable import TreeSitter

@Suite("Regular expressions of #match?")
struct ByteRegexTests {
  @Test(
    "a pattern matches as in other engines",
    arguments: [
      ("^[A-Z]", "Type", true), ("^[A-Z]", "type", false), ("^_+$", "___", true),
      ("^_+$", "__a", false), ("a|b$", "xb", true), ("(ab)+c", "ababc", true),
      ("(ab)+c", "abac", false), ("^a?b*c$", "bbc", true), ("[^0-9]", "123", false),
      ("\\d\\d", "a12", true), ("^\\w+$", "naïve", true), ("\\.", "ab", false), (".", "\n", false),
      ("[]x]", "]", true), ("[a\\-z]", "-", true), ("^(test|it|describe)$", "it", true),
      ("", "", true), ("\\bin", "begin", false), ("\\bin", "be in", true), ("in\\b", "int", false),
    ])
  func matches(pattern: String, text: String, expected: Bool) throws {
    let regex = try #require(ByteRegex(Array(pattern.utf8)))
    #expect(Array(text.utf8).withUnsafeBufferPointer(regex.matches) == expected)
  }

  @Test(
    "what the subset does not hold is refused", arguments: ["(", "a{2}", "[a", "*a", "\\B", "a)"])
  func refuses(pattern: String) {
    #expect(ByteRegex(Array(pattern.utf8)) == nil)
  }

  @Test(
    "stripping takes a match off each end",
    arguments: [
      ("^:", ":name", "name"), ("=$", "ll=", "ll"), ("['\"]", "'x'", "x"),
      ("[<>]", "<stdio.h>", "stdio.h"),
      ("^:", "name", "name"),
    ])
  func strips(pattern: String, text: String, expected: String) throws {
    let regex = try #require(ByteRegex(Array(pattern.utf8)))
    let bytes = Array(text.utf8)
    let kept = bytes.withUnsafeBufferPointer { regex.stripped($0) }
    #expect(String(decoding: bytes[kept], as: UTF8.self) == expected)
  }
}
