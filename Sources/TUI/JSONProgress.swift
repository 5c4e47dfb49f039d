/// Progress as JSON Lines, for programs: a stage's begin, its end, and between them how far it is.
///
/// A line holds our own words and numbers alone, so nothing in it needs an escape.
struct JSONProgress {
  /// At most so often a line tells how far a stage is.
  static let interval = Duration.milliseconds(200)

  private var begun: Set<ProgressStage> = []
  private var ended: Set<ProgressStage> = []
  private var lastMoment = Duration.zero

  /// The lines that are due since the last update.
  ///
  /// With the last one of a run, `isLast`, each stage that has begun ends.
  mutating func update(_ snapshot: ProgressSnapshot, isLast: Bool = false) -> [Line] {
    let reading = snapshot.reading
    var lines: [Line] = []
    for stage in snapshot.stages {
      guard let begin = reading[stage].begin else { continue }
      if begun.insert(stage).inserted { lines.append(Self.line("begin", stage, begin, reading)) }
      guard let end = reading[stage].end ?? (isLast ? snapshot.now : nil) else { continue }
      if ended.insert(stage).inserted { lines.append(Self.line("end", stage, end, reading)) }
    }
    if lines.isEmpty, let stage = running(in: snapshot),
      snapshot.now - lastMoment >= Self.interval
    {
      lines = [
        Self.line(
          "progress", stage, snapshot.now, reading, secondsLeft: snapshot.secondsLeft)
      ]
    }
    if !lines.isEmpty { lastMoment = snapshot.now }
    return lines
  }

  private func running(in snapshot: ProgressSnapshot) -> ProgressStage? {
    snapshot.stages.last { snapshot.state(of: $0).isRunning && !ended.contains($0) }
  }

  private static func line(
    _ event: SafeText, _ stage: ProgressStage, _ moment: Duration, _ reading: ProgressReading,
    secondsLeft: Double? = nil
  ) -> Line {
    let milliseconds = Int(moment / .milliseconds(1))
    let fraction = String(milliseconds % 1000 + 1000).dropFirst()
    let numbers =
      "\"filesDone\":\(reading.filesDone),\"filesFound\":\(reading.filesFound),"
      + "\"bytesDone\":\(reading.bytesDone),\"bytesFound\":\(reading.bytesFound),"
      + "\"seconds\":\(milliseconds / 1000).\(fraction)"
      + (secondsLeft.map { ",\"secondsLeft\":\(Int(min($0, 1e9).rounded(.up)))" } ?? "")
    return
      "{\"event\":\"\(event)\",\"stage\":\"\(SafeText(sanitizing: "\(stage)"))\",\(SafeText(sanitizing: numbers))}"
  }
}
