import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The browser in a real multiplexer, which is the judge of what a terminal shows.
@Suite("Browser in tmux")
struct BrowseTmuxTests {
  private static let program = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux"]
    .first { (path: String) in access(path, X_OK) == 0 }

  private static let sources = [
    "src/shapes.py":
      "class Circle:\n    def area(self):\n        return pi()\n\ndef pi(): return 3\n",
    "src/use.py": "from shapes import Circle\n\nCircle().area()\n", "notes.txt": "\tx\n",
    "broken.py": "def (:\n", "日本語/地図.py": "def 道(): pass\n", "cafe\u{301}.py": "# é\n",
  ]

  /// Keys by tmux's names, and the same for a script; the last pair changes the size.
  private static let steps: [(tmux: [String], script: String)] = [
    (["j", "j"], "key j j"), (["G", "k"], "key G k"), (["Enter"], "key enter"),
    (["j", "g", "r"], "key j g r"), (["C-o"], "key ctrl-o"), (["Escape"], "key esc"),
    (["/", "p", "y"], "key /\ntype py"), (["Escape"], "key esc"), (["2"], "key 2"),
    (["5"], "key 5"), (["6", "Enter"], "key 6 enter"), (["Escape"], "key esc"), (["?"], "key ?"),
    (["x", "1"], "key x 1"),
    ([], "size 50x9"),
  ]

  @Test(
    "after each key tmux shows what a script's snapshot says",
    .enabled(if: program != nil, "tmux is not installed"))
  func steps() throws {
    let folder = try TemporaryFolder(Self.sources)
    let expected = try snapshots(folder)
    let server = "repomap-test-\(getpid())-browse"
    defer { _ = try? tmux(server, "kill-server") }
    let command = "cd '\(folder.path)' && exec '\(try BuiltProduct.repomap())' browse"
    _ = try tmux(server, "new-session", "-d", "-x", "90", "-y", "14", command)
    try check(server, shows: expected[0], after: "the start")
    for (step, screen) in zip(Self.steps, expected.dropFirst()) {
      let words =
        step.tmux.isEmpty
        ? ["resize-window", "-x", "50", "-y", "9"] : ["send-keys"] + step.tmux
      _ = try tmux(server, words)
      try check(server, shows: screen, after: step.script)
    }
  }

  /// The screens that a script gives: at the start, and after each step.
  private func snapshots(_ folder: TemporaryFolder) throws -> [[String]] {
    let steps = Self.steps.map { $0.script + "\nwait idle\nsnapshot\n" }.joined()
    let tour = try TemporaryFolder(["tour": "wait idle\nsnapshot\n" + steps])
    let result = try run(
      try BuiltProduct.repomap(),
      ["browse", "--script", tour.path + "/tour", "--size", "90x14"],
      environment: ["LANG": "C.UTF-8"], directory: folder.path)
    #expect(result.status == .exited(0), "\(result.errorText)")
    return result.outputText.split(separator: "--- \n").map { rows(of: $0) }
  }

  private func check(_ server: String, shows expected: [String], after step: String) throws {
    var shown: [String] = []
    let end = ContinuousClock.now + patience
    while shown != expected, ContinuousClock.now < end {
      shown = rows(of: try tmux(server, "capture-pane", "-p")[...])
    }
    #expect(shown == expected, "after \(step)")
  }

  /// Rows without blanks at their ends, down to the last that has something.
  private func rows(of text: Substring) -> [String] {
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  private func tmux(_ server: String, _ arguments: String...) throws -> String {
    try tmux(server, arguments)
  }

  private func tmux(_ server: String, _ arguments: [String]) throws -> String {
    let options = ["-u", "-L", server, "-f", "/dev/null"]
    let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    return try run(Self.program ?? "", options + arguments, environment: environment).outputText
  }
}
