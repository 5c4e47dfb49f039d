internal import ArgumentParser

/// The command line's root: subcommands, and what every one of them shares.
struct RepoMapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repomap",
    abstract: "Tells what is in a repository and what matters in it.",
    subcommands: [FilesCommand.self, WhyCommand.self]
  )
}
