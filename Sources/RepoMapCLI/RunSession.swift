import RepoMap
import Synchronization
import TagStore
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal's side of one run: policy, progress, signals and the closing line.
///
/// Hears the run's events and bumps counters that the drawing thread reads; nothing here waits.
final class RunSession: MappingObserver, Sendable {
  let policy: TerminalPolicy
  let counters = ProgressCounters()
  private let display: ProgressDisplay
  private let isQuiet: Bool
  private let log: RunLog
  /// Watches memory, stage by stage.
  let monitor = MemoryMonitor(isOn: Settings.current.boolean(.monitoring) ?? true)
  /// Hears what takes how long, where that is asked for.
  let trace: RunTrace?
  private let account = Mutex(RunAccount())
  private let fileNames = FileNames()
  private let startMemory = ProcessMemory.current
  private let startHeap = HeapUse.current
  private let startTime = ContinuousClock.now

  /// The session whose block may be on the screen; a process has one at a time.
  private static let active = Mutex<RunSession?>(nil)

  /// Starts progress; `isMeasured` runs are traced, whether or not the options ask for it.
  init(_ options: TerminalOptionGroup, isMeasured: Bool = false) throws {
    policy = options.policy
    log = try RunLog(verbosity: options.verbosity, path: options.logFile)
    let isTraced = isMeasured || options.timings || options.trace != nil
    trace = isTraced ? RunTrace() : nil
    if let trace { TimingReport.begin(trace, options, policy) }
    isQuiet = options.quiet
    display = ProgressDisplay(policy: policy, counters: counters) { [fileNames] number in
      fileNames.path.withLock { $0.map { SafeText($0(number)) } }
    }
    Self.active.withLock { $0 = self }
    display.start()
    for file in Settings.current.files { note(.brief, "configuration: \(SafeText(file))") }
  }

  /// Lets signals end a run in order; to be called before any other thread exists.
  static func watchSignals() {
    SignalWatcher.start(
      .init(
        interrupt: { signal in
          FullScreen.current?.leave()
          SingleKeys.current?.leave()
          current?.interrupt(tells: signal == SIGINT)
          ReplacementFile.removeUnfinished()
          BenchCache.removeUnfinished()
        },
        suspend: {
          FullScreen.current?.leave(forGood: false)
          SingleKeys.current?.leave()
          current?.display.suspend()
        },
        resume: {
          FullScreen.current?.resume()
          SingleKeys.current?.enter()
          current?.display.resume()
        }, resize: { FullScreen.current?.wake() }))
  }

  /// The session under way, for those who end it from outside.
  static var current: RunSession? { active.withLock { $0 } }

  /// Takes the block from the screen for good; `tells` leaves a line about how far the run came.
  func interrupt(tells: Bool) {
    let files: Line = "interrupted after \(.count(counters.read().filesDone)) files"
    display.interrupt(line: tells ? files : nil)
  }

  func began(_ stage: MappingStage) {
    switch stage {
    case .scanning:
      monitor.begin("scanning")
      trace?.begin("scanning")
      counters.begin(.scanning)
    case .extracting(let byteCount):
      monitor.begin("extracting")
      trace?.begin("extracting")
      noteEnd(of: .scanning)
      counters.found(files: 0, bytes: byteCount)
      counters.begin(.extracting)
    case .analyzing(let stepCount):
      counters.expect(steps: stepCount)
      monitor.begin("analyzing")
      trace?.begin("analyzing")
      noteEnd(of: .extracting)
      counters.begin(.analyzing)
    }
  }

  func scanned(files: Int) {
    counters.found(files: files)
  }

  func extracts(_ path: @escaping @Sendable (Int) -> [UInt8]) {
    fileNames.path.withLock { $0 = path }
  }

  func working(onFile number: Int) { counters.working(onFile: number) }

  func analyzed() { counters.analyzed() }

  func extracted(files: Int, bytes: Int) {
    counters.extracted(files: files, bytes: bytes)
  }

  func parsed(files: Int, hasWaited: Bool) {
    account.withLock {
      $0.parsedCount += files
      if hasWaited { $0.waitCount += 1 }
    }
  }

  func holds(_ structures: [MemoryStructure]) {
    let (memory, heap) = (ProcessMemory.current, HeapUse.current)
    account.withLock {
      let known = structures.reduce(0) { $0 + $1.costInBytes }
      $0.structures =
        structures + [
          MemoryStructure(
            name: "smaller things",
            costInBytes: max(0, heap.usedBytes - startHeap.usedBytes - known)),
          MemoryStructure(
            name: "freed, kept by the allocator",
            costInBytes: max(0, heap.freeBytes - startHeap.freeBytes)),
          MemoryStructure(
            name: "pages of the program and of files",
            costInBytes: max(0, memory.sharedBytes - startMemory.sharedBytes)),
        ]
      $0.growthBytes = max(0, memory.residentBytes - startMemory.residentBytes)
    }
  }

  /// Tells how fast a run before was.
  func expect(bytesPerSecond: Int) { display.expect(bytesPerSecond: Double(bytesPerSecond)) }

  /// How fast files were extracted, if most of `fileCount` had to be parsed and it took long enough to
  /// tell.
  func parsedBytesPerSecond(of fileCount: Int) -> Int? {
    let reading = counters.read()
    guard let time = reading[.extracting].duration, time >= .milliseconds(500),
      runAccount.parsedCount * 2 > fileCount, reading.bytesDone > 0
    else { return nil }
    return Int(Double(reading.bytesDone) / time.inSeconds)
  }

  /// What the run has come to so far.
  var runAccount: RunAccount { account.withLock { $0 } }

  func met(_ problem: CacheProblem) {
    warn(Line(SafeText(sanitizing: problem.message)) + ": " + Line(SafeText(problem.path)))
  }

  /// Writes a warning above the progress block.
  func warn(_ text: Line) {
    let line = Line("warning: ", .yellow) + text
    log.keep(line)
    display.log(line)
  }

  /// Writes a note above the progress block, for those who asked for such.
  func note(_ detail: RunLog.Detail, _ text: @autoclosure () -> Line) {
    guard log.wants(detail) else { return }
    let line = Line("note: ", .cyan) + text()
    log.keep(line)
    if log.shows(detail) { display.log(line) }
  }

  /// Tells what the stage that has just ended did.
  private func noteEnd(of stage: ProgressStage) {
    counters.end(stage)
    let reading = counters.read()
    guard let time = reading[stage].duration else { return }
    switch stage {
    case .scanning:
      note(.brief, "scanning: \(.count(reading.filesFound)) files in \(.duration(time))")
    case .extracting:
      note(
        .brief,
        "extracting: \(.count(runAccount.parsedCount)) of \(.count(reading.filesDone)) files parsed in \(.duration(time))"
      )
    case .analyzing: note(.brief, "analyzing: \(.duration(time))")
    }
    note(.full, "memory of this process: \(.byteSize(ProcessMemory.current.residentBytes))")
  }

  /// Ends progress: the block gives way to the closing line, which a quiet run and one whose progress
  /// a program reads do without.
  func finish(closingLine: Line?) {
    trace?.begin("writing")
    let reading = counters.read()
    // Not every command has all stages.
    let last = ProgressStage.allCases.last { reading[$0].begin != nil && reading[$0].end == nil }
    if let last { noteEnd(of: last) }
    let isWanted = !isQuiet && policy.progress != .json
    let line = closingLine?.cut(toWidth: closingWidth, ellipsis: policy.glyphs.ellipsis)
    display.finish(closingLine: isWanted ? line : nil, keepsBlock: false)
    Self.active.withLock { $0 = nil }
  }

  /// Says in one line how a ceiling has held the run back; nothing where it has not.
  func tellMemory(_ memory: MemoryShares, jobs: Int) {
    let account = runAccount
    guard let ceiling = memory.ceilingInBytes else { return }
    let allowed = memory.jobs(wanted: jobs)
    guard allowed < jobs || account.waitCount > 0 else { return }
    display.log(
      Line("note: ", .cyan)
        + "memory is limited to \(.byteSize(ceiling)): \(.count(allowed)) of \(.count(jobs)) workers, \(.count(account.waitCount)) batches waited for room"
    )
  }

  /// Columns that a closing line keeps to.
  var closingWidth: Int { policy.error.isTerminal ? policy.width - 1 : .max }

  /// Rows that a report may take so that its head is still on the screen at the prompt.
  var reportRows: Int { policy.height - (isQuiet ? 1 : 2) }

  var elapsed: Duration { ContinuousClock.now - startTime }
}

/// What the files are called that are under way, for the thread that draws.
private final class FileNames: Sendable {
  let path = Mutex<(@Sendable (Int) -> [UInt8])?>(nil)
}
