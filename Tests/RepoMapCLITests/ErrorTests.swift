import Foundation
import TestSupport
import Testing

@Suite("Errors and exit codes")
struct ErrorTests {
  @Test(
    "wrong usage says what is wrong and exits 2",
    arguments: [
      (["analyze", "no-such-folder"], "error: no such folder: no-such-folder\nhint: "),
      (["analyze", "a.py"], "error: not a folder: a.py\nhint: "),
      (["tags", "no-such-folder"], "error: no such folder: no-such-folder\nhint: "),
      (["files", "--files-from", "missing"], "error: cannot read the list missing: "),
      (["analyze", "--strct"], "error: Unknown option '--strct'. Did you mean '--strict'?"),
      (["analyze", "--jobs", "0"], "error: --jobs takes 1 to 512"),
      (
        ["analyze", "--max-file-size", "1X"],
        "error: The value '1X' is invalid for '--max-file-size <size>'"
      ),
      (["analyze", "--time-limit", "0"], "error: --time-limit takes 0.01 to 3600 seconds"),
      (["tags", "--language", "perl"], "error: The value 'perl' is invalid for '--language"),
      (["tags", "--language", "klingon=*.kl"], "error: --language: no language 'klingon'; "),
      (["tags", "--language", "perl=[a"], "error: --language: the glob '[a' matches nothing"),
      (["tags", "--sort"], "error: --sort goes with --format ctags"),
      (["analyze", "--output", "no/such/folder/x"], "error: cannot write to no/such/folder/x: "),
      (["schema", "nothing"], "error: no schema 'nothing'\nhint: choose one of analysis, bench, "),
      (["find", "kind:clas"], "error: no kind 'clas'\nhint: kinds: file, "),
      (["find", "name~("], "error: cannot read the regular expression ("),
      (["find", "x", "--limit", "0"], "error: --limit takes 1 or more"),
      (["show", "x", "--context", "100001"], "error: --context takes 0 to 100000"),
      (["outline", "missing.py"], "error: no such folder: missing.py"),
      (["map", "--tokens", "64"], "error: --tokens takes 128 to 1000000"),
      (["map", "--focus", "absent"], "error: no file and no definition: absent\nhint: "),
      (["map", "--changed"], "error: git cannot tell what changed since HEAD\nhint: "),
      (["map", "--token-encoding", "absent"], "error: cannot read the vocabulary absent\nhint: "),
      (["map", "--token-encoding", "a.py"], "error: a.py is no vocabulary\nhint: "),
      (["completions", "tcsh"], "error: no completions for the shell 'tcsh'\nhint: "),
    ])
  func usage(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder(["a.py": "x = 1\n"])
    let result = try repomap(arguments, in: folder)
    #expect(result.status == .exited(2))
    #expect(result.output.isEmpty)
    #expect(result.errorText.contains(message), "\(result.errorText)")
  }

  @Test("a full disk is an error, never a success", .enabled(if: access("/dev/full", W_OK) == 0))
  func fullDisk() throws {
    let folder = try TemporaryFolder(["a.py": "class A: pass\n"])
    for arguments in [
      ["analyze", "--json"], ["tags"], ["files"], ["languages"], ["--help"], ["find", "A"],
      ["show", "A"], ["outline", "a.py"],
    ] {
      let result = try repomap(arguments, in: folder, outputPath: "/dev/full")
      #expect(result.status == .exited(2), "\(arguments)")
      #expect(result.errorText.contains("error: cannot write the output: "), "\(arguments)")
    }
  }

  @Test("a folder that cannot be read is an error", .disabled(if: getuid() == 0, "root reads all"))
  func unreadableRoot() throws {
    let folder = try TemporaryFolder(["sub/a.py": "x = 1\n"])
    chmod(folder.path + "/sub", 0)
    defer { chmod(folder.path + "/sub", 0o755) }
    #expect(try repomap(["analyze", "sub"], in: folder).status == .exited(2))
  }

  @Test("a reader that goes away ends the run quietly, by SIGPIPE")
  func closedPipe() throws {
    let process = try RunningProcess(
      try BuiltProduct.repomap(), ["tags", "-q", projectPath + "/Sources/RepoMap/../../Tests"])
    process.readOutput { !$0.isEmpty }
    process.closeOutput()
    let result = process.finish()
    #expect(result.status == .signaled(SIGPIPE))
    #expect(result.errorText.isEmpty)
  }

  @Test("nothing parsed although there are sources is a failure")
  func nothingParsed() throws {
    let folder = try TemporaryFolder(["a.py": "\0\0\0"])
    let result = try repomap(["analyze", "--json"], in: folder)
    #expect(result.status == .exited(1))
    #expect(try result.outcomes == ["binary": 1])
    #expect(result.errorText.contains("none of the source files could be parsed"))
  }

  @Test("an empty folder, and one without sources, is a success")
  func nothingToParse() throws {
    #expect(try repomap(["analyze"], in: TemporaryFolder()).status == .exited(0))
    #expect(try repomap(["analyze"], in: TemporaryFolder(["a.txt": "x"])).status == .exited(0))
  }

  @Test("--version and --help go to standard output")
  func version() throws {
    let result = try repomap(["--version"])
    #expect(result.status == .exited(0))
    #expect(result.outputText.hasPrefix("repomap "))
    #expect(
      result.outputText.contains("libtree-sitter ABI 13-14") || result.outputText.contains("ABI"))
    for command in [
      [], ["analyze"], ["map"], ["tags"], ["find"], ["show"], ["refs"], ["outline"], ["graph"],
      ["diff"], ["files"], ["why"], ["stats"], ["languages"],
    ] {
      let help = try repomap(command + ["--help"])
      #expect(help.status == .exited(0))
      #expect(help.outputText.contains("EXAMPLES") || command == ["languages"], "\(command)")
    }
  }
}
