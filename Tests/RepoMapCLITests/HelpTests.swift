import TestSupport
import Testing

@Suite("Help")
struct HelpTests {
  /// Every command and subcommand, as the program itself lists them.
  private static func commands() throws -> [[String]] {
    let dump = try repomap(["--experimental-dump-help"]).json
    func walk(_ command: [String: Any], _ words: [String]) -> [[String]] {
      let inner = command["subcommands"] as? [[String: Any]] ?? []
      return [words]
        + inner.flatMap { each -> [[String]] in
          let name = each["commandName"] as? String ?? ""
          return name == "help" ? [] : walk(each, words + [name])
        }
    }
    return walk(dump["command"] as? [String: Any] ?? [:], [])
  }

  @Test("-h is one screen that begins with examples, and leads to all of it")
  func short() throws {
    let commands = try Self.commands()
    #expect(commands.count > 25)
    for command in commands {
      let help = try repomap(command + ["-h"])
      let lines = help.outputText.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(help.status == .exited(0))
      // The last one is behind the last newline, where the prompt stands.
      #expect(lines.count <= 24, "\(command): \(lines.count) rows")
      #expect(lines.allSatisfy { $0.count <= 100 }, "\(command)")
      #expect(help.outputText.contains("--help` tells all options"), "\(command)")
      if command.count == 1 && !["languages", "schema", "cache"].contains(command[0]) {
        #expect(help.outputText.contains(/^[^\n]+(\n[^\n]+)*\n\nEXAMPLES\n/), "\(command)")
      }
    }
  }

  @Test(
    "--version and -h look at nothing: no configuration, no folder", arguments: ["--version", "-h"])
  func lookNowhere(option: String) throws {
    let folder = try TemporaryFolder([".repomap.toml": "nonsense = 1\n"])
    #expect(try repomap(["files"], in: folder).errorText.contains("unknown key 'nonsense'"))
    let result = try repomap([option], in: folder)
    #expect(result.status == .exited(0) && result.errorText.isEmpty && !result.output.isEmpty)
  }

  @Test("an argument -h behind -- is none")
  func operand() throws {
    let folder = try TemporaryFolder(["-h/a.py": "x = 1\n"])
    #expect(try repomap(["files", "--", "-h"], in: folder).outputText == "a.py\n")
  }

  @Test(
    "topics are explained",
    arguments: [
      ("exit-codes", "130, 143"), ("environment", "REPOMAP_PAGER"), ("formatting", "--fields"),
      ("formats", "--fields"), ("keys", "open what is chosen"),
    ])
  func topics(topic: String, text: String) throws {
    let help = try repomap(["help", topic])
    #expect(help.status == .exited(0))
    #expect(help.outputText.contains(text))
    #expect(help.outputText.split(separator: "\n").allSatisfy { $0.count < 80 })
  }

  @Test("every key of the browser is in the topic, as in docs/browsing.md")
  func keys() throws {
    let topic = try repomap(["help", "keys"]).outputText
    #expect(topic.contains("  enter, l, right"))
    #expect(topic.split(separator: "\n").count > 25)
  }

  @Test("a command that is spelled wrong is told the nearest one")
  func spelling() throws {
    let result = try repomap(["anlyze"], in: TemporaryFolder())
    #expect(result.status == .exited(2))
    #expect(result.errorText.contains("hint: did you mean `repomap analyze`?"))
    let folder = try repomap(["analyze", "fils"], in: TemporaryFolder())
    #expect(!folder.errorText.contains("did you mean"))
  }

  @Test("under --json an error is a line of JSON too, and the text stays")
  func errorJSON() throws {
    for arguments in [["--json"], ["--format", "ndjson"], ["--format=json"]] {
      let result = try repomap(["find", "x", "none"] + arguments, in: TemporaryFolder())
      let lines = result.errorText.split(separator: "\n")
      #expect(lines.first == "error: no such folder: none")
      let last = String(lines.last ?? "")
      #expect(last.hasPrefix(#"{"error":{"code":2,"message":"no such folder: none","hint":""#))
      #expect(result.output.isEmpty)
    }
    let plain = try repomap(["find", "x", "none"], in: TemporaryFolder())
    #expect(!plain.errorText.contains("{"))
    let wrong = try repomap(["find", "x", "--json", "--nonsense"], in: TemporaryFolder())
    #expect(wrong.errorText.contains(#"{"error":{"code":2,"message":"Unknown option"#))
  }
}
