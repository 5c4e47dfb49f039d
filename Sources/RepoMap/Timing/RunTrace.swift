import Synchronization
package import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a run did when: its stages, their parts, and each file that a worker process has tagged.
///
/// Times are nanoseconds of the system's monotonic clock, which all processes share. Kept only where
/// somebody asks for it; a run without a trace takes no time for it.
package final class RunTrace: Sendable {
  /// A stage of the run, or a part of one.
  package struct Span: Sendable {
    package let name: StaticString
    package let start: UInt64
    package fileprivate(set) var end: UInt64
    /// Processor time of this process and of worker processes that have ended meanwhile, in nanoseconds.
    package fileprivate(set) var processorTime: UInt64

    package var duration: UInt64 { end - start }
  }

  /// What one file took in a worker process: reading, parsing, tagging and sending it back.
  package struct FileSpan: Sendable {
    package let path: [UInt8]
    /// Nil where none was found.
    package let language: Language?
    package let byteCount: Int
    package let process: Int32
    package let start: UInt64
    package let end: UInt64

    package var duration: UInt64 { end - start }
  }

  private struct State {
    var stages: [Span] = []
    var isStageOpen = false
    var parts: [Span] = []
    var files: [FileSpan] = []
  }

  private let state = Mutex(State())

  package init() {}

  package var stages: [Span] { state.withLock { $0.stages } }
  package var parts: [Span] { state.withLock { $0.parts } }
  /// In the order in which they ended, as far as the main process heard of it.
  package var files: [FileSpan] { state.withLock { $0.files } }

  /// Begins a stage; the one before ends.
  package func begin(_ stage: StaticString) {
    let (now, processor) = (MonotonicTime.now, ProcessorTime.now)
    state.withLock { state in
      Self.endStage(&state, now, processor)
      state.stages.append(Span(name: stage, start: now, end: now, processorTime: processor))
      state.isStageOpen = true
    }
  }

  /// Ends the stage under way.
  package func finish() {
    let (now, processor) = (MonotonicTime.now, ProcessorTime.now)
    state.withLock { Self.endStage(&$0, now, processor) }
  }

  private static func endStage(_ state: inout State, _ now: UInt64, _ processor: UInt64) {
    guard state.isStageOpen, let last = state.stages.indices.last else { return }
    state.stages[last].end = now
    state.stages[last].processorTime = processor - state.stages[last].processorTime
    state.isStageOpen = false
  }

  /// A part of the stage under way that has begun.
  struct Beginning {
    fileprivate let name: StaticString
    fileprivate let start = MonotonicTime.now
    fileprivate let processorTime = ProcessorTime.now
  }

  /// Ends a part of the stage under way.
  func end(_ part: Beginning) {
    let span = Span(
      name: part.name, start: part.start, end: MonotonicTime.now,
      processorTime: ProcessorTime.now - part.processorTime)
    state.withLock { $0.parts.append(span) }
  }

  func add(_ file: FileSpan) { state.withLock { $0.files.append(file) } }
}

extension Optional<RunTrace> {
  /// Runs `body`, measured as a part of the stage under way where there is a trace.
  func measure<Result>(_ name: StaticString, _ body: () throws -> Result) rethrows -> Result {
    guard let self else { return try body() }
    let part = RunTrace.Beginning(name: name)
    defer { self.end(part) }
    return try body()
  }

  /// The same for what waits.
  func measure<Result>(
    _ name: StaticString, _ body: () async throws -> Result
  ) async rethrows -> Result {
    guard let self else { return try await body() }
    let part = RunTrace.Beginning(name: name)
    defer { self.end(part) }
    return try await body()
  }
}

/// The clock of traces.
enum MonotonicTime {
  /// Nanoseconds since some moment that is the same for all processes.
  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
