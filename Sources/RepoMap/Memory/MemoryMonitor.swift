import Synchronization

/// Watches what the run's processes take, stage by stage, at bounded cost.
///
/// It is asked to look whenever a batch is done and looks at most every 20 ms: two small files of
/// `/proc` for each process.
package final class MemoryMonitor: Sendable {
  /// One look at all processes.
  package struct Sample: Sendable, Equatable {
    /// Resident memory of this process.
    package var mainBytes = 0
    /// Resident memory of all worker processes, less pages that they share with this one.
    package var workerBytes = 0

    package init() {}

    package var bytes: Int { mainBytes + workerBytes }
  }

  /// What was seen of one stage.
  package struct Stage: Sendable {
    package let name: String
    package let start: Sample
    package fileprivate(set) var peak: Sample
    package fileprivate(set) var end: Sample
    /// Sums at equal distances in time, the distance doubled whenever there are too many.
    package fileprivate(set) var course: [Int] = []
    package let startTime: ContinuousClock.Instant
    package fileprivate(set) var duration = Duration.zero

    /// End less start; negative where memory was given back.
    package var increase: Int { end.bytes - start.bytes }
  }

  private struct State {
    var workers: Set<Int32> = []
    var stages: [Stage] = []
    var lastLook: ContinuousClock.Instant?
    /// Looks that go into one point of the course, and those since the last.
    var looksPerPoint = 1
    var looks = 0
  }

  private static let leastPause = Duration.milliseconds(20)
  private static let longestCourse = 64

  private let state = Mutex(State())
  private let isOn: Bool

  package static let off = MemoryMonitor(isOn: false)

  /// A monitor that is not on sees nothing and costs nothing.
  package init(isOn: Bool) { self.isOn = isOn }

  /// The most that was seen of all processes together; nil where nothing was.
  package var peakBytes: Int? { state.withLock { $0.stages.map(\.peak.bytes).max() } }

  /// Begins a stage; the one before ends.
  package func begin(_ name: String) {
    guard isOn else { return }
    state.withLock { state in
      let sample = Self.look(state)
      Self.endStage(&state, sample)
      state.looksPerPoint = 1
      state.looks = 0
      state.stages.append(
        Stage(name: name, start: sample, peak: sample, end: sample, startTime: .now))
    }
  }

  /// Ends the last stage, and tells all.
  package func finish() -> [Stage] {
    guard isOn else { return [] }
    return state.withLock { state in
      Self.endStage(&state, Self.look(state))
      return state.stages
    }
  }

  /// Looks, unless it has just looked; what was seen last.
  @discardableResult
  package func look() -> Sample {
    guard isOn else { return Sample() }
    return state.withLock { state in
      guard let last = state.stages.indices.last else { return Sample() }
      let now = ContinuousClock.now
      if let lastLook = state.lastLook, now - lastLook < Self.leastPause {
        return state.stages[last].end
      }
      state.lastLook = now
      let sample = Self.look(state)
      Self.add(sample, to: &state)
      return sample
    }
  }

  /// What each worker process takes counts from now on, or no longer.
  func workerStarted(_ process: Int32) {
    if isOn { state.withLock { _ = $0.workers.insert(process) } }
  }

  func workerEnded(_ process: Int32) {
    if isOn { state.withLock { _ = $0.workers.remove(process) } }
  }

  private static func look(_ state: State) -> Sample {
    var sample = Sample()
    sample.mainBytes = ProcessMemory.current.residentBytes
    for worker in state.workers {
      let memory = ProcessMemory(of: worker)
      sample.workerBytes += max(0, memory.residentBytes - memory.sharedBytes)
    }
    return sample
  }

  private static func add(_ sample: Sample, to state: inout State) {
    guard let last = state.stages.indices.last else { return }
    state.stages[last].end = sample
    if sample.bytes > state.stages[last].peak.bytes { state.stages[last].peak = sample }
    state.looks += 1
    guard state.looks % state.looksPerPoint == 0 else { return }
    state.stages[last].course.append(sample.bytes)
    if state.stages[last].course.count == longestCourse {
      let course = state.stages[last].course
      state.stages[last].course = stride(from: 0, to: course.count, by: 2).map {
        max(course[$0], course[$0 + 1])
      }
      state.looksPerPoint *= 2
    }
  }

  private static func endStage(_ state: inout State, _ sample: Sample) {
    guard let last = state.stages.indices.last, state.stages[last].duration == .zero else { return }
    add(sample, to: &state)
    state.stages[last].duration = ContinuousClock.now - state.stages[last].startTime
  }
}
