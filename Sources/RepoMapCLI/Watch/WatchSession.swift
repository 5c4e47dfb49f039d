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
  mutating func begin(_ mapper: RepoMapper, isText: Bool) async throws -> RepositoryState {
    let (state, _) = try await mapper.survey(watcher.scan.files, root: root)
    session.finish(closingLine: nil)
    if isText { view = WatchView(policy: session.policy) }
    let isPolling = watcher.method != .events
    try write(
      view?.begin(state.totals, root: root, scan: watcher.scan)
        ?? WatchReport.begin(state.totals, isPolling: isPolling))
    return state
  }

  /// Writes a line for each generation, until the folder is gone.
  mutating func follow(_ first: RepositoryState, _ mapper: RepoMapper) async throws {
    var state = first
    do {
      while true {
        let changes = try await watcher.changes(whileRead: STDOUT_FILENO)
        let (next, readCount) = try await update(state, changes, mapper)
        let change = RepositoryChange(from: state, to: next)
        state = next
        guard !change.isEmpty else { continue }
        generationCount += 1
        let generation = WatchReport.Generation(
          number: generationCount, change: change, readCount: readCount,
          elapsed: ContinuousClock.now - watcher.restTime)
        let totals = state.totals
        try write(
          view?.line(of: generation) ?? WatchReport.line(of: generation, totals, cache: memoryUse())
        )
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
    try output.write(bytes)
    try output.flush()
  }
}
