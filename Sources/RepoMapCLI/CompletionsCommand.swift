internal import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Prints a completion script for a shell.",
    discussion: """
      EXAMPLES
        repomap completions bash > ~/.local/share/bash-completion/completions/repomap
        repomap completions zsh > ~/.zfunc/_repomap
        repomap completions fish > ~/.config/fish/completions/repomap.fish
      """
  )

  @Argument(help: "bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"]))
  var shell: String

  func run() throws {
    guard let shell = CompletionShell(rawValue: shell) else {
      throw CommandError(
        what: "no completions for the shell '\(self.shell)'", hint: "choose bash, zsh or fish")
    }
    let writer = OutputWriter()
    try writer.write(RepoMapCommand.completionScript(for: shell) + "\n")
    try writer.flush()
  }
}
