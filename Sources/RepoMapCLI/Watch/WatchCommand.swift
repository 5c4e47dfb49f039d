internal import ArgumentParser
import FileWatching
import RepoMap
import TagStore
import TUI

struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Watches a folder, and tells what has changed as soon as it has.",
    discussion: """
      One line each time that changes have come to rest: 50 ms after a single one, up to half a second \
      while they keep coming. Only what has changed is read. Into a pipe it writes JSON Lines. On a \
      terminal q quits, r looks at all files again, and enter repeats the last line.

      EXAMPLES
        repomap watch
        repomap watch ~/src/django | jq -c .data.changed
        repomap watch --interval 5 /mnt/share    look every five seconds, where nothing tells
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, ndjson
  }

  @Argument(help: ArgumentHelp("The folder to watch.", valueName: "path"))
  var path = ByteArgument(".")

  @Option(help: "text or ndjson (default: text on a terminal, else ndjson).")
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "Look at all files that often, instead of waiting for news of changes.",
      valueName: "seconds"))
  var interval: Double?

  @Flag(help: "Clear the terminal before each line.")
  var clear = false

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func validate() throws {
    if let interval, !(0.1...3600).contains(interval) {
      throw ValidationError("--interval takes 0.1 to 3600 seconds")
    }
    if scan.filesFrom != nil {
      throw ValidationError("--files-from names files once: watch takes a folder")
    }
  }

  func run() async throws {
    let session = try RunSession(terminal)
    let isText = format.map { $0 == .text } ?? session.policy.output.isTerminal
    let store = extraction.cache.openStore(memory: extraction.memory, goesOn: true)
    var watch = try WatchSession(
      root: path.bytes, scan: scan.scanOptions, interval: interval.map { .seconds($0) },
      session: session, store: store)
    let mapper = { extraction.mapper(.stored, observer: $0, store: store, listing: scan.listing) }
    let state = try await watch.begin(mapper(session), isText: isText, clears: clear)
    try await watch.follow(state, mapper(WatchObserver()))
  }
}

/// Hears of the store's problems alone, and tells them at once.
private struct WatchObserver: MappingObserver {
  func began(_ stage: MappingStage) {}
  func extracted(files: Int, bytes: Int) {}

  func met(_ problem: CacheProblem) {
    let line = Line("warning: ", .yellow) + Line(SafeText(sanitizing: problem.message))
    ErrorReport.writeLines([line + ": " + Line(SafeText(problem.path))])
  }
}
