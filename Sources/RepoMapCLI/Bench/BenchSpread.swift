/// In which state of the cache a run of the bench begins.
enum BenchScenario: String, CaseIterable {
  /// The cache is empty.
  case cold
  /// The cache holds everything.
  case warm
  /// The cache holds everything but one file, which it takes for changed.
  case changed
}

/// What is measured of each run; the raw value is its key in JSON and in budgets.
enum BenchFigure: String, CaseIterable {
  /// From the start of the process to its end.
  case wall = "wall_ms"
  /// Processor time of the process and of its workers, user and system.
  case processor = "cpu_ms"
  /// Resident memory of all processes together, at its highest.
  case peak = "peak_bytes"
  /// Share of the files with tags whose tags were kept, in whole per cent, rounded down.
  case hitRate = "hit_rate"

  var isBetterWhenHigher: Bool { self == .hitRate }
}

/// How a figure of one run stands to that of another.
enum BenchVerdict: String {
  case better, worse
  case withinNoise = "within-noise"
}

/// One figure over several runs.
struct BenchSpread: Equatable {
  let median: Int
  let minimum: Int
  let maximum: Int

  init(median: Int, minimum: Int, maximum: Int) {
    self.median = median
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Of at least one value; the median of an even number of them is the mean of the middle two, rounded down.
  init(of values: [Int]) {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    minimum = sorted[0]
    maximum = sorted[sorted.count - 1]
  }

  /// Better or worse only if the medians are more than a tenth of the lower one apart, and no value of one
  /// side lies within the range of the other.
  func verdict(against baseline: BenchSpread, of figure: BenchFigure) -> BenchVerdict {
    let (low, high) = (min(median, baseline.median), max(median, baseline.median))
    let isApart = minimum > baseline.maximum || maximum < baseline.minimum
    guard isApart, Double(high) > 1.1 * Double(low) else { return .withinNoise }
    return (median > baseline.median) == figure.isBetterWhenHigher ? .better : .worse
  }
}
