#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Follows readings over time: a fraction that never falls, and a smoothed rate.
struct ProgressMeter {
  /// Half of the rate's weight lies on this many seconds.
  private static let halfLife = 2.0
  /// The rate on the screen changes this often: digits that flicker cannot be read.
  private static let rateInterval = Duration.seconds(1)

  private var fraction: Double?
  private var lastMoment: Duration?
  private var lastBytes = 0
  private var smoothedRate = 0.0
  private var weight = 0.0

  /// The snapshot for `reading` at `now`; moments must not go back.
  mutating func update(
    _ reading: ProgressReading, at now: Duration, stages: [ProgressStage]
  ) -> ProgressSnapshot {
    if let current = reading.extractedFraction { fraction = max(fraction ?? 0, current) }
    if reading[.extracting].begin != nil { followRate(reading.bytesDone, at: now) }
    return ProgressSnapshot(
      reading: reading, now: now, stages: stages, fraction: fraction, bytesPerSecond: bytesPerSecond
    )
  }

  /// The weighted mean of all intervals, later ones weighing more.
  private var bytesPerSecond: Int? {
    weight > 0 && smoothedRate > 0 ? Int(smoothedRate / weight) : nil
  }

  private mutating func followRate(_ bytes: Int, at now: Duration) {
    guard let last = lastMoment else {
      lastMoment = now
      lastBytes = bytes
      return
    }
    guard now - last >= Self.rateInterval else { return }
    let seconds = (now - last).inSeconds
    let kept = exp2(-seconds / Self.halfLife)
    smoothedRate = smoothedRate * kept + Double(bytes - lastBytes) / seconds * (1 - kept)
    weight = weight * kept + (1 - kept)
    lastMoment = now
    lastBytes = bytes
  }
}
