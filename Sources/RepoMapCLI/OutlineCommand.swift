internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

struct OutlineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outline",
    abstract: "Shows what files define, in its nesting.",
    discussion: """
      EXAMPLES
        repomap outline django/urls/base.py
        repomap outline src/*.go --json | jq '.files[].symbols[].name'
      """
  )

  @Argument(help: ArgumentHelp("Files, or folders of files.", valueName: "path"))
  var paths: [ByteArgument]

  @Flag(help: "One JSON document.")
  var json = false

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Output") var output: OutputOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func run() async throws {
    let session = try RunSession(terminal)
    let pipeline = Pipeline(session: session, scan: scan, extraction: extraction)
    var files: [OutlineReport.File] = []
    for path in paths {
      let symbols = try await pipeline.symbols(of: pipeline.scanFolderOrFile(path))
      for file in symbols.table.files.indices {
        files.append(
          .init(file, in: symbols.table, path: symbols.listing.outputPath(of: file)))
      }
    }
    let report = OutlineReport(files: files)
    session.finish(closingLine: nil)
    try await output.withWriter(for: session.policy, isEncoded: !json) { writer in
      let view = OutlineView(
        report, policy: session.policy, isTerminal: output.isTerminal(session.policy))
      try writer.write(json ? report.json() : view.bytes())
    }
    if !files.contains(where: { $0.outcome == .parsed }) {
      throw CommandError(
        what: "none of these files could be parsed",
        hint: "`repomap analyze --json` names each file and its outcome",
        status: ExitStatus.negative)
    }
  }
}
