internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows the source of a definition, with its doc comment.",
    discussion: """
      SYMBOL is a name, with as much of its scope as is needed (area, Circle.area), a place (PATH:LINE), \
      or a name in one file (PATH#Circle.area). Where several definitions have the name, they are \
      listed, and --all shows them.

      EXAMPLES
        repomap show URLResolver.resolve
        repomap show django/urls/base.py:120 --context 5
        repomap show src/shapes.py#Circle.area --json | jq -r '.definitions[].source'
      """
  )

  @Argument(help: "A name, PATH:LINE or PATH#NAME.")
  var symbol: ByteArgument

  @Argument(help: "The folder or file to look in.")
  var path = ByteArgument(".")

  @Flag(help: "Show every definition of the name.")
  var all = false

  @Option(help: ArgumentHelp("Lines to show before and behind.", valueName: "lines"))
  var context = 0

  @Flag(help: "One JSON document.")
  var json = false

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Output") var output: OutputOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func validate() throws {
    guard (0...100_000).contains(context) else {
      throw ValidationError("--context takes 0 to 100000")
    }
  }

  func run() async throws {
    let session = try RunSession(terminal)
    let pipeline = Pipeline(session: session, scan: scan, extraction: extraction)
    let selector = SymbolSelector(parsing: symbol.bytes, isFile: \.isRegularFile)
    let listing = try pipeline.scanFolderOrFile(selector.path.map(ByteArgument.init) ?? path)
    let symbols = try await pipeline.symbols(of: listing)
    let found = symbols.table.symbols(selectedBy: selector)
    let chosen = all ? found : symbols.table.preferred(among: found)
    let isShown = all || chosen.count == 1
    let report = ShowReport(
      symbol: symbol.bytes,
      definitions: try chosen.map { try definition($0, in: symbols, withSource: isShown) })
    session.finish(closingLine: nil)
    try await write(report, isShown: isShown, session.policy)
    guard !chosen.isEmpty else {
      throw symbols.notFound(symbol.bytes, name: selector.bareName)
    }
    if !isShown { throw ambiguous(report) }
  }

  private func definition(
    _ symbol: Int, in symbols: ListedSymbols, withSource: Bool
  ) throws -> ShowReport.Definition {
    let record = symbols.record(of: symbol)
    let excerpt = withSource ? try excerpt(of: record, in: symbols.listing, symbol) : nil
    return ShowReport.Definition(symbol: record, excerpt: excerpt)
  }

  private func excerpt(
    of record: SymbolRecord, in listing: Pipeline.Listing, _ symbol: Int
  ) throws(CommandError) -> SourceExcerpt {
    do throws(SourceExcerptError) {
      return try SourceExcerpt(
        of: record.position, inFileAt: Array(record.path), contextLineCount: context)
    } catch {
      let reason =
        switch error {
        case .unreadable(let number): String(cString: strerror(number))
        case .changed: "it was changed meanwhile"
        }
      throw CommandError(
        what: "cannot read \(String(decoding: record.path, as: UTF8.self)): \(reason)",
        hint: "run it again")
    }
  }

  private func write(_ report: ShowReport, isShown: Bool, _ policy: TerminalPolicy) async throws {
    try await output.withWriter(for: policy, isEncoded: !json) { writer in
      if json { return try writer.write(report.json()) }
      let view = ShowView(report, policy: policy, isTerminal: output.isTerminal(policy))
      try writer.write(isShown ? view.sources() : view.list())
    }
  }

  private func ambiguous(_ report: ShowReport) -> CommandError {
    let first = report.definitions.first?.symbol
    let place = first.map { "\(String(decoding: $0.path, as: UTF8.self)):\($0.line)" } ?? ""
    return CommandError(
      what: "\(report.definitions.count) definitions have this name",
      hint: "choose one by its scope or place, as \(place), or show them --all",
      status: ExitStatus.negative)
  }
}

extension [UInt8] {
  /// Whether a regular file stands at this path, links followed.
  var isRegularFile: Bool {
    var status = stat()
    return withCString { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether a folder stands at this path, links followed.
  var isDirectory: Bool {
    var status = stat()
    return withCString { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
