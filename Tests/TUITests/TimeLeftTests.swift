import Foundation
import Testing

@testable import TUI

/// What is said of the time left, over runs whose course is known.
struct TimeLeftTests {
  /// Ticks once a second through a run of `speeds` bytes a second, and what was said at each moment.
  private func said(
    _ speeds: [Double], priorRate: Double? = nil
  ) -> [(done: Double, said: Double?, truth: Double)] {
    let total = speeds.reduce(0, +)
    var meter = ProgressMeter()
    if let priorRate { meter.expect(bytesPerSecond: priorRate) }
    var done = 0.0
    return speeds.enumerated().map { second, speed in
      done += speed
      let reading = ProgressReading(
        times: [StageTimes(begin: .zero, end: .zero), StageTimes(begin: .zero), StageTimes()],
        bytesFound: Int(total), bytesDone: Int(done))
      let left = meter.update(reading, at: .seconds(second + 1), stages: []).secondsLeft
      return (done / total, left, Double(speeds.count - second - 1))
    }
  }

  @Test(
    "at a steady speed it is right within a tenth from a fifth on, and nothing is said at first")
  func steady() {
    let course = said(Array(repeating: 1000, count: 60))
    #expect(course.filter { $0.done < 0.05 }.allSatisfy { $0.said == nil })
    for moment in course where moment.done >= 0.2 && moment.truth > 0 {
      let off = abs((moment.said ?? 0) - moment.truth)
      #expect(off <= moment.truth * 0.1, "\(moment)")
    }
  }

  @Test("a change of speed is followed: within 30 seconds it is right within a fifth")
  func step() {
    for (first, second) in [(4000.0, 1000.0), (1000.0, 4000.0)] {
      let course = said(
        Array(repeating: first, count: 30) + Array(repeating: second, count: 90))
      for moment in course[60..<110] {
        #expect(abs((moment.said ?? 0) - moment.truth) <= moment.truth * 0.2, "\(moment)")
      }
    }
  }

  @Test("while nothing comes the time left grows")
  func stall() {
    let course = said(
      Array(repeating: 1000, count: 20) + Array(repeating: 0, count: 15)
        + Array(repeating: 1000, count: 20))
    let stalled = course[20..<35].compactMap(\.said)
    #expect(stalled.count == 15)
    #expect(zip(stalled, stalled.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("one burst does not halve what was said")
  func burst() {
    var speeds = Array(repeating: 1000.0, count: 80)
    speeds[30] = 6000
    let course = said(speeds)
    let (before, after) = (course[29].said ?? 0, course[30].said ?? 0)
    #expect(after > before * 0.6)
  }

  @Test("with the speed of a run before it is right within a quarter before a twentieth is done")
  func prior() {
    // A slow beginning, as of large files, that is no sign of the rest.
    let speeds = Array(repeating: 500.0, count: 4) + Array(repeating: 1000.0, count: 76)
    let mean = speeds.reduce(0, +) / Double(speeds.count)
    let with = said(speeds, priorRate: mean)[3]
    let without = said(speeds)[3]
    #expect(with.done < 0.05)
    #expect(without.said == nil)
    #expect(abs((with.said ?? 0) - with.truth) <= with.truth * 0.25, "\(with)")
  }

  @Test("a speed that is ten times off is not believed")
  func implausible() {
    let own = said(Array(repeating: 1000, count: 60))
    for prior in [50.0, 20_000] {
      let course = said(Array(repeating: 1000, count: 60), priorRate: prior)
      #expect(course.map(\.said) == own.map(\.said))
    }
  }
}
