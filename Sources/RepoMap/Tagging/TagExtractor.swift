import Synchronization
import TagStore
import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How files are extracted; part of a run's configuration.
package struct ExtractionOptions: Sendable {
  /// Worker processes, at least 1.
  package var jobs: Int
  /// Files over this size are not parsed.
  package var maximumByteCount: Int
  /// Processor time that one file may take, in microseconds.
  package var timeLimitInMicroseconds: Int
  package var detail: TagDetail
  /// Below so many files to parse, one worker process does it all.
  package var parallelThreshold = 0
  /// What each part of the run may take.
  package var memory = MemoryShares()
  /// Languages that are chosen for files, whatever their names say.
  package var languageOverrides: [LanguageOverride] = []
  /// Queries that stand in for the built-in ones.
  package var queries = UserQueries()
  /// Program and arguments that run `ExtractionWorker.serve` on their standard input.
  package var workerCommand: [[UInt8]]

  package init(
    jobs: Int, maximumByteCount: Int, timeLimitInMicroseconds: Int, detail: TagDetail,
    workerCommand: [[UInt8]]
  ) {
    self.jobs = max(1, jobs)
    self.maximumByteCount = maximumByteCount
    self.timeLimitInMicroseconds = timeLimitInMicroseconds
    self.detail = detail
    self.workerCommand = workerCommand
  }
}

/// Tags files with a task group of bounded width over expendable worker processes.
///
/// The files' tags are handed on in the order of the list, whatever the number of jobs. At most two
/// windows of files are under way or waiting to be handed on, which bounds the memory whatever the
/// size of the repository; inside a window the largest files are dealt first, so that no core is left
/// idle behind a last big file.
struct TagExtractor {
  let options: ExtractionOptions
  /// Absolute path of the root directory.
  let root: [UInt8]
  /// The same, open.
  let directory: Int32
  /// Asked before any parser, where there is one.
  let cache: ExtractionCache?
  let observer: any MappingObserver

  private var jobs: Int { options.memory.jobs(wanted: options.jobs) }

  /// Calls `receive` with every file's tags in the list's order.
  ///
  /// `onProgress` hears of each batch.
  func extract(
    _ plan: ExtractionPlan, onProgress: (ExtractedBatch) -> Void,
    receive: (FileTags) throws -> Void
  ) async throws {
    let jobs = plan.requestCount < options.parallelThreshold ? 1 : self.jobs
    let threads = BlockingThreads(count: jobs)
    defer { threads.finish() }
    let pool = WorkerPool(
      command: options.workerCommand,
      settings: WorkerSettings(
        root: root, maximumByteCount: options.maximumByteCount,
        timeLimitInMicroseconds: options.timeLimitInMicroseconds,
        arenaLimitInBytes: options.memory.arenaLimitInBytes, detail: options.detail,
        queries: options.queries.byLanguage.mapValues(\.text), grammars: GrammarLibrary.loaded),
      cache: cache, directory: directory, memory: options.memory, observer: observer)
    var dealer = BatchDealer(plan: plan, windowByteCount: options.memory.windowByteCount)
    var line = OrderedResults()
    try await withThrowingTaskGroup(of: ExtractedBatch.self) { group in
      var batchesInFlight = 0
      repeat {
        // One batch more than threads, so that a thread never waits for this task to wake up.
        while batchesInFlight <= jobs,
          let batch = dealer.nextBatch(firstUnhandled: line.nextIndex)
        {
          group.addTask(executorPreference: threads) { try pool.extract(batch) }
          batchesInFlight += 1
        }
        if batchesInFlight > 0, let batch = try await group.next() {
          batchesInFlight -= 1
          onProgress(batch)
          for tags in batch.files { line.add(tags) }
        }
        for tags in dealer.takeSettled() { line.add(tags) }
        while let tags = line.takeNext() { try receive(tags) }
      } while line.nextIndex < plan.fileCount
    }
  }
}

/// What has become of some files, and how many of them went to a parser for it.
struct ExtractedBatch: Sendable {
  let files: [FileTags]
  let parsedCount: Int
  /// Whether it had to wait for memory.
  let hasWaited: Bool

  /// A worker process that finds no language for a file parses nothing.
  init(files: [FileTags], parsed: [FileTags], hasWaited: Bool) {
    self.files = files
    parsedCount = parsed.count { $0.language != nil }
    self.hasWaited = hasWaited
  }

  var byteCount: Int { files.reduce(0) { $0 + $1.byteCount } }
}

/// Results that may come in any order, handed on in the order of their file indices.
private struct OrderedResults {
  private(set) var nextIndex = 0
  private var waiting: [Int: FileTags] = [:]

  mutating func add(_ tags: FileTags) { waiting[tags.fileIndex] = tags }

  mutating func takeNext() -> FileTags? {
    guard let tags = waiting.removeValue(forKey: nextIndex) else { return nil }
    nextIndex += 1
    return tags
  }
}

/// Lends worker processes and readers of the store to tasks; each is used by one task at a time.
///
/// `@unchecked Sendable`: what is idle is reached only through the lock, and what is lent only by
/// the task that took it.
private final class WorkerPool: @unchecked Sendable {
  private struct Desk {
    let worker: WorkerProcess
    let stored: StoredTags?
  }

  private let command: [[UInt8]]
  private let settings: WorkerSettings
  private let cache: ExtractionCache?
  private let directory: Int32
  private let asksByContent: Bool
  private let gate: MemoryGate?
  private let observer: any MappingObserver
  private let lock = Mutex(())
  private var idle: [Desk] = []

  init(
    command: [[UInt8]], settings: WorkerSettings, cache: ExtractionCache?, directory: Int32,
    memory: MemoryShares, observer: any MappingObserver
  ) {
    gate = memory.makeGate()
    self.observer = observer
    self.command = command
    self.settings = settings
    self.cache = cache
    self.directory = directory
    asksByContent = cache?.store.holdsPayloads ?? false
  }

  /// The tags of a batch: from the store, and the others from a worker process.
  func extract(_ batch: [ExtractionRequest]) throws -> ExtractedBatch {
    let desk = lock.withLock { _ in idle.popLast() } ?? makeDesk()
    defer {
      observer.monitor.look()
      lock.withLock { _ in idle.append(desk) }
    }
    guard let stored = desk.stored else {
      let (files, hasWaited) = try parse(batch, desk.worker)
      return ExtractedBatch(files: files, parsed: files, hasWaited: hasWaited)
    }
    let answers = stored.tags(for: batch)
    let missing = batch.indices.filter { answers[$0] == nil }
    let known = answers.compactMap(\.self)
    guard !missing.isEmpty else {
      return ExtractedBatch(files: known, parsed: [], hasWaited: false)
    }
    let (parsed, hasWaited) = try parse(missing.map { batch[$0] }, desk.worker)
    return ExtractedBatch(
      files: known + parsed.map(stored.keep), parsed: parsed, hasWaited: hasWaited)
  }

  /// Parses once there is memory for the largest of them.
  private func parse(
    _ batch: [ExtractionRequest], _ worker: WorkerProcess
  ) throws -> (files: [FileTags], hasWaited: Bool) {
    guard let gate else { return (try worker.extract(batch), false) }
    let largest = batch.reduce(0) { max($0, $1.byteCount) }
    return try gate.admit(largestByteCount: largest) { (try worker.extract(batch), $0) }
  }

  private func makeDesk() -> Desk {
    Desk(
      worker: WorkerProcess(command: command, settings: settings, observer: observer),
      stored: cache.map {
        StoredTags(
          $0, root: directory, maximumByteCount: settings.maximumByteCount,
          asksByContent: asksByContent)
      })
  }
}
