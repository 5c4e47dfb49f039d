import TestSupport
import Testing

/// Output longer than the screen, on a pseudo-terminal with a pager that leaves a trace.
@Suite("Pager")
struct PagerTests {
  /// A repository of many files, and a pager that says what it was given.
  private func folder(files: Int, pager: String, name: String = "f") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 0..<files {
      try folder.write("\(name)\(number + 100).py", Array("x = 1\n".utf8))
    }
    try folder.write("bin/pager", Array("#!/bin/sh\n\(pager)\n".utf8))
    try folder.write(".ignore", Array("bin\n".utf8))
    #expect(try run("/bin/chmod", ["+x", folder.path + "/bin/pager"]).status == .exited(0))
    return folder
  }

  private func terminal(
    _ arguments: [String], in folder: TemporaryFolder, _ variables: [String: String] = [:],
    pipesOutput: Bool = false
  ) throws -> PseudoTerminal {
    let environment = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "REPOMAP_PAGER": folder.path + "/bin/pager",
    ]
    return try PseudoTerminal(
      try BuiltProduct.repomap(), arguments, columns: 80, rows: 24,
      environment: environment.merging(variables) { $1 }, directory: folder.path,
      pipesOutput: pipesOutput)
  }

  private static let counting = "echo LESS=$LESS; echo rows: $(wc -l)"

  @Test("what is longer than the screen goes through the pager, whole, and it ends well")
  func long() throws {
    let folder = try folder(files: 200, pager: Self.counting)
    let terminal = try terminal(["files"], in: folder)
    #expect(terminal.waitUntilEnd() == .exited(0))
    let text = String(decoding: terminal.output, as: UTF8.self)
    // The files and .ignore itself.
    #expect(text == "LESS=FRX\r\nrows: 201\r\n")
  }

  @Test("what fits does not, nor what is refused, piped, or for nobody's eyes")
  func short() throws {
    let few = try folder(files: 5, pager: Self.counting)
    let many = try folder(files: 200, pager: Self.counting)
    for (folder, arguments, variables) in [
      (few, ["files"], [:]), (many, ["files", "--no-pager"], [:]),
      (many, ["files"], ["REPOMAP_PAGER": ""]), (many, ["files"], ["REPOMAP_PAGER": "cat"]),
      (many, ["files"], ["ACCESSIBLE": "1"]), (many, ["files"], ["TERM": "dumb"]),
      (many, ["files", "-0"], [:]),
    ] {
      let terminal = try terminal(arguments, in: folder, variables)
      #expect(terminal.waitUntilEnd() == .exited(0))
      let text = String(decoding: terminal.output, as: UTF8.self)
      #expect(!text.contains("rows:") && text.contains("f104.py"), "\(arguments) \(variables)")
    }
    let piped = try terminal(["files"], in: many, pipesOutput: true)
    #expect(piped.waitUntilEnd() == .exited(0))
    #expect(piped.pipedOutput.count { $0 == UInt8(ascii: "\n") } == 201)
  }

  @Test("PAGER counts where REPOMAP_PAGER is not set; one that is missing is done without")
  func order() throws {
    let folder = try folder(files: 60, pager: "echo ours; cat > /dev/null")
    let path = folder.path + "/bin/pager"
    for (variables, isOurs) in [
      (["REPOMAP_PAGER": "no-such-pager-here", "PAGER": path], false),
      (["REPOMAP_PAGER": path + " --option", "PAGER": "no-such-pager-here"], true),
    ] {
      let terminal = try terminal(["files"], in: folder, variables)
      #expect(terminal.waitUntilEnd() == .exited(0))
      let text = String(decoding: terminal.output, as: UTF8.self)
      #expect(text.contains("ours") == isOurs)
      #expect(text.contains("f100.py") != isOurs)
    }
  }

  @Test("leaving the pager early is no error, and Ctrl-C is for the pager alone")
  func leaving() throws {
    // More than a pipe holds: the rest meets one that nobody reads any longer.
    let long = String(repeating: "f", count: 200)
    let early = try folder(files: 1000, pager: "head -n 1", name: long)
    let quit = try terminal(["files"], in: early)
    #expect(quit.waitUntilEnd() == .exited(0))
    #expect(String(decoding: quit.output, as: UTF8.self) == ".ignore\r\n")

    let waiting = try folder(
      files: 60,
      pager:
        "trap 'echo caught; exit 0' INT; cat > /dev/null; echo ready; while :; do sleep 0.1; done"
    )
    for arguments in [["files"], ["outline", ".", "-q"]] {
      let terminal = try terminal(arguments, in: waiting)
      #expect(terminal.read(until: "ready"))
      terminal.type("\u{03}")
      #expect(terminal.read(until: "caught"))
      #expect(terminal.waitUntilEnd() == .exited(0), "\(arguments)")
    }
  }
}
