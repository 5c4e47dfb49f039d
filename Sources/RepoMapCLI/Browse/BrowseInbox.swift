import Synchronization

/// Events from tasks on their way to the loop that draws, and how many tasks are still to report.
final class BrowseInbox: Sendable {
  private struct State {
    var events: [BrowseEvent] = []
    var runningCount = 0
  }

  private let state = Mutex(State())
  /// Called after each event, from any thread.
  private let wake: @Sendable () -> Void

  init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  func post(_ event: BrowseEvent) {
    state.withLock { $0.events.append(event) }
    wake()
  }

  func takeAll() -> [BrowseEvent] {
    state.withLock { state in
      defer { state.events = [] }
      return state.events
    }
  }

  /// Runs `body` in a task; until it ends, nothing is idle.
  func start(_ body: @escaping @Sendable () async -> Void) {
    state.withLock { $0.runningCount += 1 }
    Task.detached(executorPreference: CommandThreads.executor) { [self] in
      await body()
      state.withLock { $0.runningCount -= 1 }
      wake()
    }
  }

  /// Whether no task is running and no event waits.
  var isIdle: Bool { state.withLock { $0.runningCount == 0 && $0.events.isEmpty } }
}
