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
        repomap map --query "retry a failed upload"
        repomap tags | jq -r 'select(.kind == "class") | .name'
        repomap tags --format ctags --output tags
        repomap files                        what is not ignored
        repomap why build/x.o                which rule ignores it

      EXIT CODES
        0         done; single files may have failed, and the report says so
        1         it ran, and the answer is no (--strict, nothing parsed)
        2         wrong usage, or an error that ended the run
        130, 143  ended by Ctrl-C or SIGTERM

      ENVIRONMENT
        REPOMAP_PROGRESS     auto, always, never or plain, as --progress
        REPOMAP_COLOR        auto, always or never, as --color; then FORCE_COLOR,
                             NO_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM
        REPOMAP_ASCII        draw with ASCII alone, as --ascii
        REPOMAP_ACCESSIBLE   plain words, as --accessible; also ACCESSIBLE
        CI                   progress in plain lines
      """,
    version: Version.full,
    subcommands: [
      AnalyzeCommand.self, MapCommand.self, TagsCommand.self, FilesCommand.self, WhyCommand.self,
      StatsCommand.self,
      LanguagesCommand.self, SchemaCommand.self, CompletionsCommand.self,
    ],
    defaultSubcommand: AnalyzeCommand.self
  )
}
