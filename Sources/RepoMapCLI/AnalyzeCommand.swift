internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Shows what is in a repository and what matters in it.",
    discussion: """
      On a terminal it prints a summary; into a pipe, one JSON document.

      EXAMPLES
        repomap analyze                      the folder you are in
        repomap analyze ~/src/django | jq .totals
        repomap analyze --format markdown --output MAP.md
        repomap analyze --strict             exit 1 when some file could not be read or parsed
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, ndjson, markdown
  }

  @Argument(help: ArgumentHelp("The folder to analyze.", valueName: "path"))
  var path = ByteArgument(".")

  @Option(help: "text, json, ndjson or markdown (default: text on a terminal, else json).")
  var format: Format?

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(help: ArgumentHelp("Identifiers to list, most referenced first.", valueName: "count"))
  var top = 100

  @Flag(help: "Add facts of this very run: version, root, time, memory.")
  var meta = false

  @Flag(help: "Exit with 1 when some file could not be read or parsed.")
  var strict = false

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Output") var output: OutputOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func validate() throws {
    guard (0...1_000_000).contains(top) else { throw ValidationError("--top takes 0 to 1000000") }
  }

  func run() async throws {
    let session = try RunSession(terminal)
    let pipeline = Pipeline(session: session, scan: scan, extraction: extraction)
    let listing = try pipeline.scan(path)
    let index = try await pipeline.index(listing, nameLimit: top)
    session.began(.analyzing(stepCount: 0))
    var report = listing.report(of: index, identifierLimit: top)
    let run = pipeline.meta(of: listing)
    if meta { report.meta = run }
    session.tellMemory(extraction.memory, jobs: extraction.wantedJobs)
    // A run that had to parse tells the next one how long it may take.
    let taggedCount = report.analysis.totals.files
    if session.parsedBytesPerSecond(of: taggedCount) != nil {
      _ = pipeline.keepHistory(listing, run, taggedCount: taggedCount)
    }
    let keptCount = max(0, taggedCount - session.runAccount.parsedCount)
    session.finish(
      closingLine: ClosingLine.text(
        report, run, keptCount: keptCount, width: session.closingWidth))
    let isText = chosenFormat(session.policy) == .text
    try await output.withWriter(for: session.policy, isEncoded: isText) { writer in
      try write(report, run, session, to: writer)
    }
    try checkOutcome(of: report)
  }

  private func write(
    _ report: AnalysisReport, _ run: RunMeta, _ session: RunSession, to writer: OutputWriter
  ) throws {
    switch chosenFormat(session.policy) {
    case .text:
      let view = SummaryView(
        report, run: run, policy: session.policy, availableRows: session.reportRows)
      try writer.write(view.bytes())
    case .json:
      var json = AnalysisJSON(report) { try writer.write($0) }
      try json.writeDocument()
    case .ndjson:
      var json = AnalysisJSON(report) { try writer.write($0) }
      try json.writeLines()
    case .markdown:
      var markdown = AnalysisMarkdown(report)
      try writer.write(markdown.write())
    }
  }

  private func chosenFormat(_ policy: TerminalPolicy) -> Format {
    if let format { return format }
    return json || output.output != nil || !policy.output.isTerminal ? .json : .text
  }

  private func checkOutcome(of report: AnalysisReport) throws {
    if report.parsedNothingOfSomething {
      throw CommandError(
        what: "none of the source files could be parsed",
        hint: "`repomap analyze --json` names each file and its outcome",
        status: ExitStatus.negative)
    }
    if strict && report.failureCount > 0 {
      throw CommandError(
        what: "\(report.failureCount) files could not be read or parsed (--strict)",
        hint: "`repomap analyze --json` names each file and its outcome",
        status: ExitStatus.negative)
    }
  }
}
