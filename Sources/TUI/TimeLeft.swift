/// How long the extraction will still take, from its own speed and, in the beginning, from that of a run
/// before.
struct TimeLeft {
  /// Before that nothing is known well enough to be said.
  private static let leastTime = Duration.seconds(1)
  private static let leastFraction = 0.05
  /// From this part on only this run's own speed counts.
  private static let ownFraction = 0.2
  /// A speed that is so many times another is of another machine, or of a run that found all in the store.
  private static let plausibleRatio = 10.0

  /// Bytes a second of the last run that had to parse.
  var priorRate: Double?

  /// Seconds that `left` bytes will take at this run's `rate`, when `fraction` of all is done after
  /// `elapsed`; nil while nothing can be said.
  func seconds(
    left: Int, rate: Double?, fraction: Double, elapsed: Duration
  ) -> Double? {
    guard elapsed >= Self.leastTime, fraction < 1 else { return nil }
    let own = rate.map { Double(left) / $0 }
    guard let prior = plausiblePrior(rate) else {
      return fraction >= Self.leastFraction ? own : nil
    }
    let expected = Double(left) / prior
    let weight = min(1, fraction / Self.ownFraction)
    return own.map { $0 * weight + expected * (1 - weight) } ?? expected
  }

  private func plausiblePrior(_ rate: Double?) -> Double? {
    guard let priorRate, priorRate > 0 else { return nil }
    guard let rate else { return priorRate }
    let ratio = max(rate / priorRate, priorRate / rate)
    return ratio <= Self.plausibleRatio ? priorRate : nil
  }
}
