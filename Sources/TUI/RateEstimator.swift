#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How fast work goes, as it is likely to go on: a mean over time in which the last 15 seconds have nine
/// tenths of the weight, smoothed twice, so that neither a burst nor a pause makes it jump.
///
/// An exponential mean begins at 0; dividing by the weight that all samples have so far corrects that, once
/// for each smoothing. A pause is a sample of 0, and so lets the rate fall while it lasts.
struct RateEstimator {
  private static let secondsOfNineTenths = 15.0

  private var once = 0.0
  private var twice = 0.0
  private var seconds = 0.0

  /// Work that was done in the last `seconds`, which are more than 0.
  mutating func add(_ amount: Double, in seconds: Double) {
    let kept = pow(0.1, seconds / Self.secondsOfNineTenths)
    self.seconds += seconds
    once = once * kept + amount / seconds * (1 - kept)
    twice = twice * kept + once / weight * (1 - kept)
  }

  /// Work a second; nil before anything was done.
  var perSecond: Double? { twice > 0 ? twice / weight : nil }

  private var weight: Double { 1 - pow(0.1, seconds / Self.secondsOfNineTenths) }
}
