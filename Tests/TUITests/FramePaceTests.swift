import TUI
import Testing

/// When frames are drawn, over instants that nobody waits for.
@Suite("Pace of frames")
struct FramePaceTests {
  private let start = ContinuousClock.now

  /// The milliseconds at which frames are drawn if each of `times` has something new to show.
  private func frames(ofChangesAt times: [Int]) -> [Int] {
    var pace = FramePace()
    var frames: [Int] = []
    var waiting: Int?
    func draw(at time: Int) {
      let left = pace.millisecondsLeft(at: start + .milliseconds(time))
      if left == nil { frames.append(time) }
      waiting = left.map { time + $0 }
    }
    for time in times {
      while let due = waiting, due <= time { draw(at: due) }
      draw(at: time)
    }
    while let due = waiting { draw(at: due) }
    return frames
  }

  @Test(
    "the first frame comes at once, and what comes too soon after one waits for its turn",
    arguments: [
      ([0], [0]), ([0, 100], [0, 100]), ([0, 5, 9], [0, 17]), ([0, 5, 40], [0, 17, 40]),
    ])
  func turns(times: [Int], expected: [Int]) {
    #expect(frames(ofChangesAt: times) == expected)
  }

  @Test("a change each millisecond comes to sixty frames a second, the last one shown too")
  func stream() {
    let found = frames(ofChangesAt: Array(0...1000))
    #expect(found.count <= 61)
    #expect((found.last ?? 0) >= 1000)
  }
}
