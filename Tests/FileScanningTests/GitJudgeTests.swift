import TestSupport
import Testing

@testable import FileScanning

/// git itself says what is right, on trees made from a seed.
@Suite(.enabled(if: TemporaryTree.hasGit, "git is not installed"))
struct GitJudgeTests {
  @Test("a scan lists what git lists", arguments: 1...12 as ClosedRange<UInt64>)
  func randomTree(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let tree = try TemporaryTree()
    try tree.git("init", "-q")
    try Self.fill(tree, with: &random)
    let listed = try tree.scanResult().files.map(\.path)
    #expect(listed == listed.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(try Set(listed) == tree.gitList())

    // The same with everything tracked, and then some more rules against it.
    try tree.git("add", "-f", ".")
    try tree.file(".gitignore", Self.rules(&random))
    #expect(try Set(tree.scanResult().files.map(\.path)) == tree.gitList())
  }

  @Test("the explanation of a path is that of git check-ignore")
  func explanations() throws {
    var random = SeededGenerator(seed: 99)
    let tree = try TemporaryTree()
    try tree.git("init", "-q")
    for _ in 0..<8 { try Self.fill(tree, with: &random) }
    let manyRules = (0..<20).map { _ in Self.rules(&random) }.joined()
    #expect(manyRules.count { $0 == "\n" } >= 50)
    try tree.file(".gitignore", manyRules)
    var options = ScanOptions()
    options.usesIgnoreFiles = false
    let paths = try tree.scanResult("", options).files.map(\.path)
    #expect(paths.count > 100)
    let input = Array(paths.map { Array("./".utf8) + $0 }.joined(separator: [0]))
    let answers = try tree.git(
      "check-ignore", "-v", "-n", "-z", "--no-index", "--stdin", input: input
    ).split(separator: 0, omittingEmptySubsequences: false)
    for (number, path) in paths.enumerated() {
      let rule = try FileScanner().explain(BytePath.joined(tree.path, path), root: tree.path).rule
      let source: [UInt8] = rule?.source ?? []
      let line = rule.map { "\($0.lineNumber)" } ?? ""
      #expect(source.elementsEqual(answers[number * 4]))
      #expect(line.utf8.elementsEqual(answers[number * 4 + 1]))
      let pattern: [UInt8] = rule?.pattern ?? []
      #expect(pattern.elementsEqual(answers[number * 4 + 2]))
    }
  }

  private static let names = [
    "a", "b", "foo", "bar.c", "x.o", "build", "src", "lib", ".env", "a b", "a ", "#a", "!a", "[a]",
    "a\\b", "*", "é", "a\tb", "{a,b}", "Foo", "~", "$a", "-a",
  ]
  private static let pieces = [
    "a", "b", "foo", "*.c", "*.o", "build", "src", "lib", "?", "*", "**", "[a-f]*", "[!a]", "a\\b",
    "\\*", "\\#a", "\\!a", "a b", "a\\ ", "é", "f*", "[[:upper:]]*", ".*", "[a", "*a*",
  ]

  private static func fill(
    _ tree: TemporaryTree, with random: inout SeededGenerator
  ) throws {
    for _ in 0..<40 {
      let depth = Int.random(in: 0...3, using: &random)
      let path = (0...depth).map { _ in random.pick(names) }.joined(separator: "/")
      // A file may stand where a directory is wanted, or the other way round.
      try? tree.file(path)
    }
    for directory in ["", "src/", "a/", "build/src/"] {
      try? tree.file(directory + ".gitignore", rules(&random))
    }
    try tree.file(".git/info/exclude", rules(&random))
  }

  private static func rules(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...5, using: &random)).map { _ in
      let count = Int.random(in: 1...3, using: &random)
      let pattern = (0..<count).map { _ in random.pick(pieces) }.joined(separator: "/")
      let start = random.pick(["", "", "", "!", "/", "!/", "**/"])
      return start + pattern + random.pick(["", "", "", "/", "/**", " "]) + "\n"
    }.joined()
  }
}

extension SeededGenerator {
  mutating func pick(_ values: [String]) -> String {
    values[Int.random(in: 0..<values.count, using: &self)]
  }
}
