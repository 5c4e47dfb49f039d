/// The counters at one moment.
package struct ProgressReading: Sendable, Hashable {
  /// One entry for each stage.
  package var times: [StageTimes]
  package var filesFound = 0
  /// 0 where the scan does not learn sizes.
  package var bytesFound = 0
  package var filesDone = 0
  package var bytesDone = 0
  package var stepsDone = 0
  package var stepCount = 0
  /// -1 for none.
  package var currentFile = -1

  package init(
    times: [StageTimes] = Array(repeating: StageTimes(), count: ProgressStage.allCases.count),
    filesFound: Int = 0, bytesFound: Int = 0, filesDone: Int = 0, bytesDone: Int = 0,
    stepsDone: Int = 0, stepCount: Int = 0, currentFile: Int = -1
  ) {
    self.times = times
    self.filesFound = filesFound
    self.bytesFound = bytesFound
    self.filesDone = filesDone
    self.bytesDone = bytesDone
    self.stepsDone = stepsDone
    self.stepCount = stepCount
    self.currentFile = currentFile
  }

  package subscript(stage: ProgressStage) -> StageTimes {
    get { times[stage.rawValue] }
    set { times[stage.rawValue] = newValue }
  }

  /// The part of the extraction that is done, by bytes where they are known; `nil` until the scan
  /// has ended, because a total that grows makes no promise.
  var extractedFraction: Double? {
    guard self[.scanning].end != nil else { return nil }
    if bytesFound > 0 { return min(1, Double(bytesDone) / Double(bytesFound)) }
    return filesFound > 0 ? min(1, Double(filesDone) / Double(filesFound)) : nil
  }
}

/// When a stage began and ended, since the run began.
package struct StageTimes: Sendable, Hashable {
  package var begin: Duration?
  package var end: Duration?

  package init(begin: Duration? = nil, end: Duration? = nil) {
    self.begin = begin
    self.end = end
  }

  func state(at now: Duration) -> StageState {
    guard let begin else { return .pending }
    guard let end else { return .running(since: begin, for: now - begin) }
    return .done(in: end - begin)
  }
}

/// How far a stage is.
package enum StageState: Sendable, Hashable {
  case pending
  case running(since: Duration, for: Duration)
  case done(in: Duration)

  var isRunning: Bool { if case .running = self { true } else { false } }
  var isDone: Bool { if case .done = self { true } else { false } }
}

/// What a frame shows: the counters, and what follows from their history.
package struct ProgressSnapshot: Sendable, Hashable {
  package var reading: ProgressReading
  /// Time since the run began.
  package var now: Duration
  package var stages: [ProgressStage]
  /// The part that is done; it never falls from one snapshot to the next.
  package var fraction: Double?
  package var bytesPerSecond: Int?
  package var fileName: SafeText?
  /// How long the extraction will still take, where that can be said.
  package var secondsLeft: Double?

  package init(
    reading: ProgressReading, now: Duration, stages: [ProgressStage] = ProgressStage.allCases,
    fraction: Double? = nil, bytesPerSecond: Int? = nil, fileName: SafeText? = nil
  ) {
    self.reading = reading
    self.now = now
    self.stages = stages
    self.fraction = fraction
    self.bytesPerSecond = bytesPerSecond
    self.fileName = fileName
  }

  func state(of stage: ProgressStage) -> StageState { reading[stage].state(at: now) }
}
