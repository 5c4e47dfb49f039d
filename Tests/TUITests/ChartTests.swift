import TUI
import Testing

struct ChartTests {
  @Test(
    "a bar has eighths of a cell, and a trace of anything above nothing",
    arguments: [
      (0.0, "", ""), (0.001, "▏", "#"), (1.0 / 32, "▏", "#"), (0.5, "██", "##"),
      (17.0 / 32, "██▏", "##"), (0.97, "███▉", "####"), (1.0, "████", "####"),
      (2.0, "████", "####"),
      (-1.0, "", ""), (Double.nan, "", ""),
    ])
  func bar(fraction: Double, unicode: String, ascii: String) {
    #expect(Chart.bar(fraction, width: 4, glyphs: .unicode).description == unicode)
    #expect(Chart.bar(fraction, width: 4, glyphs: .ascii).description == ascii)
    #expect(Chart.bar(fraction, width: 0, glyphs: .unicode).isEmpty)
  }

  @Test("a progress bar is full only when all is done", arguments: 0...100)
  func progress(percent: Int) {
    let line = Chart.progressBar(Double(percent) / 100, width: 20, glyphs: .unicode)
    #expect(line.width == 20)
    let done = line.text.description.count { $0 == "━" }
    #expect((done == 20) == (percent == 100))
    #expect(done == percent / 5)
  }

  @Test("parts fill their row exactly")
  func stacked() {
    for width in 1...80 {
      let parts = [(share: 5.0, style: Style.red), (3.0, .green), (0.01, .blue), (1.0, .cyan)]
      let line = Chart.stackedBar(parts, width: width, glyphs: .unicode)
      #expect(line.width == width)
    }
    let even = Chart.stackedBar([(1, .red), (1, .green)], width: 4, glyphs: .ascii)
    #expect(even.segments.map(\.text.description) == ["##", "##"])
    #expect(Chart.stackedBar([], width: 10, glyphs: .unicode).isEmpty)
    #expect(Chart.stackedBar([(0, .red)], width: 10, glyphs: .unicode).isEmpty)
  }

  @Test("a sparkline stands in proportion to its largest value")
  func sparkline() {
    let values = [0.0, 1, 2, 3, 4, 5, 6, 7]
    #expect(Chart.sparkline(values, glyphs: .unicode).description == "▁▂▃▄▅▆▇█")
    #expect(Chart.sparkline([0, 4, 8], glyphs: .ascii).description == "_-#")
    #expect(Chart.sparkline([0, 0], glyphs: .unicode).description == "▁▁")
    #expect(Chart.sparkline([], glyphs: .unicode).isEmpty)
  }

  @Test(
    "numbers are written as a person reads them",
    arguments: [
      (SafeText.count(0), "0"), (.count(999), "999"), (.count(1_000), "1,000"),
      (.count(1_234_567), "1,234,567"), (.count(-1_234), "-1,234"), (.count(-123), "-123"),
      (.shortCount(999), "999"), (.shortCount(1_000), "1.0k"), (.shortCount(9_949), "9.9k"),
      (.shortCount(65_432), "65k"), (.shortCount(999_499), "999k"), (.shortCount(999_500), "1.0M"),
      (.byteSize(0), "0 B"), (.byteSize(1_023), "1023 B"), (.byteSize(1_024), "1.0 KiB"),
      (.byteSize(10_240), "10 KiB"), (.byteSize(1_048_000), "1023 KiB"),
      (.byteSize(1_048_576), "1.0 MiB"), (.byteSize(5_000_000_000), "4.7 GiB"),
      (.percent(0), "0 %"), (.percent(0.999), "99 %"), (.percent(1), "100 %"),
      (.duration(.zero), "0 ms"), (.duration(.milliseconds(41)), "41 ms"),
      (.duration(.milliseconds(240)), "0.2 s"), (.duration(.milliseconds(4_140)), "4.1 s"),
      (.duration(.milliseconds(9_949)), "9.9 s"), (.duration(.milliseconds(9_960)), "10 s"),
      (.duration(.seconds(65)), "1 min 05 s"), (.duration(.seconds(7_380)), "2 h 03 min"),
      (.duration(.milliseconds(59_700)), "1 min 00 s"), (.elapsed(.milliseconds(59_700)), "59 s"),
    ])
  func numbers(text: SafeText, expected: String) {
    #expect(text.description == expected)
  }
}
