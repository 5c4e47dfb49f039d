import Foundation
import TestSupport
import Testing

@Suite("Doctor")
struct DoctorTests {
  @Test("every language and the worker process are well, and each is listed")
  func health() throws {
    let folder = try TemporaryFolder()
    let result = try doctor(["--json"], in: folder)
    #expect(result.status == .exited(0), "\(result.errorText)")
    let states = try states(result)
    for name in ["tree-sitter", "languages", "worker process", "cache", "git"] {
      #expect(states[name] == "ok", "\(name)")
    }
    let listed = try repomap(["languages"]).output.split(separator: UInt8(ascii: "\n")).count
    let languages = try result.json["languages"] as? [[String: Any]] ?? []
    #expect(languages.count == listed)
    #expect(languages.allSatisfy { $0["usable"] as? Bool == true && $0["abi"] as? Int != nil })
  }

  @Test("rows are tab-separated in a pipe: a word, a name, what was found, what to do")
  func rows() throws {
    let folder = try TemporaryFolder([".repomap.toml": "jbs = 2\n"])
    let result = try doctor(["--no-cache"], in: folder, ["PATH": "/nowhere"])
    #expect(result.status == .exited(0), "\(result.errorText)")
    let rows = String(decoding: result.output, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.allSatisfy { $0.count == 4 && ["ok", "warning", "failed"].contains($0[0]) })
    let git = try #require(rows.first { $0[1] == "git" })
    #expect(git[0] == "warning" && git[2].hasPrefix("not found") && !git[3].isEmpty)
    let settings = try #require(rows.first { $0[1] == "configuration" })
    #expect(settings[0] == "warning" && settings[2].contains(".repomap.toml: unknown key 'jbs'"))
    #expect(rows.contains { $0[1] == "cache" && $0[2] == "not wanted (--no-cache)" })
  }

  @Test("a cache folder that others may write to is a warning")
  func cache() throws {
    let folder = try TemporaryFolder(["cache/x": ""])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: folder.path + "/cache")
    let result = try doctor(["--json", "--cache-dir", "cache"], in: folder)
    #expect(result.status == .exited(0))
    #expect(try states(result)["cache"] == "warning")
  }

  @Test("a query of one's own that does not compile fails, and so does the program")
  func ownQuery() throws {
    let folder = try TemporaryFolder(["repomap/queries/python.scm": "(no_such_node) @x\n"])
    let result = try doctor(["--json"], in: folder, ["XDG_CONFIG_HOME": folder.path])
    #expect(result.status == .exited(1))
    #expect(try states(result)["own queries"] == "failed")
    #expect(result.errorText.hasPrefix("error: own queries: "), "\(result.errorText)")
  }

  @Test("where no worker process can start, it says so and exits with 1")
  func noWorker() throws {
    let folder = try TemporaryFolder()
    // Standard streams and one folder: nothing is left for a socket.
    let result = try run(
      "/bin/sh", ["-c", "ulimit -n 5; exec \"$0\" doctor --json", try BuiltProduct.repomap()],
      directory: folder.path)
    #expect(result.status == .exited(1))
    #expect(try states(result)["worker process"] == "failed")
    #expect(result.errorText.contains("worker process: it cannot be started: "))
  }

  @Test("on a terminal each mark has its word, and hostile names stay text")
  func terminal() throws {
    let folder = try TemporaryFolder([".repomap.toml": "\"a\\u001B[31m\" = 2\n"])
    let terminal = try PseudoTerminal(
      try BuiltProduct.repomap(), ["doctor"], columns: 120, rows: 40,
      environment: ["LC_ALL": "C.UTF-8"], directory: folder.path)
    #expect(terminal.waitUntilEnd() == .exited(0))
    let text = String(decoding: terminal.output, as: UTF8.self)
    #expect(text.contains("✓ ok") && text.contains("! warning"))
    #expect(text.contains("unknown key 'a") && text.contains("^["))
    #expect(!text.contains("\u{1B}[31m"))
  }

  private func doctor(
    _ arguments: [String], in folder: TemporaryFolder, _ environment: [String: String] = [:]
  ) throws -> CommandResult {
    try run(
      try BuiltProduct.repomap(), ["doctor"] + arguments, environment: environment,
      directory: folder.path)
  }

  private func states(_ result: CommandResult) throws -> [String: String] {
    let checks = try result.json["checks"] as? [[String: Any]] ?? []
    return Dictionary(
      checks.map { ($0["name"] as? String ?? "", $0["state"] as? String ?? "") },
      uniquingKeysWith: { first, _ in first })
  }
}
