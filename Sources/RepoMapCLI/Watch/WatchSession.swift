import FileScanning
import FileWatching
import RepoMap
import TagStore
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One watch of one folder: what was found, and after each change what has become of it.
struct WatchSession {
  private let root: [UInt8]
  private let session: RunSession
  private let watcher: TreeWatcher
  private let output = OutputWriter()
  private var view: WatchView?
  /// The reader's keys, where lines go to a terminal and there is one to press them on.
  private var keys: SingleKeys?
  private var lastLine: [UInt8] = []
  /// What is kept in memory beside the store, if there is one.
  private let memoryUse: () -> TagStore.MemoryUse?
  private var generationCount = 0

  /// Lists the folder and begins to watch it.
  init(
    root: [UInt8], scan: ScanOptions, interval: Duration?, session: RunSession,
    store: TagStore?
  ) throws(CommandError) {
    memoryUse = { store?.memoryUse }
    self.root = root.absolutePath ?? root
    self.session = session
    session.began(.scanning)
    do throws(ScanError) {
      watcher = try TreeWatcher(root: self.root, options: scan, interval: interval)
    } catch {
      throw CommandError(error, root: root, list: [])
    }
    session.scanned(files: watcher.scan.files.count)
    for warning in watcher.scan.warnings { session.warn(warning) }
    if case .pollingBeyondLimit(let count) = watcher.method { warnOfLimit(count) }
  }

  private func warnOfLimit(_ directoryCount: Int) {
    session.warn(
      "the system watches no more than \(.count(directoryCount)) folders for you: looking every \(.duration(watcher.interval)) instead (sysctl fs.inotify.max_user_watches)"
    )
  }

  /// Finds out what is there, and writes the first line.
  mutating func begin(
    _ mapper: RepoMapper, isText: Bool, clears: Bool
  ) async throws -> RepositoryState {
    let (state, _) = try await mapper.survey(watcher.scan.files, root: root)
    session.finish(closingLine: nil)
    if isText { view = WatchView(policy: session.policy, clears: clears) }
    if isText && session.policy.output.isTerminal { keys = SingleKeys() }
    let isPolling = watcher.method != .events
    lastLine =
      view?.begin(state.totals, root: root, scan: watcher.scan)
      ?? WatchReport.begin(state.totals, isPolling: isPolling)
    try write(lastLine)
    if let view, keys != nil { try output.write(view.keyLine) }
    try output.flush()
    keys?.enter()
    return state
  }

  /// Writes a line for each generation, until the reader quits or the folder is gone.
  mutating func follow(_ first: RepositoryState, _ mapper: RepoMapper) async throws {
    defer { keys?.leave() }
    var state = first
    do {
      while let (changes, isAsked) = try await nextChanges() {
        let (next, readCount) = try await update(state, changes, mapper)
        let change = RepositoryChange(from: state, to: next)
        state = next
        if !change.isEmpty {
          try tell(change, readCount, state.totals)
        } else if isAsked, let view {
          try write(view.nothing(after: ContinuousClock.now - watcher.restTime))
        }
      }
    } catch TreeWatcher.WatchEnd.readerIsGone {
      throw OutputError.closedPipe
    } catch TreeWatcher.WatchEnd.rootIsGone, MappingError.rootUnreadable {
      if view == nil { try write(WatchReport.end(generationCount: generationCount)) }
      throw CommandError(
        what: "the folder is gone: \(String(decoding: root, as: UTF8.self))",
        hint: "it was deleted or moved; run the command again where it is now")
    }
  }

  /// What to look at again, and whether the reader has asked for it; nil when the reader quits.
  private mutating func nextChanges() async throws -> (TreeWatcher.Changes, isAsked: Bool)? {
    while true {
      do throws(TreeWatcher.WatchEnd) {
        let input = keys == nil ? -1 : STDIN_FILENO
        return (try await watcher.changes(whileRead: STDOUT_FILENO, orUntilInput: input), false)
      } catch {
        guard error == .hasInput else { throw error }
      }
      switch keys?.read().last {
      case UInt8(ascii: "q"): return nil
      case UInt8(ascii: "r"): return (try watcher.lookAgain(), true)
      case UInt8(ascii: "\n"): try write(lastLine)
      // Whoever closed the input has no more keys to press.
      case nil: keys = nil
      default: break
      }
    }
  }

  private mutating func tell(
    _ change: RepositoryChange, _ readCount: Int, _ totals: RepositoryTotals
  ) throws {
    generationCount += 1
    let generation = WatchReport.Generation(
      number: generationCount, change: change, readCount: readCount,
      elapsed: ContinuousClock.now - watcher.restTime)
    lastLine =
      view?.line(of: generation) ?? WatchReport.line(of: generation, totals, cache: memoryUse())
    try write(lastLine)
  }

  private func update(
    _ state: RepositoryState, _ changes: TreeWatcher.Changes, _ mapper: RepoMapper
  ) async throws -> (RepositoryState, readCount: Int) {
    let files = watcher.scan.files
    switch changes {
    case .files(let touched):
      return try await mapper.update(state, to: files, touched: touched, root: root)
    case .everything:
      return try await mapper.survey(files, root: root, after: state)
    }
  }

  private func write(_ bytes: [UInt8]) throws {
    if let view { try output.write(view.clearSequence) }
    try output.write(bytes)
    try output.flush()
  }
}
