import Foundation
import TestSupport
import Testing

@Suite("Notes, quiet runs and log files")
struct VerbosityTests {
  private static let sources = ["a.py": "class A: pass\n", "b.go": "package b\n"]

  @Test("-v tells what each stage did, -vv what it cost, -q nothing at all")
  func verbosity() throws {
    let folder = try TemporaryFolder(Self.sources)
    let plain = try repomap(["analyze"], in: folder).errorText
    #expect(!plain.contains("note: "))
    let brief = try repomap(["analyze", "-v"], in: folder).errorText
    #expect(brief.contains("note: scanning: 2 files in "))
    #expect(brief.contains("note: extracting: ") && brief.contains(" of 2 files parsed in "))
    #expect(brief.contains("note: analyzing: "))
    #expect(!brief.contains("memory of this process"))
    let full = try repomap(["analyze", "-vv"], in: folder).errorText
    #expect(full.contains("note: memory of this process: "))
    #expect(try repomap(["analyze", "-q"], in: folder).errorText.isEmpty)
    #expect(try repomap(["analyze", "-q", "-v"], in: folder).status == .exited(2))
  }

  @Test("the closing line tells files, time, identifiers, what was known, and memory")
  func closingLine() throws {
    let folder = try TemporaryFolder(Self.sources.merging(["notes.txt": "x"]) { $1 })
    let cache = try TemporaryFolder()
    let command = ["analyze", "--cache-dir", cache.path]
    let first = try repomap(command, in: folder).errorText
    let again = try repomap(command, in: folder).errorText
    let head = "parsed 2 of 3 files in [0-9.]+ m?s, 2 identifiers"
    let tail = ", peak memory [0-9.]+ MiB\n"
    #expect(first.range(of: "^\(head)\(tail)$", options: .regularExpression) != nil, "\(first)")
    #expect(
      again.range(of: "^\(head), 2 from the cache\(tail)$", options: .regularExpression) != nil,
      "\(again)")
  }

  @Test("-v names the configuration that holds")
  func configuration() throws {
    let folder = try TemporaryFolder(Self.sources.merging([".repomap.toml": "jobs = 1\n"]) { $1 })
    let notes = try repomap(["find", "A", "-v"], in: folder).errorText
    #expect(notes.contains("note: configuration: \(folder.path)/.repomap.toml"))
  }

  @Test("a log file gets warnings and all notes of every run, and no escape sequence")
  func logFile() throws {
    let folder = try TemporaryFolder(Self.sources)
    let list = Array("a.py\nmissing\u{1B}[2J.py\n".utf8)
    for _ in 0..<2 {
      let result = try repomap(
        ["analyze", "-q", "--log-file", "log", "--files-from", "-"], in: folder, input: list)
      #expect(result.status == .exited(0))
    }
    let lines = try folder.text(of: "log").split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("note: scanning: ") } == 2)
    #expect(lines.count { $0 == "warning: no such file: missing^[[2J.py" } == 2)
    #expect(lines.contains { $0.hasPrefix("note: memory of this process: ") })
    #expect(!lines.joined().utf8.contains(0x1B))
    let refused = try repomap(["analyze", "--log-file", "no/such/log"], in: folder)
    #expect(refused.status == .exited(2))
    #expect(refused.errorText.contains("error: cannot write to no/such/log: "))
  }

  @Test("places are links where asked for, each to a file that is there")
  func links() throws {
    let folder = try TemporaryFolder(["src/a b.py": "class A: pass\nA()\n"])
    for command in [["find", "A"], ["refs", "A"], ["outline", "src"], ["analyze"]] {
      let terminal = try PseudoTerminal(
        try BuiltProduct.repomap(), command + ["-q", "--hyperlink", "always"], columns: 100,
        rows: 24, directory: folder.path)
      #expect(terminal.waitUntilEnd() == .exited(0))
      var screen = ScreenModel(columns: 100, rows: 24)
      screen.feed(terminal.output)
      #expect(screen.violations.isEmpty)
      #expect(!screen.links.isEmpty && screen.openLink.isEmpty, "\(command)")
      #expect(screen.links.allSatisfy { $0.hasSuffix("/src/a%20b.py") }, "\(screen.links)")
    }
  }
}
