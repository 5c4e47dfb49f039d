internal import ArgumentParser

/// The command line's root: subcommands, and what every one of them shares.
struct RepoMapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repomap",
    abstract: "Tells what is in a repository and what matters in it.",
    discussion: """
      EXAMPLES
        repomap                              a summary of the folder you are in
        repomap analyze ~/src/django | jq .totals
        repomap tags | jq -r 'select(.kind == "class") | .name'
        repomap tags --format ctags --output tags
        repomap files                        what is not ignored
        repomap why build/x.o                which rule ignores it

      EXIT CODES
        0 done; 1 it ran and the answer is no; 2 wrong usage or a run-time error; 130 or 143 when a
        signal ended it.
      """,
    version: Version.full,
    subcommands: [
      AnalyzeCommand.self, TagsCommand.self, FilesCommand.self, WhyCommand.self, StatsCommand.self,
      LanguagesCommand.self, SchemaCommand.self, CompletionsCommand.self,
    ],
    defaultSubcommand: AnalyzeCommand.self
  )
}
