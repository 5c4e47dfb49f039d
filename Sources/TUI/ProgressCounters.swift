internal import Synchronization

/// The parts of a run that progress tells about, in their order.
package enum ProgressStage: Int, Sendable, CaseIterable {
  case scanning, extracting, analyzing
}

/// What workers count while they work; one relaxed atomic addition for each number.
///
/// Workers never lock, format, read the clock or write for the sake of progress. Stages may
/// overlap; the one who starts or ends a stage says so once.
package final class ProgressCounters: Sendable {
  private let filesFound = Atomic<Int>(0)
  private let bytesFound = Atomic<Int>(0)
  private let filesDone = Atomic<Int>(0)
  private let bytesDone = Atomic<Int>(0)
  private let stepsDone = Atomic<Int>(0)
  private let stepCount = Atomic<Int>(0)
  private let currentFile = Atomic<Int>(-1)
  private let clock: StageClock

  package init() {
    clock = StageClock()
  }

  /// Counts a file that the scan found; `bytes` is 0 where sizes are not known.
  package func found(files: Int = 1, bytes: Int = 0) {
    filesFound.wrappingAdd(files, ordering: .relaxed)
    if bytes != 0 { bytesFound.wrappingAdd(bytes, ordering: .relaxed) }
  }

  /// Counts a file that needs no more work, whatever came of it.
  package func extracted(files: Int = 1, bytes: Int = 0) {
    filesDone.wrappingAdd(files, ordering: .relaxed)
    if bytes != 0 { bytesDone.wrappingAdd(bytes, ordering: .relaxed) }
  }

  /// Tells which file is being worked on, as a number that the display's `fileName` understands.
  package func working(onFile index: Int) {
    currentFile.store(index, ordering: .relaxed)
  }

  /// Counts a step of the analysis.
  package func analyzed(steps: Int = 1) {
    stepsDone.wrappingAdd(steps, ordering: .relaxed)
  }

  /// Says how many steps the analysis has.
  package func expect(steps: Int) {
    stepCount.store(steps, ordering: .relaxed)
  }

  package func begin(_ stage: ProgressStage) { clock.begin(stage) }

  package func end(_ stage: ProgressStage) { clock.end(stage) }

  /// Time since the counters were made, which is when the run began.
  package var now: Duration { clock.now }

  /// All numbers at about the same moment.
  package func read() -> ProgressReading {
    ProgressReading(
      times: clock.times,
      filesFound: filesFound.load(ordering: .relaxed),
      bytesFound: bytesFound.load(ordering: .relaxed),
      filesDone: filesDone.load(ordering: .relaxed),
      bytesDone: bytesDone.load(ordering: .relaxed),
      stepsDone: stepsDone.load(ordering: .relaxed),
      stepCount: stepCount.load(ordering: .relaxed),
      currentFile: currentFile.load(ordering: .relaxed)
    )
  }
}

/// When each stage began and ended, in nanoseconds since the run began; -1 means not yet.
private final class StageClock: Sendable {
  private let start = ContinuousClock.now
  private let scanning = Span()
  private let extracting = Span()
  private let analyzing = Span()

  private final class Span: Sendable {
    let begin = Atomic<Int>(-1)
    let end = Atomic<Int>(-1)

    var times: StageTimes {
      StageTimes(begin: Self.time(begin), end: Self.time(end))
    }

    private static func time(_ value: borrowing Atomic<Int>) -> Duration? {
      let nanoseconds = value.load(ordering: .acquiring)
      return nanoseconds < 0 ? nil : .nanoseconds(nanoseconds)
    }
  }

  var now: Duration { ContinuousClock.now - start }

  var times: [StageTimes] { [scanning.times, extracting.times, analyzing.times] }

  func begin(_ stage: ProgressStage) {
    span(stage).begin.store(nanoseconds, ordering: .releasing)
  }

  func end(_ stage: ProgressStage) {
    span(stage).end.store(nanoseconds, ordering: .releasing)
  }

  private func span(_ stage: ProgressStage) -> Span {
    switch stage {
    case .scanning: scanning
    case .extracting: extracting
    case .analyzing: analyzing
    }
  }

  private var nanoseconds: Int { Int(now / .nanoseconds(1)) }
}
