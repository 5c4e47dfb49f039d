internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

struct StatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Runs an analysis and shows what it cost: time, memory, caches, languages.",
    discussion: """
      Without --memory, --cache or --languages it shows all three, and the last ten runs. Alerts tell which
      figures are over the budget of the configuration.

      EXAMPLES
        repomap stats
        repomap stats --memory ~/src/linux
        repomap stats --json | jq .cache
      """
  )

  @Argument(help: ArgumentHelp("The folder to analyze.", valueName: "path"))
  var path = ByteArgument(".")

  @Flag(help: "Show memory: stage by stage, and what holds it.")
  var memory = false

  @Flag(help: "Show the caches: of tags, and of ignore rules.")
  var cache = false

  @Flag(help: "Show languages.")
  var languages = false

  @Flag(help: "One JSON object with everything.")
  var json = false

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func run() async throws {
    let session = try RunSession(terminal, isMeasured: true)
    let pipeline = Pipeline(session: session, scan: scan, extraction: extraction)
    let listing = try pipeline.scan(path)
    let index = try await pipeline.index(listing, nameLimit: 100)
    session.began(.analyzing(stepCount: 0))
    let report = listing.report(of: index, identifierLimit: 100)
    let stages = session.monitor.finish()
    session.tellMemory(extraction.memory, jobs: extraction.wantedJobs)
    session.finish(closingLine: nil)
    let run = pipeline.meta(of: listing)
    let facts = RunFacts(
      stages: stages, listing: listing, report: report, run: run, account: session.runAccount,
      timings: session.trace.map(RunTimings.init), ceilingInBytes: extraction.memory.ceilingInBytes,
      store: pipeline.store.flatMap(StoreFacts.init),
      history: pipeline.keepHistory(listing, run, taggedCount: report.analysis.totals.files),
      budget: RunBudget(Settings.current))
    let output = OutputWriter.standardOutput(for: session.policy, isEncoded: !json)
    if json {
      try output.write(facts.json())
    } else {
      let view = RunFactsView(facts, policy: session.policy)
      let parts = RunFactsView.Parts(memory: memory, cache: cache, languages: languages)
      try output.write(view.bytes(parts))
    }
    try output.flush()
  }
}
