/// Lets frames come no faster than a screen shows them: one at once, the next a sixtieth of a second later.
///
/// A value over instants, so that tests need no clock.
package struct FramePace: Sendable {
  static let interval = Duration.nanoseconds(1_000_000_000 / 60)

  private var lastFrame: ContinuousClock.Instant?

  package init() {}

  /// Nil when a frame may be drawn at `now`, which counts as drawn with that; else milliseconds to wait.
  package mutating func millisecondsLeft(at now: ContinuousClock.Instant) -> Int? {
    if let lastFrame, now < lastFrame + Self.interval {
      let left = lastFrame + Self.interval - now
      return Int((left / .milliseconds(1)).rounded(.up))
    }
    lastFrame = now
    return nil
  }
}
