internal import ArgumentParser
internal import FileScanning

struct FilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files",
    abstract: "Lists the files that are not ignored, one a line."
  )

  @Argument(help: "The folder to list.")
  var path = "."
  @Flag(name: [.customShort("0"), .customLong("null")])
  var isNULSeparated = false
  @Flag(name: .customLong("no-index"))
  var noIndex = false

  func run() throws {
    var options = ScanOptions()
    options.readsIndex = !noIndex
    let files = try FileScanner(options: options).scan(root: Array(path.utf8)).files
    let output = OutputWriter()
    if isNULSeparated {
      try files.withNULSeparatedPaths { try output.write($0) }
    } else {
      try output.write(files.paths(separatedBy: UInt8(ascii: "\n")))
    }
    try output.flush()
  }
}
