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
        repomap find readfile                definitions by name, fuzzily
        repomap show URLResolver.resolve     the source of a definition
        repomap refs URLResolver.resolve     where it is used
        repomap outline src/main.go          what a file defines
        repomap tags --format ctags --output tags
        repomap browse                       all of it on the whole screen
        repomap watch                        what changes, as it changes
        repomap files                        what is not ignored
        repomap why build/x.o                which rule ignores it
        repomap doctor                       whether everything works here

      \(HelpTopic.exitCodes.text)
      \(HelpTopic.environment.text)
      """,
    version: Version.full,
    subcommands: [
      AnalyzeCommand.self, MapCommand.self, TagsCommand.self, FindCommand.self, ShowCommand.self,
      RefsCommand.self, OutlineCommand.self, GraphCommand.self, DiffCommand.self,
      BrowseCommand.self, WatchCommand.self, FilesCommand.self, WhyCommand.self,
      StatsCommand.self, BenchCommand.self, DoctorCommand.self, CacheCommand.self,
      ConfigCommand.self, LanguagesCommand.self, SchemaCommand.self, CompletionsCommand.self,
    ],
    defaultSubcommand: AnalyzeCommand.self
  )
}
