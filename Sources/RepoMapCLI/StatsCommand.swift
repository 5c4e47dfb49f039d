internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

struct StatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Runs an analysis and shows what it cost: time, memory, ignore cache.",
    discussion: """
      EXAMPLES
        repomap stats
        repomap stats --memory ~/src/linux
        repomap stats --json | jq .ignoreCache
      """
  )

  @Argument(help: ArgumentHelp("The folder to analyze.", valueName: "path"))
  var path = ByteArgument(".")

  @Flag(help: "Show memory only.")
  var memory = false

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func run() async throws {
    let session = RunSession(terminal)
    let pipeline = Pipeline(session: session, scan: scan, extraction: extraction)
    var stages = StageCosts()
    let listing = try stages.measure("scanning") { try pipeline.scan(path) }
    stages.begin()
    let index = try await pipeline.index(listing, nameLimit: 100)
    stages.end("extracting")
    session.began(.analyzing)
    let report = stages.measure("analyzing") { listing.report(of: index, identifierLimit: 100) }
    session.finish(closingLine: nil)
    let facts = RunFacts(
      stages: stages.stages, listing: listing, report: report, run: pipeline.meta(of: listing))
    let output = OutputWriter()
    try output.write(json ? facts.json() : facts.text(memoryOnly: memory, policy: session.policy))
    try output.flush()
  }
}

/// Wall time of a stage, and the process's resident memory when it ended.
struct StageCost {
  let name: StaticString
  let duration: Duration
  let startBytes: Int
  let endBytes: Int
}

/// Measures stages that follow one another.
struct StageCosts {
  private(set) var stages: [StageCost] = []
  private var start = ContinuousClock.now
  private var startBytes = 0

  mutating func begin() {
    start = .now
    startBytes = ProcessMemory.current.residentBytes
  }

  mutating func end(_ name: StaticString) {
    stages.append(
      StageCost(
        name: name, duration: ContinuousClock.now - start, startBytes: startBytes,
        endBytes: ProcessMemory.current.residentBytes))
  }

  mutating func measure<Result>(
    _ name: StaticString, _ body: () throws -> Result
  ) rethrows -> Result {
    begin()
    defer { end(name) }
    return try body()
  }
}
