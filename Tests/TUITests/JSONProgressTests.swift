@testable import TUI
import Testing

struct JSONProgressTests {
  @Test("a stage begins and ends once, and between that a line comes every 200 ms at most")
  func events() {
    var json = JSONProgress()
    var reading = ProgressReading(filesFound: 9, bytesFound: 70, filesDone: 3, bytesDone: 20)
    reading[.scanning] = StageTimes(begin: .zero, end: .milliseconds(45))
    reading[.extracting].begin = .milliseconds(45)
    func lines(at milliseconds: Int, isLast: Bool = false) -> [String] {
      let snapshot = ProgressSnapshot(reading: reading, now: .milliseconds(milliseconds))
      return json.update(snapshot, isLast: isLast).map(\.text.description)
    }
    let rest = #""filesDone":3,"filesFound":9,"bytesDone":20,"bytesFound":70,"seconds":"#
    #expect(
      lines(at: 100) == [
        #"{"event":"begin","stage":"scanning",\#(rest)0.000}"#,
        #"{"event":"end","stage":"scanning",\#(rest)0.045}"#,
        #"{"event":"begin","stage":"extracting",\#(rest)0.045}"#,
      ])
    #expect(lines(at: 299).isEmpty)
    #expect(lines(at: 300) == [#"{"event":"progress","stage":"extracting",\#(rest)0.300}"#])
    #expect(lines(at: 499).isEmpty)
    #expect(
      lines(at: 61_007, isLast: true) == [
        #"{"event":"end","stage":"extracting",\#(rest)61.007}"#
      ])
    #expect(lines(at: 62_000, isLast: true).isEmpty)
  }
}
