import Testing

@testable import FileScanning

struct ExplanationTests {
  @Test("an explanation names the file, the line, the pattern and what it matches")
  func rules() throws {
    let tree = try TemporaryTree()
    try tree.file(".gitignore", "# first\n*.o\nbuild/\n")
    try tree.file("src/.gitignore", "!keep.o\n")
    let absent = try explain("build/x/y", in: tree)
    #expect(absent.outcome == .ignored)
    try tree.file("build/x/y")
    #expect(try explain("build/x/y", in: tree) == absent)
    let rule = absent.rule
    #expect(rule?.source == Array(".gitignore".utf8))
    #expect(rule?.lineNumber == 3)
    #expect(rule?.pattern == Array("build/".utf8))
    #expect(rule?.matchedPath == Array("build".utf8))
    let kept = try explain("src/keep.o", in: tree)
    #expect(kept.outcome == .listed)
    #expect(kept.rule?.source == Array("src/.gitignore".utf8))
    #expect(kept.rule?.isNegated == true)
    #expect(
      try explain("src/a.c", in: tree)
        == .init(path: Array("src/a.c".utf8), outcome: .listed, rule: nil))
    #expect(try explain(".git/config", in: tree).outcome == .gitDirectory)
    #expect(throws: ExplanationError.outsideOfRoot) { try explain("../x", in: tree) }
  }

  @Test("a tracked file is listed although a rule ignores it", .enabled(if: TemporaryTree.hasGit))
  func tracked() throws {
    let tree = try TemporaryTree()
    try tree.git("init", "-q")
    try tree.file("a.o")
    try tree.git("add", "a.o")
    try tree.file(".gitignore", "*.o\n")
    #expect(try explain("a.o", in: tree).outcome == .trackedAlthoughIgnored)
    #expect(try explain("b.o", in: tree).outcome == .ignored)
  }

  private func explain(_ path: String, in tree: TemporaryTree) throws -> IgnoreExplanation {
    try FileScanner().explain(BytePath.joined(tree.path, path.utf8), root: tree.path)
  }
}
