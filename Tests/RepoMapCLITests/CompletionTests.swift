import TestSupport
import Testing

@Suite("Completions and manual pages")
struct CompletionTests {
  @Test(
    "each shell takes its script, which knows commands, files and languages",
    arguments: ["bash", "zsh", "fish"])
  func scripts(shell: String) throws {
    let folder = try TemporaryFolder()
    let script = try repomap(["completions", shell]).output
    let text = String(decoding: script, as: UTF8.self)
    for word in ["browse", "perl=", "ndjson", "analysis"] {
      #expect(text.contains(word), "\(word)")
    }
    try folder.write("script", script)
    guard Tool.isInstalled(shell) else { return }
    let checked = try run("/usr/bin/env", [shell, "-n", "script"], directory: folder.path)
    #expect(checked.status == .exited(0))
    #expect(checked.errorText.isEmpty)
  }

  @Test("columns are completed by the program itself, after a comma too")
  func columns() throws {
    let first = try repomap(
      ["---completion", "find", "--", "--fields", "2", "0", "repomap", "find", "--fields", ""])
    #expect(first.outputText.contains("qualifiedName"), "\(first.errorText)")
  }

  @Test(
    "the manual pages are in the form that man reads, one a command",
    .enabled(if: Tool.isInstalled("python3")))
  func manual() throws {
    let folder = try TemporaryFolder()
    let written = try run(
      "/usr/bin/env",
      ["python3", projectPath + "/Scripts/manual.py", try BuiltProduct.repomap(), folder.path])
    #expect(written.status == .exited(0))
    #expect(folder.names.contains("repomap.1") && folder.names.contains("repomap-find.1"))
    #expect(try folder.text(of: "repomap.1").contains("REPOMAP_PAGER"))
    guard Tool.isInstalled("groff") else { return }
    for name in folder.names {
      let formatted = try run(
        "/usr/bin/env", ["groff", "-man", "-Tutf8", "-ww", "-z", name], directory: folder.path)
      #expect(formatted.errorText.isEmpty, "\(name): \(formatted.errorText)")
    }
  }
}
