internal import ArgumentParser

/// What `-h` tells: examples and usage on one screen.
struct ShortHelp {
  private let command: any ParsableCommand.Type
  /// The command's words behind `repomap`.
  private let words: [String]

  /// The help that the command line asks for by `-h`; nil where it does not.
  init?(asked arguments: [String]) {
    let options = arguments.prefix { $0 != "--" }
    guard options.contains("-h") else { return nil }
    var (command, words): (any ParsableCommand.Type, [String]) = (RepoMapCommand.self, [])
    for word in options where !word.hasPrefix("-") {
      let next = command.configuration.subcommands.first { $0.configuration.commandName == word }
      guard let next else { break }
      (command, words) = (next, words + [word])
    }
    (self.command, self.words) = (command, words)
  }

  /// The text, with a newline behind each line.
  var text: String {
    let name = (["repomap"] + words).joined(separator: " ")
    let topics = HelpTopic.allCases.map(\.rawValue).joined(separator: ", ")
    let parts = [
      examples, subcommands.isEmpty ? wrapped(["USAGE:"] + usage) : subcommands,
      ["`\(name) --help` tells all options. `repomap help TOPIC` explains", topics + "."],
    ]
    let abstract = command.configuration.abstract.split(separator: " ").map(String.init)
    let head = wrapped(["\(name):"] + abstract).joined(separator: "\n") + "\n"
    return parts.filter { !$0.isEmpty }.reduce(head) {
      $0 + "\n" + $1.joined(separator: "\n") + "\n"
    }
  }

  /// The discussion's examples, up to the blank line behind them.
  private var examples: [String] {
    let lines = command.configuration.discussion.split(
      separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "EXAMPLES") else { return [] }
    return lines[start...].prefix { !$0.isEmpty }.map(String.init)
  }

  /// Arguments by name, options as one word.
  private var usage: [String] {
    RepoMapCommand.usageString(for: command).split(separator: " ").map(String.init)
  }

  private var subcommands: [String] {
    let names = command.configuration.subcommands.compactMap { $0.configuration.commandName }
    return names.isEmpty ? [] : wrapped(["COMMANDS:"] + names)
  }

  /// Lines of words, each below the second word.
  private func wrapped(_ words: [String]) -> [String] {
    let indent = String(repeating: " ", count: min(words[0].utf8.count, 9))
    return words.dropFirst().reduce(into: [words[0]]) { lines, word in
      if lines[lines.count - 1].utf8.count + word.utf8.count > 77 { lines.append(indent) }
      lines[lines.count - 1] += " " + word
    }
  }
}
