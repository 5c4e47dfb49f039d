internal import ArgumentParser

struct FilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files",
    abstract: "Lists the files that are not ignored, one a line."
  )

  @Argument(help: "The folder to list.")
  var path = "."

  func run() throws {
    let output = OutputWriter()
    try output.flush()
  }
}
