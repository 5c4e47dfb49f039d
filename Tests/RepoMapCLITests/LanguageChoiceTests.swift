import TestSupport
import Testing

@Suite("Languages that are chosen")
struct LanguageChoiceTests {
  @Test("--language overrides names, first lines and content, and `none` keeps files unparsed")
  func overrides() throws {
    let folder = try TemporaryFolder([
      "bin/tool.cgi": "sub from_perl { 1 }\n", "odd.m": "function none_of_ours\n",
      "skipped/a.py": "def skipped(): pass\n", "kept.py": "def kept(): pass\n",
      "ruby": "#!/usr/bin/python\ndef from_ruby() end\n",
    ])
    let result = try repomap(
      [
        "tags", "-q", "--definitions", "--language", "perl=*.cgi", "--language", "Ruby=/ruby",
        "--language", "none=skipped/**",
      ], in: folder)
    let found = try result.jsonLines.map { "\($0["language"] ?? "") \($0["name"] ?? "")" }
    #expect(found.sorted() == ["Perl from_perl", "Python kept", "Ruby from_ruby"])
  }

  @Test("a file whose content is of no known language counts as such, not as a failure")
  func foreignContent() throws {
    let folder = try TemporaryFolder([
      "a.m": "function a = area(b)\nend\n", "b.m": "@implementation Box\n@end\n",
    ])
    let result = try repomap(["analyze", "--json", "-q", "--strict"], in: folder)
    #expect(result.status == .exited(0))
    #expect(try result.outcomes == ["parsed": 1, "no-grammar": 1])
  }
}
