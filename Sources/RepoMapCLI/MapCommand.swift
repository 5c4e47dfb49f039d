internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Prints the definitions that matter most for a task, within a budget of tokens.",
    discussion: """
      EXAMPLES
        repomap map --tokens 2048 --query "retry a failed upload"
        repomap map --focus src/upload.py --mention Retry
      """
  )

  @Argument(help: ArgumentHelp("The folder to map.", valueName: "path"))
  var path = ByteArgument(".")

  @Option(help: ArgumentHelp("The map has at most so many tokens.", valueName: "count"))
  var tokens = 2048

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A file or a definition that the work is about.", valueName: "path|symbol"))
  var focus: [ByteArgument] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A word that is sure to be meant; may be repeated.", valueName: "word"))
  var mention: [ByteArgument] = []

  @Option(help: ArgumentHelp("What the map is for, in any words.", valueName: "text"))
  var query: ByteArgument?

  @Flag(name: .customLong("no-history"), help: "Do not ask git for the latest changes.")
  var noHistory = false

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Output") var output: OutputOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func run() async throws {
    let session = RunSession(terminal)
    let pipeline = Pipeline(session: session, scan: scan, extraction: extraction)
    let listing = try pipeline.scan(path)
    let corpus = try await pipeline.mapper([.texts, .words]).corpus(
      listing.result.files, root: listing.root)
    session.began(.analyzing)
    let history = noHistory ? nil : GitLog.history(of: listing.result.files, root: listing.root)
    let request = makeRequest(listing.result.files)
    session.finish(closingLine: nil)
    let bytes = MapBuilder(corpus, history).text(request, budget: tokens)
    try await output.withWriter(filteringFor: session.policy) { writer in
      try writer.write(bytes)
    }
  }

  private func makeRequest(_ files: ScannedFiles) -> MapRequest {
    var request = MapRequest()
    request.query = query?.bytes ?? []
    request.mentions = mention.map(\.bytes)
    for focus in focus {
      let matching = files.indices.filter { files[$0].path == focus.bytes }
      if matching.isEmpty { request.focusNames.append(focus.bytes) }
      request.focusFiles += matching
    }
    request.focusFiles.sort()
    return request
  }
}
