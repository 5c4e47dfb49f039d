/// Progress as lines that are never taken back: for logs, pipes and screen readers.
///
/// One line as a stage starts, one as it ends, and between them a heartbeat, so that a quiet log is
/// not taken for a hanging program.
struct PlainProgress {
  /// When the heartbeat comes, counted from the start of the run.
  enum Schedule: Sendable {
    /// After 10 s, after 30 s, then each minute.
    case sparse
    /// Every 30 s, and at every tenth of the work.
    case milestones
  }

  private let schedule: Schedule
  private var started: Set<ProgressStage> = []
  private var ended: Set<ProgressStage> = []
  private var nextBeat: Duration
  private var tenthsTold = 0

  init(schedule: Schedule) {
    self.schedule = schedule
    nextBeat = schedule == .sparse ? .seconds(10) : .seconds(30)
  }

  /// The lines that are due since the last update.
  mutating func update(_ snapshot: ProgressSnapshot) -> [Line] {
    var lines: [Line] = []
    for stage in snapshot.stages {
      let state = snapshot.state(of: stage)
      if state != .pending, started.insert(stage).inserted {
        lines.append("\(stage.title) ...")
      }
      if case .done(let duration) = state, ended.insert(stage).inserted {
        lines.append(Self.summary(of: stage, duration: duration, in: snapshot))
      }
    }
    return lines + beat(snapshot)
  }

  private mutating func beat(_ snapshot: ProgressSnapshot) -> [Line] {
    guard let stage = snapshot.stages.last(where: { snapshot.state(of: $0).isRunning }) else {
      return []
    }
    let isMilestone = schedule == .milestones && reachesTenth(snapshot, stage: stage)
    guard isMilestone || snapshot.now >= nextBeat else { return [] }
    // A missed beat is not made up for.
    while nextBeat <= snapshot.now { nextBeat += interval }
    return [Self.state(of: stage, in: snapshot)]
  }

  private var interval: Duration {
    switch schedule {
    case .sparse: nextBeat < .seconds(30) ? .seconds(20) : .seconds(60)
    case .milestones: .seconds(30)
    }
  }

  private mutating func reachesTenth(_ snapshot: ProgressSnapshot, stage: ProgressStage) -> Bool {
    guard stage == .extracting, let fraction = snapshot.fraction else { return false }
    let tenths = Int(fraction * 10)
    defer { tenthsTold = max(tenths, tenthsTold) }
    return tenths > tenthsTold
  }

  private static func summary(
    of stage: ProgressStage, duration: Duration, in snapshot: ProgressSnapshot
  ) -> Line {
    "\(stage.title) done: \(amount(of: stage, in: snapshot))\(.duration(duration))"
  }

  private static func amount(of stage: ProgressStage, in snapshot: ProgressSnapshot) -> Line {
    let reading = snapshot.reading
    switch stage {
    case .scanning: return "\(.count(reading.filesFound)) files in "
    case .extracting: return "\(.count(reading.filesDone)) files in "
    case .analyzing: return ""
    }
  }

  private static func state(of stage: ProgressStage, in snapshot: ProgressSnapshot) -> Line {
    let reading = snapshot.reading
    var line: Line = "\(stage.title): "
    switch stage {
    case .scanning: line += "\(.count(reading.filesFound)) files"
    case .extracting: line += extraction(snapshot)
    case .analyzing: line += "step \(.count(reading.stepsDone)) of \(.count(reading.stepCount))"
    }
    return line + " after \(.elapsed(snapshot.now))"
  }

  private static func extraction(_ snapshot: ProgressSnapshot) -> Line {
    let done = SafeText.count(snapshot.reading.filesDone)
    guard let fraction = snapshot.fraction else { return "\(done) files" }
    let left = snapshot.secondsLeft.map { ", about \(.coarseTime($0)) left" as Line } ?? Line()
    return "\(done) of \(.count(snapshot.reading.filesFound)) files, \(.percent(fraction))\(left)"
  }
}
