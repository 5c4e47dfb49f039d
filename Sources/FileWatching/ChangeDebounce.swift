/// Decides when changes have come to rest: soon after a single one, less often while they keep coming.
///
/// A pure value over instants, so that tests need not wait. Changes that follow a generation within
/// `most` double the time that must pass without a further one, from `least` up to `most`; no generation
/// begins later than `most` after its first change.
package struct ChangeDebounce: Sendable {
  package static let least: Duration = .milliseconds(50)
  package static let most: Duration = .milliseconds(500)

  /// How long nothing must have changed.
  private(set) var quietTime = least
  private var firstChange: ContinuousClock.Instant?
  private var lastChange: ContinuousClock.Instant?
  private var lastGeneration: ContinuousClock.Instant?

  package init() {}

  /// Takes note of a change.
  package mutating func changed(at now: ContinuousClock.Instant) {
    if firstChange == nil {
      let isBusy = lastGeneration.map { now - $0 < Self.most } ?? false
      quietTime = isBusy ? min(quietTime * 2, Self.most) : Self.least
      firstChange = now
    }
    lastChange = now
  }

  /// When the changes are to be looked at; nil where there are none.
  package var deadline: ContinuousClock.Instant? {
    guard let firstChange, let lastChange else { return nil }
    return min(lastChange + quietTime, firstChange + Self.most)
  }

  /// Begins anew: the changes so far were looked at.
  package mutating func began(at now: ContinuousClock.Instant) {
    (firstChange, lastChange) = (nil, nil)
    lastGeneration = now
  }
}
