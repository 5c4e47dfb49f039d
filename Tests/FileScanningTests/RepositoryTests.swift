import TestSupport
import Testing

@testable import FileScanning

/// What the index, the configuration and other repositories change.
@Suite(.enabled(if: TemporaryTree.hasGit, "git is not installed"))
struct RepositoryTests {
  @Test(
    "tracked files are listed although ignored, whatever the index's form",
    arguments: [
      ["update-index", "--index-version", "2"], ["add", "-N", "later"],
      ["update-index", "--index-version", "4"], ["update-index", "--split-index"],
    ])
  func trackedFiles(_ form: [String]) throws {
    let tree = try TemporaryTree()
    try tree.git("init", "-q")
    for name in ["a.o", "b.o", "out/deep/x", "out/y", "later", "keep"] { try tree.file(name) }
    try tree.git("add", "a.o", "out/deep/x")
    try tree.git(form)
    // With a split index these live in the small part, the others in the shared one.
    try tree.git("add", "keep")
    try tree.git("rm", "-q", "--cached", "a.o")
    try tree.git("add", "b.o")
    try tree.file(".gitignore", "*.o\nout/\n")
    #expect(try tree.scan() == [".gitignore", "b.o", "keep", "later", "out/deep/x"])
    #expect(try tree.scanResult().ignoredCount == 2)
    var options = ScanOptions()
    options.readsIndex = false
    #expect(try tree.scan("", options) == [".gitignore", "keep", "later"])
  }

  @Test("our own ignore files hide tracked files")
  func ownFilesHideTracked() throws {
    let tree = try TemporaryTree()
    try tree.git("init", "-q")
    for name in ["gen/a", "gen/b", "c"] { try tree.file(name) }
    try tree.git("add", ".")
    try tree.file(".gitignore", "gen/\n")
    try tree.file("gen/.repomapignore", "a\n")
    try tree.file(".ignore", "c\n")
    #expect(try tree.scan() == [".gitignore", ".ignore", "gen/b"])
  }

  @Test("a scan of a sub-directory knows the rules above it")
  func subDirectory() throws {
    let tree = try TemporaryTree()
    try tree.git("init", "-q")
    try tree.file(".gitignore", "*.o\n/d/x\nignored/\n")
    try tree.file(".git/info/exclude", "/d/y\n")
    for name in ["d/a.o", "d/x", "d/y", "d/z", "ignored/e/f", "ignored/g"] { try tree.file(name) }
    try tree.git("add", "-f", "ignored/e/f")
    #expect(try tree.scan("d") == ["z"])
    let ignored = try tree.scanResult("ignored")
    #expect(ignored.rootIsIgnored)
    #expect(ignored.files.map(\.path) == [Array("e/f".utf8)])
  }

  @Test("a repository inside is a border, and is entered by its own rules on request")
  func nested() throws {
    let tree = try TemporaryTree()
    try tree.git("init", "-q")
    try tree.file(".gitignore", "*.o\n")
    for name in ["n/a.o", "n/b", "n/.gitignore", "bad/.git/x", "bad/c"] { try tree.file(name) }
    try tree.file("n/.gitignore", "b\n")
    try tree.git("init", "-q", "n")
    let outer = try tree.scanResult()
    #expect(
      outer.files.map(\.path).map { String(decoding: $0, as: UTF8.self) } == [
        ".gitignore", "bad/c",
      ])
    #expect(outer.nestedRepositories == [Array("n".utf8)])
    var options = ScanOptions()
    options.entersNestedRepositories = true
    #expect(try tree.scan("", options) == [".gitignore", "bad/c", "n/.gitignore", "n/a.o"])
  }

  @Test("a linked worktree has the main repository's info/exclude and its own index")
  func worktree() throws {
    let tree = try TemporaryTree()
    try tree.git("init", "-q", "main")
    try tree.file("main/a.o")
    try tree.git("add", "a.o", in: "main")
    try tree.git("commit", "-q", "-m", "x", in: "main")
    try tree.git("worktree", "add", "-q", "../linked", in: "main")
    try tree.file("main/.git/info/exclude", "*.o\nhidden\n")
    for name in ["linked/hidden", "linked/b.o", "linked/c"] { try tree.file(name) }
    #expect(try tree.scan("linked") == ["a.o", "c"])
  }

  @Test("the place of a submodule is not entered, checked out or not")
  func submodule() throws {
    let tree = try TemporaryTree()
    try tree.git("init", "-q")
    try tree.file(".gitmodules", "[submodule \"m\"]\n\tpath = m\n\turl = ../m\n")
    let hash = String(repeating: "1", count: 40)
    try tree.git("update-index", "--add", "--cacheinfo", "160000,\(hash),m")
    for name in ["m/left", "m2"] { try tree.file(name) }
    #expect(try tree.scan() == [".gitmodules", "m2"])
    #expect(
      try Set(tree.scanResult().files.map(\.path)) == tree.gitList().subtracting([Array("m".utf8)]))
  }

  @Test("core.excludesFile and core.ignoreCase are read from the repository's settings")
  func configuration() throws {
    let tree = try TemporaryTree()
    try tree.git("init", "-q")
    try tree.git("config", "core.excludesFile", "rules")
    try tree.git("config", "core.ignoreCase", "true")
    try tree.file("rules", "*.OBJ\n/Top\n")
    for name in ["a.obj", "tOp", "x/top", ".GIT2"] { try tree.file(name) }
    #expect(try tree.scan() == [".GIT2", "rules", "x/top"])
  }

  @Test("a damaged index costs only the tracked files")
  func damagedIndex() throws {
    let tree = try TemporaryTree()
    try tree.git("init", "-q")
    for name in ["a.o", "b"] { try tree.file(name) }
    try tree.git("add", ".")
    try tree.file(".gitignore", "*.o\n")
    for damage in ["", "DIRC", "DIRC\0\0\0\u{2}\0\0\u{7F}\u{7F}tail"] {
      try tree.file(".git/index", damage)
      let result = try tree.scanResult()
      #expect(result.files.count == 2)
    }
    try tree.file(".git/index", "no index at all")
    #expect(try tree.scanResult().diagnostics.map(\.reason) == [.unreadableIndex(.malformed)])
  }

  @Test(
    "an index cut off or changed anywhere brings no more than wrong answers", arguments: [2, 4])
  func forgedIndex(version: Int) throws {
    let tree = try TemporaryTree()
    try tree.git("init", "-q")
    for number in 0..<6 { try tree.file("out/file\(number)") }
    try tree.file("kept")
    try tree.git("add", ".")
    try tree.git("update-index", "--index-version", "\(version)", "--split-index")
    try tree.git("rm", "-q", "--cached", "out/file3")
    try tree.git("add", "out/file3")
    try tree.file(".gitignore", "out\n")
    let index = try FileAccess.read(BytePath.joined(tree.path, ".git/index".utf8))
    var random = SeededGenerator(seed: UInt64(version))
    for number in 0..<300 {
      var forged = index
      if number % 2 == 0 { forged.removeLast(Int.random(in: 1..<index.count, using: &random)) }
      let place = Int.random(in: 0..<forged.count, using: &random)
      forged[place] = UInt8.random(in: 0...255, using: &random)
      try tree.file(Array(".git/index".utf8), forged)
      #expect(try tree.scan().contains("kept"))
    }
  }
}
