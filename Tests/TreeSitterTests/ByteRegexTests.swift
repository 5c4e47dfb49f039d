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
    "the first match from a place on is found, whatever is skipped on the way to it",
    arguments: [
      ("a<%b", "a<%", 0, nil), ("a<%b", "a<% a<%b", 0, 4..<8),
      ("<%[ ]*$", "<% x\n<%  \n", 0, 5..<9),
      ("^[ ]*%:", "x %:\n  %:a\n%:b", 0, 5..<9), ("^[ ]*%:", "x %:\n  %:a\n%:b", 6, 11..<13),
      ("^x", "x\nx", 1, 2..<3), ("^x", "yx", 0, nil), ("ab|cd", "xxcd", 0, 2..<4),
      ("\\w<:\\w", "a<b:>c a<:b", 0, 7..<11), ("x+y", "xxxy", 1, 1..<4), ("q", "", 0, nil),
      ("zz", "z", 0, nil), ("a(bc)?d", "abd ad", 0, 4..<6),
      // A run gives back what the rest of the pattern needs, down to its least.
      ("a*ab", "xaaab", 0, 1..<5), ("[ab]+b", "abba", 0, 0..<3), ("a+a", "a aa", 0, 2..<4),
      ("x?xy", "xy", 0, 0..<2), ("a[^b]*$", "b a c\nb", 0, 2..<5),
    ] as [(String, String, Int, Range<Int>?)])
  func finds(pattern: String, text: String, start: Int, expected: Range<Int>?) throws {
    let regex = try #require(ByteRegex(Array(pattern.utf8), isMultiline: true))
    let found = Array(text.utf8).withUnsafeBufferPointer { regex.firstMatch(in: $0, from: start) }
    #expect(found == expected)
  }

  @Test("a match may be as long as the text, which a stack could not hold")
  func matchesLongTexts() throws {
    let text = Array(("(" + String(repeating: "a\n", count: 1 << 20) + ")").utf8)
    let regex = try #require(ByteRegex(Array("\\([^()]*\\)".utf8), isMultiline: true))
    #expect(
      text.withUnsafeBufferPointer { regex.firstMatch(in: $0, from: 0) } == 0..<text.count)
    let groups = try #require(ByteRegex(Array("\\((a|\n)*".utf8), isMultiline: true))
    #expect(text.withUnsafeBufferPointer { groups.firstMatch(in: $0, from: 0) } == 0..<257)
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
