import FileScanning
import RepoMap
import TagStore
import TUI
import TreeSitter

/// A run's facts on a terminal.
struct RunFactsView {
  /// Which parts are asked for; none means all.
  struct Parts {
    let memory: Bool
    let cache: Bool
    let languages: Bool

    var isAll: Bool { !memory && !cache && !languages }
  }

  private let facts: RunFacts
  private let policy: TerminalPolicy
  private var width: Int { min(policy.width - 1, 110) }

  init(_ facts: RunFacts, policy: TerminalPolicy) {
    self.facts = facts
    self.policy = policy
  }

  func bytes(_ parts: Parts) -> [UInt8] {
    var sections: [[Line]] = []
    if parts.isAll { sections += [speedLines, timingLines] }
    if parts.isAll || parts.memory { sections += [stageLines, structureLines] }
    if parts.isAll || parts.cache { sections.append(cacheLines) }
    if parts.isAll || parts.languages {
      let folders = FolderMapView(facts.report.analysis, policy: policy)
      sections += [languageLines, folders.lines(width: width)]
    }
    if parts.isAll { sections.append(runLines) }
    sections.append(alertLines)
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    let lines = sections.filter { !$0.isEmpty }.joined(separator: [Line()])
    return lines.flatMap { line in
      encoder.encode(line.cut(toWidth: width, ellipsis: policy.glyphs.ellipsis))
        + [UInt8(ascii: "\n")]
    }
  }

  private func rows(_ rows: [(SafeText, Line)]) -> [Line] {
    rows.map { Line($0, .dim).padded(toWidth: 14) + $1 }
  }

  private var speedLines: [Line] {
    let totals = facts.report.analysis.totals
    let (files, bytes) = (
      Double(totals.files) / facts.seconds, Double(totals.bytes) / facts.seconds
    )
    return rows([
      ("Files", "\(.count(facts.report.index.files.count)) listed, \(.count(totals.files)) tagged"),
      ("Time", "\(.duration(.milliseconds(facts.run.wallMilliseconds)))"),
      ("Speed", "\(.count(Int(files))) files/s, \(.byteSize(Int(bytes)))/s"),
      (
        "Processor",
        "\(.duration(.milliseconds(Int(facts.processorSeconds * 1000)))), \(.percent(facts.processorSeconds / facts.seconds)) of one"
      ),
    ])
  }

  private var timingLines: [Line] {
    facts.timings.map { TimingsView($0, glyphs: policy.glyphs).lines(width: width) } ?? []
  }

  private var stageLines: [Line] {
    guard !facts.stages.isEmpty else {
      return ["memory is not watched (monitoring = false)"]
    }
    var table = Table(columns: [
      .init("Stage", importance: 9), .init("Time", alignment: .trailing, importance: 6),
      .init("Start", alignment: .trailing, importance: 5),
      .init("Peak", alignment: .trailing, importance: 8),
      .init("End", alignment: .trailing, importance: 4),
      .init("Workers", alignment: .trailing, importance: 3), .init("Course", importance: 2),
    ])
    for stage in facts.stages {
      table.rows.append([
        .text(SafeText(sanitizing: stage.name)), .text(.duration(stage.duration)),
        .text(.byteSize(stage.start.bytes)), .text(.byteSize(stage.peak.bytes)),
        .text(.byteSize(stage.end.bytes)), .text(.byteSize(stage.peak.workerBytes)),
        .text(course(of: stage)),
      ])
    }
    var lines = table.lines(width: width, glyphs: policy.glyphs)
    lines.append(Line())
    var peak: Line =
      "peak \(.byteSize(facts.peakBytes)) of all processes together; at any time, this one at most \(.byteSize(facts.run.memory.mainPeakBytes))"
    if let ceiling = facts.ceilingInBytes {
      peak += Line("; limit " + .byteSize(ceiling))
    }
    return lines + [peak]
  }

  /// Memory over time, in cells of at most a third of the table.
  private func course(of stage: MemoryMonitor.Stage) -> SafeText {
    let cells = 24
    let course = stage.course.map(Double.init)
    let step = max(1, (course.count + cells - 1) / cells)
    let points = stride(from: 0, to: course.count, by: step).map {
      course[$0..<min($0 + step, course.count)].max() ?? 0
    }
    return Chart.sparkline(points, glyphs: policy.glyphs)
  }

  private var structureLines: [Line] {
    guard !facts.account.structures.isEmpty else { return [] }
    var table = Table(columns: [
      .init("Structure", importance: 9), .init("Memory", alignment: .trailing, importance: 8),
    ])
    let structures = facts.account.structures.sorted { ($1.costInBytes) < ($0.costInBytes) }
    for structure in structures where structure.costInBytes > 0 {
      table.rows.append([
        .text(SafeText(sanitizing: structure.name)), .text(.byteSize(structure.costInBytes)),
      ])
    }
    let sum: Line =
      "sum \(.byteSize(facts.structureBytes)); the process had grown by \(.byteSize(facts.account.growthBytes))"
    return table.lines(width: width, glyphs: policy.glyphs) + [sum]
  }

  private var cacheLines: [Line] {
    let ignore = facts.ignoreCache
    var lines = rows([
      (
        "Ignore cache",
        "\(.count(ignore.lookups)) look-ups, \(.count(ignore.hits)) hits (\(.percent(facts.ignoreHitRate))), \(.count(ignore.misses)) misses"
      ),
      (
        "Ignore files",
        "\(.count(ignore.compiledFiles)) compiled, each once, for \(.count(facts.listing.result.directoryCount)) folders"
      ),
    ])
    guard let store = facts.store else { return lines + rows([("Tag cache", "not used")]) }
    let bar = Chart.bar(facts.hitRate / 100, width: 20, glyphs: policy.glyphs)
    lines += rows([
      (
        "Tag cache",
        "\(.count(facts.keptCount)) of \(.count(facts.taggedCount)) files were known (\(.percent(facts.hitRate / 100)))\(facts.keptCount > 0 ? " " : "")\(bar)"
      ),
      (
        "On disk",
        "\(.byteSize(store.fileBytes)) of at most \(.byteSize(store.limitInBytes)); tags of \(.count(store.entryCount)) files, \(.byteSize(store.entryBytes)); written to \(.count(store.statistics.writes)) times"
      ),
    ])
    let removals = store.statistics.removals
    guard removals.count > 0 else { return lines }
    return lines
      + rows([
        (
          "Removed",
          "tags of \(.count(removals.forAge)) files for age, of \(.count(removals.forSpace)) for space"
        )
      ])
  }

  private var languageLines: [Line] {
    var table = Table(columns: [
      .init("Language", importance: 9), .init("Files", alignment: .trailing, importance: 8),
      .init("Size", alignment: .trailing, importance: 7),
      .init("Lines", alignment: .trailing, importance: 6),
      .init("Definitions", alignment: .trailing, importance: 5),
      .init("References", alignment: .trailing, importance: 4),
      .init("Errors", alignment: .trailing, importance: 3),
    ])
    for group in facts.report.analysis.languages {
      table.rows.append([
        .text(SafeText(sanitizing: group.language.displayName)),
        .text(.count(group.totals.files)), .text(.byteSize(group.totals.bytes)),
        .text(.count(group.totals.lines)), .text(.count(group.totals.tags.definitions)),
        .text(.count(group.totals.tags.references)), .text(.count(group.totals.syntaxErrors)),
      ])
    }
    return table.rows.isEmpty ? [] : table.lines(width: width, glyphs: policy.glyphs)
  }

  private var runLines: [Line] {
    guard let history = facts.history, history.runs.count > 1 else { return [] }
    let times = history.runs.map { Double($0.wallMilliseconds) }
    let peaks = history.runs.map { Double($0.peakBytes) }
    return rows([
      (
        "Last runs",
        "\(.count(history.runs.count)), oldest first: time \(Chart.sparkline(times, glyphs: policy.glyphs))  memory \(Chart.sparkline(peaks, glyphs: policy.glyphs))"
      ),
      (
        "On average",
        "\(.duration(.milliseconds(history.average(\.wallMilliseconds)))), \(.byteSize(history.average(\.peakBytes))), \(.count(history.average(\.parsedCount))) files parsed"
      ),
    ])
  }

  private var alertLines: [Line] {
    facts.alerts.map { alert in
      let (actual, limit): (SafeText, SafeText) =
        switch alert.name {
        case "memory": (.byteSize(Int(alert.actual)), .byteSize(Int(alert.limit)))
        case "seconds":
          (
            .duration(.milliseconds(Int(alert.actual * 1000))),
            .duration(.milliseconds(Int(alert.limit * 1000)))
          )
        default: (.percent(alert.actual / 100), .percent(alert.limit / 100))
        }
      return Line("alert: ", .red)
        + "budget.\(SafeText(sanitizing: alert.name)): \(actual), where the budget is \(limit)"
    }
  }
}
