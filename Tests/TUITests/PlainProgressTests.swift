@testable import TUI
import Testing

struct PlainProgressTests {
  /// The seconds at which something was said during an hour of extracting.
  private func beats(_ schedule: PlainProgress.Schedule, fraction: Double? = nil) -> [Int] {
    var plain = PlainProgress(schedule: schedule)
    let times = [StageTimes(begin: .zero, end: .zero), StageTimes(begin: .zero), StageTimes()]
    return (1...600).filter { second in
      let reading = ProgressReading(times: times, filesFound: 100, filesDone: 7)
      let share = fraction.map { min(1, Double(second) * $0) }
      let snapshot = ProgressSnapshot(reading: reading, now: .seconds(second), fraction: share)
      return !plain.update(snapshot).isEmpty
    }
  }

  @Test("the heartbeat comes after 10 s, after 30 s, then each minute")
  func sparse() {
    #expect(beats(.sparse) == [1, 10, 30, 90, 150, 210, 270, 330, 390, 450, 510, 570])
  }

  @Test("in words, every 30 s and at every tenth")
  func milestones() {
    #expect(beats(.milestones).prefix(4) == [1, 30, 60, 90])
    #expect(beats(.milestones, fraction: 0.01).prefix(5) == [1, 10, 20, 30, 40])
  }

  @Test("a heartbeat says how far the work is")
  func text() {
    var plain = PlainProgress(schedule: .sparse)
    var times = [StageTimes(begin: .zero), StageTimes(), StageTimes()]
    var reading = ProgressReading(times: times, filesFound: 1_200)
    #expect(
      lines(plain.update(ProgressSnapshot(reading: reading, now: .seconds(1)))) == ["Scanning ..."])
    #expect(
      lines(plain.update(ProgressSnapshot(reading: reading, now: .seconds(10))))
        == ["Scanning: 1,200 files after 10 s"])
    times[0].end = .seconds(11)
    times[1].begin = .seconds(11)
    reading.times = times
    reading.filesDone = 600
    #expect(
      lines(plain.update(ProgressSnapshot(reading: reading, now: .seconds(95), fraction: 0.5)))
        == [
          "Scanning done: 1,200 files in 11 s", "Extracting ...",
          "Extracting: 600 of 1,200 files, 50 % after 1 min 35 s",
        ])
    // The missed beat at 30 s is not made up for, and 90 s was told at 95 s.
    #expect(lines(plain.update(ProgressSnapshot(reading: reading, now: .seconds(149)))).isEmpty)
  }

  private func lines(_ lines: [Line]) -> [String] { lines.map(\.text.description) }
}
