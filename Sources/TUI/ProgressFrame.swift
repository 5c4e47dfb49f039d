/// The rows of the progress block: a pure function of what is known and how much room there is.
///
/// ```
/// ✓ Scanning     0.2 s  6,984 files, 41 MiB
/// ▸ Extracting     4 s  ━━━━━━━━╸─────────   46 %  3,201/6,984 files  38 MiB/s
/// · Analyzing
/// ```
package enum ProgressFrame {
  /// Rows wider than this are hard to read, and wrap when a window shrinks.
  private static let maximumWidth = 119

  /// At most `size.rows - 1` lines of at most `size.columns - 1` cells each.
  ///
  /// The last column stays unused, so that no terminal wraps; the last row is the cursor's.
  package static func render(
    _ snapshot: ProgressSnapshot, size: WindowSize, glyphs: Glyphs
  ) -> [Line] {
    let width = min(size.columns - 1, maximumWidth)
    guard width > 0 else { return [] }
    let row = ProgressRow(snapshot: snapshot, width: width, glyphs: glyphs)
    return visibleStages(snapshot, rows: size.rows - 1).map(row.render)
  }

  /// The stages that fit: those that run come first, then those that are done, then the rest.
  private static func visibleStages(_ snapshot: ProgressSnapshot, rows: Int) -> [ProgressStage] {
    let stages = snapshot.stages
    guard stages.count > rows else { return stages }
    let urgency = { (stage: ProgressStage) -> Int in
      let state = snapshot.state(of: stage)
      return state.isRunning ? 0 : state.isDone ? 1 : 2
    }
    let kept = stages.sorted { (urgency($0), -$0.rawValue) < (urgency($1), -$1.rawValue) }
    return kept.prefix(max(rows, 0)).sorted { $0.rawValue < $1.rawValue }
  }
}

/// One row of the block.
///
/// It offers the row in ever shorter forms and takes the first that fits.
private struct ProgressRow {
  let snapshot: ProgressSnapshot
  let width: Int
  let glyphs: Glyphs

  private static let timeWidth = 6
  private static let nameWidth = 10
  private static let barWidths = 8...24
  /// A rate and the gap before it, whatever its digits: the bar must not move with them.
  private static let rateWidth = 12
  /// The same for the time that is left.
  private static let timeLeftWidth = 14
  /// A name in fewer cells says nothing.
  private static let leastNameWidth = 16

  private var reading: ProgressReading { snapshot.reading }

  func render(_ stage: ProgressStage) -> Line {
    let forms = forms(of: stage)
    let line = forms.first { $0.width <= width } ?? forms.last ?? Line()
    return line.cut(toWidth: width, ellipsis: glyphs.ellipsis)
  }

  /// The row from its longest form to its shortest.
  private func forms(of stage: ProgressStage) -> [Line] {
    switch snapshot.state(of: stage) {
    case .pending:
      return ["\(glyphs.pending, .dim) \(stage.title, .dim)"]
    case .done(let duration):
      let head = head(stage, mark: Line(glyphs.done, .green), time: .duration(duration))
      let brief = "\(glyphs.done, .green) \(stage.title)" as Line
      return details(ofDone: stage).map { head + "  " + $0 } + [head, brief]
    case .running(_, let duration):
      let mark = Line(glyphs.running, .cyan)
      let head = head(stage, mark: mark, time: .elapsed(duration))
      return running(stage, head: head) + brief(stage, mark: mark)
    }
  }

  /// Mark, name and time, padded so that the details of all rows begin in one column.
  private func head(_ stage: ProgressStage, mark: Line, time: SafeText) -> Line {
    let name = Line(stage.title, .bold).padded(toWidth: Self.nameWidth)
    let clock = Line(time, .dim).padded(toWidth: Self.timeWidth, alignment: .trailing)
    return mark + " " + name + "  " + clock
  }

  /// Without the time, then without the mark and what the number counts, then in short numbers.
  private func brief(_ stage: ProgressStage, mark: Line) -> [Line] {
    let counts = counts(of: stage)
    guard !counts.isEmpty else { return ["\(mark) \(stage.title)"] }
    return [
      "\(mark) \(stage.title, .bold)  \(counts)\(unit(of: stage))",
      "\(stage.shortTitle) \(counts)",
      "\(stage.shortTitle) \(shortCounts(of: stage))",
      Line(shortCounts(of: stage)),
    ]
  }

  private func running(_ stage: ProgressStage, head: Line) -> [Line] {
    let counts = counts(of: stage)
    guard !counts.isEmpty else { return [head] }
    let work = "\(counts)\(unit(of: stage))" as Line
    guard stage == .extracting, let fraction = snapshot.fraction else {
      return [head + "  " + work]
    }
    return extracting(fraction, head: head, work: work)
  }

  /// From the right go the file's name, the rate, the time that is left, and then the bar.
  private func extracting(_ fraction: Double, head: Line, work: Line) -> [Line] {
    let percent = Line(.percent(fraction)).padded(toWidth: 5, alignment: .trailing)
    let counted = percent + "  " + work
    let rate = snapshot.bytesPerSecond.map { "  \(.byteSize($0), .dim)\("/s", .dim)" as Line }
    let left = snapshot.secondsLeft.map { "  about \(.coarseTime($0))" as Line } ?? Line()
    let timed = counted + left
    let timedWidth = counted.width + (left.isEmpty ? 0 : Self.timeLeftWidth)
    let speed = counted + (rate ?? "")
    // No row ends with blanks: terminals differ in whether they wrap them.
    let rated =
      left.isEmpty ? speed : speed.padded(toWidth: counted.width + Self.rateWidth) + left
    let ratedWidth = timedWidth + Self.rateWidth
    var forms: [Line] = []
    if let name = snapshot.fileName {
      let barWidth = Self.barWidths.upperBound
      let bar = withBar(fraction, head: head, tail: rated, width: barWidth)
      let end = head.width + barWidth + ratedWidth + 6
      if width - end >= Self.leastNameWidth {
        let shown = name.cutAsPath(toWidth: width - end, ellipsis: glyphs.ellipsis)
        forms.append(bar.padded(toWidth: end) + Line(shown, .dim))
      }
    }
    for (tail, tailWidth) in [
      (rated, ratedWidth), (timed, timedWidth), (counted, counted.width),
    ] {
      let room = width - head.width - tailWidth - 4
      guard room >= Self.barWidths.lowerBound else { continue }
      let barWidth = min(room, Self.barWidths.upperBound)
      forms.append(withBar(fraction, head: head, tail: tail, width: barWidth))
    }
    return forms + [head + "  " + counted, head + "  " + work]
  }

  private func withBar(_ fraction: Double, head: Line, tail: Line, width: Int) -> Line {
    head + "  " + Chart.progressBar(fraction, width: width, glyphs: glyphs) + "  " + tail
  }

  /// What a stage came to, from the longest form to the shortest.
  private func details(ofDone stage: ProgressStage) -> [Line] {
    switch stage {
    case .scanning:
      let files = "\(.count(reading.filesFound)) files" as Line
      guard reading.bytesFound > 0 else { return [files] }
      return [files + ", \(.byteSize(reading.bytesFound))", files]
    case .extracting:
      let files = "\(.count(reading.filesDone)) files" as Line
      let seconds = reading[.extracting].duration?.inSeconds ?? 0
      guard reading.bytesDone > 0, seconds > 0 else { return [files] }
      let rate = SafeText.byteSize(Int(Double(reading.bytesDone) / seconds))
      return [files + "  \(rate, .dim)\("/s", .dim)", files]
    case .analyzing:
      return reading.stepCount > 0 ? ["\(.count(reading.stepsDone)) steps"] : []
    }
  }

  /// How much is done, of how much where that is known.
  ///
  /// Padded so that the row keeps its length.
  private func counts(of stage: ProgressStage) -> SafeText {
    switch stage {
    case .scanning: .count(reading.filesFound)
    case .extracting:
      counts(reading.filesDone, of: snapshot.fraction == nil ? 0 : reading.filesFound)
    case .analyzing: reading.stepCount > 0 ? counts(reading.stepsDone, of: reading.stepCount) : ""
    }
  }

  private func counts(_ done: Int, of total: Int) -> SafeText {
    guard total > 0 else { return .count(done) }
    let total = SafeText.count(total)
    let done = SafeText.count(done)
    return SafeText(" ").repeated(total.width - done.width) + done + "/" + total
  }

  private func shortCounts(of stage: ProgressStage) -> SafeText {
    switch stage {
    case .scanning: .shortCount(reading.filesFound)
    case .extracting: .shortCount(reading.filesDone) + "/" + .shortCount(reading.filesFound)
    case .analyzing: .shortCount(reading.stepsDone) + "/" + .shortCount(reading.stepCount)
    }
  }

  private func unit(of stage: ProgressStage) -> Line {
    stage == .analyzing ? " steps" : " files"
  }
}

extension ProgressStage {
  /// The stage's name on the screen.
  var title: SafeText {
    switch self {
    case .scanning: "Scanning"
    case .extracting: "Extracting"
    case .analyzing: "Analyzing"
    }
  }

  /// The stage's name where there is hardly any room.
  fileprivate var shortTitle: SafeText {
    switch self {
    case .scanning: "Scan"
    case .extracting: "Extract"
    case .analyzing: "Analyze"
    }
  }
}

extension StageTimes {
  /// How long the stage took, once it has ended.
  package var duration: Duration? {
    guard let begin, let end else { return nil }
    return end - begin
  }
}
