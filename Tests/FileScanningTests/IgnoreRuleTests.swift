import Testing

@testable import FileScanning

/// One ignore file at the root of a tree without a repository, and what is left of the files.
struct IgnoreRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rules: String
    let files: [String]
    let listed: [String]

    init(_ rules: String, _ files: String, _ listed: String) {
      self.rules = rules
      self.files = files.split(separator: " ").map(String.init)
      self.listed = listed.split(separator: " ").map(String.init)
    }

    var testDescription: String { rules.debugDescription }
  }

  @Test(
    "a file is listed unless the last matching line ignores it",
    arguments: [
      Case("foo\n", "foo x/foo y/foo/z foo2", "foo2"),
      Case("/foo\n", "foo x/foo", "x/foo"),
      Case("a/b\n", "a/b x/a/b a/b2", "a/b2 x/a/b"),
      Case("foo/\n", "foo x/foo/b", "foo"),
      Case("*.o\n!a.o\n", "a.o b.o x/a.o", "a.o x/a.o"),
      Case("x/\n!x/a\n", "x/a b", "b"),
      Case("x/*\n!x/a\n", "x/a x/b", "x/a"),
      Case("*\n!*/\n!*.c\n", "a.c x/b.c x/b.o", "a.c x/b.c"),
      Case("#a\n\\#b\n", "#a #b", "#a"),
      Case("!!a\n*\n!\\!b\n", "a !b !a", "!b"),
      Case("foo \nbar\\ \n", "foo bar", "bar"),
      Case("a.o\r\nb\r\r\n", "a.o b", "b"),
      Case("\u{FEFF}foo\nbar", "foo bar baz", "baz"),
      Case("foo\0x\nbar\n", "foo bar foox", "foox"),
      Case("{a,b}\n", "a b {a,b}", "a b"),
      Case("tmp*\n*~\n*x*\n", "tmp1 a~ axb b", "b"),
      Case("**/logs/*.log\n", "logs/a.log x/logs/b.log x/c.log", "x/c.log"),
      Case("a/**/z\n", "a/z a/b/z a/b/c/z b/z", "b/z"),
      Case("/*\n!/keep\n/keep/*\n!/keep/a\n", "b keep/a keep/b", "keep/a"),
      Case("//\n/\n!\n!/\n./a\n../a\na//b\n\\/a\n", "a b/a a.b", "a a.b b/a"),
      Case("a\nA\n[b\nb]\n", "a A [b b]", "[b"),
    ])
  func lines(_ example: Case) throws {
    let tree = try TemporaryTree()
    for file in example.files { try tree.file(file) }
    try tree.file(".gitignore", example.rules)
    let listed = try tree.scan().filter { $0 != ".gitignore" }
    #expect(Set(listed) == Set(example.listed))
  }

  @Test("the nearest ignore file decides, wherever an anchored rule comes from")
  func nearest() throws {
    let tree = try TemporaryTree()
    try tree.file(".gitignore", "*.o\n/a/b/x\na/*/y\n")
    try tree.file("a/.gitignore", "!k.o\n/b/z\n")
    for name in ["k.o", "a/k.o", "a/b/k.o", "a/b/x", "a/b/y", "a/b/z", "a/c/x", "b/x", "a/b/c/y"] {
      try tree.file(name)
    }
    #expect(
      try tree.scan() == [
        ".gitignore", "a/.gitignore", "a/b/c/y", "a/b/k.o", "a/c/x", "a/k.o", "b/x",
      ])
  }

  @Test("our own files stand above git's, and .repomapignore above .ignore")
  func ownFiles() throws {
    let tree = try TemporaryTree()
    try tree.file(".gitignore", "a\n")
    try tree.file(".ignore", "!a\nb\nc\n")
    try tree.file(".repomapignore", "!b\n.*\n")
    try tree.file("x/.gitignore", "!c\n")
    for name in ["a", "b", "c", "x/c", "x/a"] { try tree.file(name) }
    #expect(try tree.scan() == ["a", "b", "x/a"])
    var options = ScanOptions()
    options.usesIgnoreFiles = false
    #expect(try tree.scanResult("", options).files.count == 9)
  }

  @Test("patterns of the command line are relative to the root and stand above all files")
  func commandLine() throws {
    let tree = try TemporaryTree()
    try tree.file(".gitignore", "*.log\n")
    for name in ["a.c", "a.h", "a.log", "src/b.c", "src/x/c.c", "doc/a.c"] { try tree.file(name) }
    var options = ScanOptions()
    options.includes = [Array("*.c".utf8), Array("/doc/".utf8)]
    options.excludes = [Array("/src/*/".utf8), Array("!a.log".utf8)]
    #expect(try tree.scan("", options) == ["a.c", "doc/a.c", "src/b.c"])
    options.includes = []
    #expect(
      try tree.scan("", options) == [".gitignore", "a.c", "a.h", "a.log", "doc/a.c", "src/b.c"])
    options.listsHidden = false
    #expect(try tree.scanResult("", options).hiddenCount == 1)
  }

  @Test("every answer is counted as known or as worked out")
  func statistics() throws {
    let tree = try TemporaryTree()
    try tree.file(".gitignore", "*.o\n")
    for name in ["a/Makefile", "b/Makefile", "c/Makefile", "c/x.o"] { try tree.file(name) }
    let statistics = try tree.scanResult().statistics
    #expect(statistics.lookups == 8)
    #expect(statistics.hits == 2)
    #expect(statistics.misses == 6)
    #expect(statistics.compiledFiles == 1)
  }
}
