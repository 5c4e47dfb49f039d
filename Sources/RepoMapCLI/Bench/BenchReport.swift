import RepoMap

/// A result beside what it is held against.
struct BenchReport {
  let result: BenchResult
  var baseline: (name: String, result: BenchResult)?
  var breaches: [BenchBudget.Breach] = []

  /// How a figure stands to the baseline's; nil without one.
  func verdict(_ scenario: BenchScenario, _ figure: BenchFigure) -> BenchVerdict? {
    guard let spread = result[scenario, figure],
      let former = baseline?.result[scenario, figure]
    else { return nil }
    return spread.verdict(against: former, of: figure)
  }

  /// One JSON object; its schema is `repomap schema bench`.
  func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("schema")
    json.value(BenchResult.schemaName)
    json.key("version")
    json.value("1.0")
    json.key("runs")
    json.value(result.runCount)
    json.key("taggedFiles")
    json.value(result.fileCount)
    if let baseline {
      json.key("baseline")
      json.value(baseline.name)
    }
    writeScenarios(&json)
    writeBreaches(&json)
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private func writeScenarios(_ json: inout JSONWriter) {
    json.key("scenarios")
    json.beginObject()
    for scenario in BenchScenario.allCases {
      json.key(text: scenario.rawValue)
      json.beginObject()
      for figure in BenchFigure.allCases {
        guard let spread = result[scenario, figure] else { continue }
        json.key(text: figure.rawValue)
        json.beginObject()
        Self.write(spread, to: &json)
        if let former = baseline?.result[scenario, figure] {
          json.key("baseline")
          json.beginObject()
          Self.write(former, to: &json)
          json.endObject()
        }
        if let verdict = verdict(scenario, figure) {
          json.key("verdict")
          json.value(verdict.rawValue)
        }
        json.endObject()
      }
      json.endObject()
    }
    json.endObject()
  }

  private static func write(_ spread: BenchSpread, to json: inout JSONWriter) {
    json.key("median")
    json.value(spread.median)
    json.key("minimum")
    json.value(spread.minimum)
    json.key("maximum")
    json.value(spread.maximum)
  }

  private func writeBreaches(_ json: inout JSONWriter) {
    json.key("brokenBudgets")
    json.beginArray()
    for breach in breaches {
      json.beginObject()
      json.key("budget")
      json.value(breach.limit.name)
      json.key("limit")
      json.value(breach.limit.value)
      json.key("actual")
      json.value(breach.actual)
      json.key("overage")
      json.value(breach.overage)
      json.endObject()
    }
    json.endArray()
  }
}
