#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Follows readings over time: a fraction that never falls, a rate, and the time that is left.
struct ProgressMeter {
  /// Half of the weight of the rate on the screen lies on this many seconds.
  private static let halfLife = 2.0
  /// The rate on the screen changes this often: digits that flicker cannot be read.
  private static let rateInterval = Duration.seconds(1)

  private var timeLeft = TimeLeft()
  private var fraction: Double?
  private var lastMoment: Duration?
  private var lastBytes = 0
  private var shownRate = 0.0
  private var weight = 0.0
  /// The rate as it is likely to go on, for the time that is left.
  private var lastingRate = RateEstimator()
  private var secondsLeft: Double?

  /// Tells the speed of a run before.
  mutating func expect(bytesPerSecond: Double) {
    timeLeft.priorRate = bytesPerSecond
  }

  /// The snapshot for `reading` at `now`; moments must not go back.
  mutating func update(
    _ reading: ProgressReading, at now: Duration, stages: [ProgressStage]
  ) -> ProgressSnapshot {
    if let current = reading.extractedFraction { fraction = max(fraction ?? 0, current) }
    if let begin = reading[.extracting].begin { follow(reading, since: begin, at: now) }
    var snapshot = ProgressSnapshot(
      reading: reading, now: now, stages: stages, fraction: fraction,
      bytesPerSecond: weight > 0 && shownRate > 0 ? Int(shownRate / weight) : nil)
    snapshot.secondsLeft = reading[.extracting].end == nil ? secondsLeft : nil
    return snapshot
  }

  private mutating func follow(
    _ reading: ProgressReading, since begin: Duration, at now: Duration
  ) {
    guard let last = lastMoment else {
      lastMoment = now
      lastBytes = reading.bytesDone
      return
    }
    guard now - last >= Self.rateInterval else { return }
    let (amount, seconds) = (Double(reading.bytesDone - lastBytes), (now - last).inSeconds)
    let kept = exp2(-seconds / Self.halfLife)
    shownRate = shownRate * kept + amount / seconds * (1 - kept)
    weight = weight * kept + (1 - kept)
    lastingRate.add(amount, in: seconds)
    lastMoment = now
    lastBytes = reading.bytesDone
    secondsLeft = timeLeft.seconds(
      left: reading.bytesFound - reading.bytesDone, rate: lastingRate.perSecond,
      fraction: fraction ?? 0,
      elapsed: now - begin)
  }
}
