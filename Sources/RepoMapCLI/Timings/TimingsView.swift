import RepoMap
import TUI
import TreeSitter

/// A run's times as tables of text.
struct TimingsView {
  private let timings: RunTimings
  private let glyphs: Glyphs

  init(_ timings: RunTimings, glyphs: Glyphs) {
    self.timings = timings
    self.glyphs = glyphs
  }

  private static let languageCount = 8
  private static let fileCount = 5

  /// At most `width` cells wide.
  func lines(width: Int) -> [Line] {
    var sections = [stageTable.lines(width: width, glyphs: glyphs)]
    if !timings.files.isEmpty {
      sections.append(languageTable.lines(width: width, glyphs: glyphs))
      sections.append(fileTable.lines(width: width, glyphs: glyphs))
    }
    sections.append(summary)
    return Array(sections.joined(separator: [Line()])).map {
      $0.cut(toWidth: width, ellipsis: glyphs.ellipsis)
    }
  }

  private var stageTable: Table {
    var table = Table(columns: [
      .init("Stage", importance: 9), .init("Time", alignment: .trailing, importance: 8),
      .init("Processor", alignment: .trailing, importance: 7),
      .init("", importance: 1, greatestWidth: 24),
    ])
    for stage in timings.stages {
      table.rows.append(row(of: stage, isPart: false))
      let inside = timings.parts.filter { stage.start <= $0.start && $0.start < stage.end }
      table.rows += inside.map { row(of: $0, isPart: true) }
    }
    table.rows.append([
      .text("all", .dim), .text(Self.time(timings.wallTime)),
      .text(Self.time(timings.processorTime)), .empty,
    ])
    return table
  }

  private func row(of span: RunTrace.Span, isPart: Bool) -> [Table.Cell] {
    let share = Double(span.duration) / Double(max(1, timings.wallTime))
    let name = SafeText(sanitizing: (isPart ? "  " : "") + span.name.description)
    return [
      .text(name, isPart ? .dim : .plain), .text(Self.time(span.duration)),
      .text(Self.time(span.processorTime)), isPart ? .empty : .bar(share),
    ]
  }

  private var languageTable: Table {
    var table = Table(columns: [
      .init("Language", importance: 9), .init("Time", alignment: .trailing, importance: 8),
      .init("Files", alignment: .trailing, importance: 6),
      .init("Size", alignment: .trailing, importance: 5),
      .init("Speed", alignment: .trailing, importance: 7),
    ])
    for time in timings.languages.prefix(Self.languageCount) {
      let name = time.language?.displayName ?? "none known"
      table.rows.append([
        .text(SafeText(sanitizing: name)), .text(Self.time(time.duration)),
        .text(.count(time.fileCount)), .text(.byteSize(time.byteCount)),
        .text(Self.speed(bytes: time.byteCount, in: time.duration)),
      ])
    }
    return table
  }

  private var fileTable: Table {
    var table = Table(columns: [
      .init("Slowest files", importance: 9, cut: .path, leastWidth: 20),
      .init("Time", alignment: .trailing, importance: 8),
      .init("Size", alignment: .trailing, importance: 6),
      .init("Speed", alignment: .trailing, importance: 5),
    ])
    for file in timings.slowestFiles(Self.fileCount) {
      table.rows.append([
        .text(SafeText(file.path)), .text(Self.time(file.duration)),
        .text(.byteSize(file.byteCount)),
        .text(Self.speed(bytes: file.byteCount, in: file.duration)),
      ])
    }
    return table
  }

  private var summary: [Line] {
    var lines: [Line] = []
    if let use = timings.workerUse {
      let workers: SafeText = timings.workerCount == 1 ? "worker" : "workers"
      lines.append(
        "\(.count(timings.files.count)) files parsed by \(.count(timings.workerCount)) \(workers), busy \(.percent(use)) of the extraction"
      )
    }
    let counts = timings.counts
    if let bytes = counts.readBytes, let calls = counts.readCalls {
      lines.append("\(.byteSize(bytes)) read in \(.count(calls)) calls")
    }
    lines.append(
      "\(.count(counts.pageFaults)) page faults (\(.count(counts.majorPageFaults)) from disk), \(.count(counts.voluntarySwitches)) waits, \(.count(counts.involuntarySwitches)) times interrupted"
    )
    return lines
  }

  /// Whole milliseconds, and seconds from ten of them on.
  private static func time(_ nanoseconds: UInt64) -> SafeText {
    let limit: UInt64 = 10_000_000_000
    guard nanoseconds < limit else { return .duration(nanoseconds.nanoseconds) }
    return .count(Int((nanoseconds + 500_000) / 1_000_000)) + " ms"
  }

  private static func speed(bytes: Int, in time: UInt64) -> SafeText {
    let seconds = max(1e-9, Double(time) / 1e9)
    return .byteSize(Int(Double(bytes) / seconds)) + "/s"
  }
}
