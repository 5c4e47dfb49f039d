internal import ArgumentParser
import FileScanning
import TUI

/// Lists what a scan finds: names to a pipe as they are, to a terminal made safe.
struct FilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files",
    abstract: "Lists the files that are not ignored, one a line.",
    discussion: """
      The list is that of `git ls-files -co --exclude-standard`: untracked files that no ignore rule \
      names, and tracked files even if one does. Where there is no repository, the ignore files \
      of the tree count.

      EXAMPLES
        repomap files
        repomap files --null src | xargs -0 wc -l
        repomap files --include '*.swift' --exclude Tests/
        git diff --name-only | repomap files --files-from -
      """
  )

  @Argument(help: "The folder to list.")
  var path = ByteArgument(".")

  @Flag(
    name: [.customShort("0"), .customLong("null")],
    help: "End each name with a NUL instead of a newline; --files-from reads them so, too.")
  var isNULSeparated = false

  @OptionGroup(title: "Scan options")
  var scan: ScanOptionGroup

  func run() throws {
    let result = try scan.run(root: path.bytes, listSeparator: isNULSeparated ? 0 : newline)
    if isNULSeparated {
      let output = OutputWriter()
      try result.files.withNULSeparatedPaths { try output.write($0) }
      try output.flush()
    } else {
      try writeLines(result.files)
    }
    try result.tellWarnings()
  }

  /// One name a line; on a terminal a newline in a name is shown, not obeyed.
  private func writeLines(_ files: ScannedFiles) throws {
    let policy = TerminalPolicy(facts: .current())
    let output = OutputWriter()
    if policy.output.isTerminal {
      let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
      for file in files { try output.write(encoder.encode(Line(SafeText(file.path))) + [newline]) }
    } else {
      try output.write(files.paths(separatedBy: newline))
    }
    try output.flush()
  }

  private var newline: UInt8 { UInt8(ascii: "\n") }
}
