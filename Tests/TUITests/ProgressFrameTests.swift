import TUI
import Testing

/// Frames as they stand on the screen, at the widths that matter.
struct ProgressFrameTests {
  private func frame(
    _ snapshot: ProgressSnapshot, columns: Int, rows: Int = 24, glyphs: Glyphs = .unicode
  ) -> String {
    let size = WindowSize(columns: columns, rows: rows)
    let lines = ProgressFrame.render(snapshot, size: size, glyphs: glyphs)
    #expect(lines.allSatisfy { $0.width < columns })
    return lines.map(\.text.description).joined(separator: "\n")
  }

  private static let scanned = StageTimes(begin: .zero, end: .milliseconds(240))

  /// In the middle of the extraction.
  private static func extracting(file: String = "django/db/models/sql/compiler.py")
    -> ProgressSnapshot
  {
    let reading = ProgressReading(
      times: [scanned, StageTimes(begin: .milliseconds(250)), StageTimes()],
      filesFound: 6984, bytesFound: 41_943_040, filesDone: 321, bytesDone: 19_293_798)
    return ProgressSnapshot(
      reading: reading, now: .milliseconds(4_900), fraction: 0.46, bytesPerSecond: 40_055_603,
      fileName: SafeText(sanitizing: file))
  }

  /// The same when it can be said how long it will take.
  private static var timed: ProgressSnapshot {
    var snapshot = extracting()
    snapshot.secondsLeft = 11.3
    return snapshot
  }

  @Test("the time that is left stands behind the rate, and outlives it")
  func timeLeft() {
    let rows = [120, 100, 80, 60, 50].map {
      frame(Self.timed, columns: $0).split(separator: "\n")[1]
    }
    #expect(
      rows == [
        "▸ Extracting     4 s  ━━━━━━━━━━━─────────────   46 %    321/6,984 files  38 MiB/s    about 15 s    django…/compiler.py",
        "▸ Extracting     4 s  ━━━━━━━━━━━─────────────   46 %    321/6,984 files  38 MiB/s    about 15 s",
        "▸ Extracting     4 s  ━━━━━━━╸─────────   46 %    321/6,984 files  about 15 s",
        "▸ Extracting     4 s  ━━━━━──────   46 %    321/6,984 files",
        "▸ Extracting     4 s   46 %    321/6,984 files",
      ])
  }

  @Test(
    "a time that is not known exactly is said coarsely, in six cells at most",
    arguments: [
      (0.2, "1 s"), (6.4, "7 s"), (11.3, "15 s"), (54, "55 s"), (58, "1 min"), (61, "2 min"),
      (3_000, "50 min"), (3_541, "1.0 h"), (5_400, "1.5 h"), (86_400, "24.0 h"), (400_000, "days"),
    ])
  func coarse(seconds: Double, text: String) {
    #expect(SafeText.coarseTime(seconds).description == text)
    #expect(text.count <= 6)
  }

  private static let analyzing = ProgressSnapshot(
    reading: ProgressReading(
      times: [
        scanned, StageTimes(begin: .milliseconds(250), end: .milliseconds(9_250)),
        StageTimes(begin: .milliseconds(9_260)),
      ],
      filesFound: 6984, bytesFound: 41_943_040, filesDone: 6984, bytesDone: 41_943_040,
      stepsDone: 2, stepCount: 5),
    now: .seconds(10), fraction: 1)

  private static let scanning = ProgressSnapshot(
    reading: ProgressReading(
      times: [StageTimes(begin: .zero), StageTimes(), StageTimes()], filesFound: 1234),
    now: .milliseconds(1_900))

  @Test("120 columns: everything, the file too")
  func widest() {
    #expect(
      frame(Self.extracting(), columns: 120) == """
        ✓ Scanning     0.2 s  6,984 files, 40 MiB
        ▸ Extracting     4 s  ━━━━━━━━━━━─────────────   46 %    321/6,984 files  38 MiB/s    django/db/models/sql/compiler.py
        · Analyzing
        """)
  }

  @Test("100 columns: the file's folders give way")
  func wide() {
    #expect(
      frame(Self.extracting(), columns: 107).split(separator: "\n")[1]
        == "▸ Extracting     4 s  ━━━━━━━━━━━─────────────   46 %    321/6,984 files  38 MiB/s    django/…/compiler.py"
    )
  }

  @Test("80 columns: no file")
  func standard() {
    #expect(
      frame(Self.extracting(), columns: 80) == """
        ✓ Scanning     0.2 s  6,984 files, 40 MiB
        ▸ Extracting     4 s  ━━━━━━━━╸──────────   46 %    321/6,984 files  38 MiB/s
        · Analyzing
        """)
  }

  @Test("60 columns: no rate, then no bar")
  func narrow() {
    #expect(
      frame(Self.extracting(), columns: 60).split(separator: "\n")[1]
        == "▸ Extracting     4 s  ━━━━━──────   46 %    321/6,984 files")
    #expect(
      frame(Self.extracting(), columns: 50).split(separator: "\n")[1]
        == "▸ Extracting     4 s   46 %    321/6,984 files")
  }

  @Test("40 columns: stage, time and counts")
  func narrower() {
    #expect(
      frame(Self.extracting(), columns: 40) == """
        ✓ Scanning     0.2 s  6,984 files
        ▸ Extracting     4 s    321/6,984 files
        · Analyzing
        """)
    #expect(
      frame(Self.analyzing, columns: 40) == """
        ✓ Scanning     0.2 s  6,984 files
        ✓ Extracting   9.0 s  6,984 files
        ▸ Analyzing      0 s  2/5 steps
        """)
  }

  @Test("20 columns: the stage and how much of how much")
  func narrowest() {
    #expect(
      frame(Self.extracting(), columns: 20) == """
        ✓ Scanning
        Extract   321/6,984
        · Analyzing
        """)
    #expect(frame(Self.extracting(), columns: 10) == "✓ Scanni…\n321/7.0k\n· Analyz…")
  }

  @Test("stages before and after the extraction")
  func otherStages() {
    #expect(
      frame(Self.scanning, columns: 80) == """
        ▸ Scanning       1 s  1,234 files
        · Extracting
        · Analyzing
        """)
    #expect(
      frame(Self.analyzing, columns: 80) == """
        ✓ Scanning     0.2 s  6,984 files, 40 MiB
        ✓ Extracting   9.0 s  6,984 files  4.4 MiB/s
        ▸ Analyzing      0 s  2/5 steps
        """)
  }

  @Test("the ASCII tier says the same")
  func ascii() {
    #expect(
      frame(Self.extracting(), columns: 80, glyphs: .ascii) == """
        + Scanning     0.2 s  6,984 files, 40 MiB
        > Extracting     4 s  ========-..........   46 %    321/6,984 files  38 MiB/s
        . Analyzing
        """)
  }

  @Test(
    "names of wide, combining and hostile characters take the room that they have",
    arguments: [
      ("文書/日本語の長い名前のファイル/地図.py", "文書/日本語の長い名…/地図.py"),
      (
        "cafe\u{301}/cre\u{300}me/bru\u{302}le\u{301}e.rb",
        "cafe\u{301}/cre\u{300}me/bru\u{302}le\u{301}e.rb"
      ),
      ("evil\u{1B}[2J\nname.py", "evil^[[2J^Jname.py"),
    ])
  func names(name: String, shown: String) {
    let row = frame(Self.extracting(file: name), columns: 116).split(separator: "\n")[1]
    #expect(row.hasSuffix("38 MiB/s    " + shown), "\(row)")
  }

  @Test(
    "a low screen keeps what runs, then what came last, and leaves the cursor a row",
    arguments: [
      (4, "✓ Scanning\n▸ Extracting\n· Analyzing"), (3, "✓ Scanning\n▸ Extracting"),
      (2, "▸ Extracting"), (1, ""),
    ])
  func height(rows: Int, expected: String) {
    let shown = frame(Self.extracting(), columns: 80, rows: rows)
    let names = shown.split(separator: "\n").map {
      $0.split(separator: " ").prefix(2).joined(separator: " ")
    }
    #expect(names.joined(separator: "\n") == expected)
  }

  @Test("no size, however small, lets a row reach the last column")
  func fits() {
    for columns in 1...130 {
      for snapshot in [Self.scanning, Self.extracting(), Self.analyzing] {
        _ = frame(snapshot, columns: columns)
      }
    }
  }

  @Test("a row keeps its length while its numbers grow")
  func steady() {
    var snapshot = Self.extracting()
    let widths = [1, 99, 1_000, 6_984].map { done in
      snapshot.reading.filesDone = done
      return frame(snapshot, columns: 80).split(separator: "\n")[1].count
    }
    #expect(Set(widths).count == 1)
  }
}
