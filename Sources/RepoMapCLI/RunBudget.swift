import TUI

/// Limits for a run's figures, as the configuration sets them.
struct RunBudget {
  let seconds: Double?
  let memoryBytes: Int?
  /// Per cent.
  let hitRate: Double?

  init(_ settings: Settings) {
    seconds = settings.number(.budgetSeconds)
    memoryBytes = settings.integer(.budgetMemory)
    hitRate = settings.number(.budgetHitRate)
  }

  /// A figure beyond its limit.
  struct Alert {
    let name: String
    let limit: Double
    let actual: Double
  }

  /// The figures of `run` that are beyond their limits.
  func alerts(seconds: Double, peakBytes: Int, hitRate: Double) -> [Alert] {
    var alerts: [Alert] = []
    if let limit = self.seconds, seconds > limit {
      alerts.append(Alert(name: "seconds", limit: limit, actual: seconds))
    }
    if let limit = memoryBytes, peakBytes > limit {
      alerts.append(Alert(name: "memory", limit: Double(limit), actual: Double(peakBytes)))
    }
    if let limit = self.hitRate, hitRate < limit {
      alerts.append(Alert(name: "hit_rate", limit: limit, actual: hitRate))
    }
    return alerts
  }
}
