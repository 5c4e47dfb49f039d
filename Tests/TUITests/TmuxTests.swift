import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The block in a real multiplexer, which rewraps its lines and tells sizes late.
struct TmuxTests {
  private static let program = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux"]
    .first { (path: String) in access(path, X_OK) == 0 }

  @Test(
    "after changes of size one copy of each row is left, in the scrollback too",
    .enabled(if: program != nil, "tmux is not installed"), arguments: [false, true])
  func resize(isAtBottom: Bool) throws {
    let server = "repomap-test-\(getpid())-\(isAtBottom)"
    defer { _ = try? tmux(server, "kill-server") }
    let fill = isAtBottom ? "seq 40;" : ""
    let command = "exec sh -c '\(fill) \(try BuiltProduct.path("TUIDemo")) 60'"
    _ = try tmux(server, "new-session", "-d", "-x", "120", "-y", "24", command)
    var frame = try nextFrame(server, after: [])
    for width in [60, 44, 120, 50, 45, 40, 100] {
      _ = try tmux(server, "resize-window", "-x", "\(width)")
      // Two frames on, the terminal has rewrapped and the block has followed; a busy machine may
      // take more of them, but a copy that is left behind stays.
      var copies: [Int] = []
      for _ in 0..<40 where copies != [1, 1, 1] {
        frame = try nextFrame(server, after: try nextFrame(server, after: frame))
        copies = ["Scan", "Extract", "Analyz"].map { name in
          frame.count { $0.contains(name) }
        }
      }
      #expect(copies == [1, 1, 1], "\(width): \(frame)")
    }
  }

  /// The pane with its scrollback once it shows a block that differs from `old`.
  private func nextFrame(_ server: String, after old: [String]) throws -> [String] {
    let end = ContinuousClock.now + patience
    while ContinuousClock.now < end {
      let text = try tmux(server, "capture-pane", "-p", "-S", "-")
      let rows = text.split(separator: "\n").map(String.init)
      if rows != old && text.contains("Scan") { return rows }
      usleep(20_000)
    }
    return []
  }

  private func tmux(_ server: String, _ arguments: String...) throws -> String {
    let options = ["-u", "-L", server, "-f", "/dev/null"]
    let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    return try run(Self.program ?? "", options + arguments, environment: environment).outputText
  }
}
