import FileWatching
import Testing

/// When changes are looked at, over instants that nobody waits for.
@Suite("Debounce")
struct ChangeDebounceTests {
  private let start = ContinuousClock.now

  /// When each generation begins if changes come at these milliseconds.
  private func generations(ofChangesAt times: [Int]) -> [Int] {
    var debounce = ChangeDebounce()
    var generations: [Int] = []
    func begin(before time: ContinuousClock.Instant?) {
      while let deadline = debounce.deadline, time.map({ deadline <= $0 }) ?? true {
        generations.append(Int((deadline - start) / .milliseconds(1)))
        debounce.began(at: deadline)
      }
    }
    for time in times {
      let now = start + .milliseconds(time)
      begin(before: now)
      debounce.changed(at: now)
    }
    begin(before: nil)
    return generations
  }

  @Test(
    "a save is looked at after 50 ms, a stream of them at most every 500 ms",
    arguments: [
      ([0], [50]),
      ([0, 20, 40], [90]),
      ([0, 1000], [50, 1050]),
      // The second follows the first generation closely, so it waits twice as long.
      ([0, 100, 1000], [50, 200, 1050]),
    ])
  func single(times: [Int], expected: [Int]) {
    #expect(generations(ofChangesAt: times) == expected)
  }

  @Test("changes that never rest are looked at every 500 ms")
  func stream() {
    let found = generations(ofChangesAt: Array(stride(from: 0, to: 5000, by: 10)))
    #expect(found.first == 500)
    let pauses = zip(found.dropFirst(), found).map { $0 - $1 }
    #expect(pauses.dropLast().allSatisfy { (500...510).contains($0) }, "\(found)")
  }

  @Test("a save each 200 ms comes to one generation each half second or more")
  func steadySaves() {
    let found = generations(ofChangesAt: Array(stride(from: 0, to: 6000, by: 200)))
    #expect(found.count <= 14, "\(found)")
  }
}
