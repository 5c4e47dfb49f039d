import RepoMap

/// What was measured of a folder: a spread for every scenario and figure.
struct BenchResult: Equatable {
  /// Runs of each scenario.
  let runCount: Int
  /// Files with tags.
  let fileCount: Int
  let spreads: [BenchScenario: [BenchFigure: BenchSpread]]

  static let schemaName = "repomap/bench"

  /// Of at least one measurement a scenario.
  init(_ measurements: [BenchScenario: [BenchMeasurement]]) {
    runCount = measurements[.cold]?.count ?? 0
    fileCount = measurements[.cold]?.first?.fileCount ?? 0
    spreads = measurements.mapValues { runs in
      Dictionary(
        uniqueKeysWithValues: BenchFigure.allCases.map { figure in
          (figure, BenchSpread(of: runs.compactMap { $0.figures[figure] }))
        })
    }
  }

  /// Reads what `repomap bench --json` has written; nil for anything else.
  init?(json: [UInt8]) {
    guard let value = JSONValue(json), let runs = value["runs"]?.integer,
      let files = value["taggedFiles"]?.integer,
      value["schema"] == .string(Array(Self.schemaName.utf8))
    else { return nil }
    var spreads: [BenchScenario: [BenchFigure: BenchSpread]] = [:]
    for (scenario, figure) in Self.keys {
      let spread = value["scenarios"]?[scenario.rawValue]?[figure.rawValue]
      guard let median = spread?["median"]?.integer, let minimum = spread?["minimum"]?.integer,
        let maximum = spread?["maximum"]?.integer
      else { return nil }
      spreads[scenario, default: [:]][figure] = BenchSpread(
        median: median, minimum: minimum, maximum: maximum)
    }
    (runCount, fileCount, self.spreads) = (runs, files, spreads)
  }

  /// Every scenario with every figure, in the order of the output.
  static var keys: [(BenchScenario, BenchFigure)] {
    BenchScenario.allCases.flatMap { scenario in BenchFigure.allCases.map { (scenario, $0) } }
  }

  subscript(scenario: BenchScenario, figure: BenchFigure) -> BenchSpread? {
    spreads[scenario]?[figure]
  }
}

/// What one run has cost.
struct BenchMeasurement: Equatable {
  let figures: [BenchFigure: Int]
  /// Files with tags.
  let fileCount: Int

  /// Takes what `repomap stats --json` wrote and how long its process took; nil where that is not it.
  init?(stats: [UInt8], wallMilliseconds: Int) {
    guard let value = JSONValue(stats), let files = value["taggedFiles"]?.integer,
      let processor = value["processorMilliseconds"]?.integer,
      let peak = value["memory"]?["peakBytes"]?.integer,
      let kept = value["cache"]?["keptFiles"]?.integer
    else { return nil }
    fileCount = files
    figures = [
      .wall: wallMilliseconds, .processor: processor, .peak: peak,
      .hitRate: 100 * kept / max(1, files),
    ]
  }
}
