internal import ArgumentParser
import RepoMap
import TUI

struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures runs over a folder: time, memory, hit rate; compares them with a baseline.",
    discussion: """
      Each run is a process of its own, `repomap stats`: first cold ones, which begin
      with an empty cache, then warm ones, then changed ones, which find that one
      file is not what the cache knows (no file is touched). Their cache is a
      temporary folder; your own is left alone but for baselines, which are kept in
      its folder baselines.

      A figure is better or worse than the baseline's if the medians are more than
      10 % apart and the ranges from least to most do not overlap; else it is within
      noise.

      A budget is a TOML file of limits for medians. hit_rate is a least per cent,
      all others are a most:

        [cold]
        wall_ms = 4000
        cpu_ms = 7000
        peak_bytes = "256M"
        [warm]
        wall_ms = 300
        hit_rate = 99
        [changed]
        wall_ms = 600

      Exit code 1 if one is broken.

      EXAMPLES
        repomap bench --save-baseline before
        repomap bench --baseline before --runs 9
        repomap bench ~/src/linux --budget budget.toml --json
      """
  )

  @Argument(help: ArgumentHelp("The folder to run over.", valueName: "path"))
  var path = ByteArgument(".")

  @Option(help: ArgumentHelp("Runs of each kind, 1 to 1000.", valueName: "count"))
  var runs = 5

  @Option(help: ArgumentHelp("Keep the result under this name.", valueName: "name"))
  var saveBaseline: String?

  @Option(help: ArgumentHelp("Compare with the result of this name.", valueName: "name"))
  var baseline: String?

  @Option(help: ArgumentHelp("Exit with 1 if a limit of this file is broken.", valueName: "file"))
  var budget: ByteArgument?

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup(title: "Cache") var cache: CacheOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func validate() throws {
    guard (1...1000).contains(runs) else { throw ValidationError("--runs takes 1 to 1000") }
  }

  func run() async throws {
    // What is wrong with a name or a file is told before the runs, which may take long.
    let target = try saveBaseline.map { try BenchBaseline(name: $0, in: cache.directory) }
    let former = try baseline.map { name in
      (name: name, result: try BenchBaseline(name: name, in: cache.directory).load())
    }
    let limits = try budget.map { try BenchBudget(path: $0.bytes) }
    let result = try BenchRunner(path: path.bytes, runCount: runs, progress: tell).run()
    try target?.save(result)
    let report = BenchReport(
      result: result, baseline: former, breaches: limits?.breaches(by: result) ?? [])
    let output = OutputWriter()
    try output.write(
      json ? report.json() : BenchView(report: report, policy: terminal.policy).bytes())
    try output.flush()
    try fail(over: report.breaches)
  }

  private func tell(_ scenario: BenchScenario, _ number: Int, _ measurement: BenchMeasurement) {
    guard !terminal.quiet else { return }
    let figures = [BenchFigure.wall, .peak].compactMap { figure in
      measurement.figures[figure].map { figure.text($0) }
    }
    let name = Line(SafeText(sanitizing: "\(scenario.rawValue) \(number)/\(runs)"), .dim)
    ErrorReport.writeLines([name.padded(toWidth: 14) + Line(figures[0] + ", " + figures[1])])
  }

  private func fail(over breaches: [BenchBudget.Breach]) throws {
    guard !breaches.isEmpty else { return }
    let sentences = breaches.map { breach in
      let figure = breach.limit.figure
      let word = figure.isBetterWhenHigher ? "least" : "most"
      return
        "\(breach.limit.name) is \(figure.text(breach.actual)), the budget at \(word) \(figure.text(breach.limit.value)): \(figure.text(breach.overage)) beyond"
    }
    throw CommandError(
      what: sentences.joined(separator: "; "), status: ExitStatus.negative)
  }
}
