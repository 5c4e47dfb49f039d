@testable import TUI
import TestSupport
import Testing

struct ProgressMeterTests {
  private func reading(found: Int, done: Int, scanEnd: Duration? = .zero) -> ProgressReading {
    ProgressReading(
      times: [StageTimes(begin: .zero, end: scanEnd), StageTimes(begin: .zero), StageTimes()],
      filesFound: 10, bytesFound: found, filesDone: 5, bytesDone: done)
  }

  @Test("the fraction counts bytes, and files where sizes are not known")
  func fraction() {
    var meter = ProgressMeter()
    #expect(meter.update(reading(found: 400, done: 100), at: .zero, stages: []).fraction == 0.25)
    meter = ProgressMeter()
    #expect(meter.update(reading(found: 0, done: 0), at: .zero, stages: []).fraction == 0.5)
  }

  @Test("there is no fraction of a total that still grows")
  func growing() {
    var meter = ProgressMeter()
    let snapshot = meter.update(reading(found: 400, done: 100, scanEnd: nil), at: .zero, stages: [])
    #expect(snapshot.fraction == nil)
  }

  @Test("the fraction never falls", arguments: 0..<20)
  func monotone(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var meter = ProgressMeter()
    var last = 0.0
    for second in 0..<100 {
      let done = Int.random(in: 0...1_000, using: &random)
      let found = Int.random(in: 1...1_000, using: &random)
      let snapshot = meter.update(
        reading(found: found, done: done), at: .seconds(second), stages: [])
      let fraction = snapshot.fraction ?? 0
      #expect(fraction >= last && fraction <= 1)
      last = fraction
    }
  }

  @Test("a steady rate is shown exactly, a change within a few seconds")
  func rate() {
    var meter = ProgressMeter()
    var bytes = 0
    var rates: [Int?] = []
    for second in 0..<40 {
      bytes += second <= 20 ? 1_000 : 3_000
      rates.append(
        meter.update(reading(found: 0, done: bytes), at: .seconds(second), stages: [])
          .bytesPerSecond)
    }
    #expect(rates[0] == nil)
    #expect(rates[1...20].allSatisfy { (999...1_001).contains($0 ?? 0) })
    #expect((rates[24] ?? 0) > 2_300)
    #expect((rates[39] ?? 0) > 2_990)
  }

  @Test("the counters give back what workers on many threads counted")
  func counters() async {
    let counters = ProgressCounters()
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<1_000 {
            counters.found(bytes: 3)
            counters.extracted(bytes: 2)
          }
        }
      }
    }
    let reading = counters.read()
    #expect(reading.filesFound == 8_000 && reading.bytesFound == 24_000)
    #expect(reading.filesDone == 8_000 && reading.bytesDone == 16_000)
  }

  @Test("stages begin and end once, in the order of time")
  func stages() {
    let counters = ProgressCounters()
    counters.begin(.scanning)
    counters.end(.scanning)
    let times = counters.read()[.scanning]
    #expect(times.begin != nil && times.end != nil)
    #expect((times.duration ?? .seconds(-1)) >= .zero)
    #expect(counters.read()[.extracting] == StageTimes())
  }
}
