package import FileScanning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps the listing of a tree up to date: waits for changes, and says which files to look at again.
///
/// On Linux the kernel tells (inotify); where it does not, or has no watches left, the tree is scanned
/// at intervals. Ignore rules are those of a scan, read anew whenever one of their files changes. A
/// directory is watched before it is scanned, so no change falls between.
///
/// `@unchecked Sendable`: used by one thread at a time.
package final class TreeWatcher: @unchecked Sendable {
  /// How changes become known.
  package enum Method: Sendable, Equatable {
    /// The system tells.
    case events
    /// The tree is looked at every so often, because that was asked for or the system cannot tell.
    case polling
    /// The same, because the system watches no more than so many directories for this user.
    case pollingBeyondLimit(directoryCount: Int)
  }

  /// What to look at again.
  package enum Changes: Sendable, Equatable {
    /// These files, if they are listed, and those that are listed for the first time.
    case files(Set<[UInt8]>)
    /// Every file: some changes may have been missed.
    case everything
  }

  /// Why waiting has ended without changes.
  package enum WatchEnd: Error, Equatable {
    /// The root was deleted or moved, or cannot be read any longer.
    case rootIsGone
    /// Nobody reads what is written to the descriptor given to `next` any longer.
    case readerIsGone
    /// The descriptor for input that was given to `next` has something to read.
    case hasInput
  }

  /// Whether the system tells changes at this moment; where not, trees are polled.
  package static var systemTells: Bool {
    #if os(Linux)
      InotifyQueue(root: []) != nil
    #else
      false
    #endif
  }

  package static let standardInterval: Duration = .seconds(2)

  package private(set) var method: Method
  /// The newest listing.
  package private(set) var scan: ScanResult
  /// How often the tree is looked at where the system does not tell.
  package let interval: Duration
  /// When the changes that `next` told of had come to rest, or the tree was looked at.
  package private(set) var restTime = ContinuousClock.now
  private let root: [UInt8]
  private let scanner: FileScanner
  private var debounce = ChangeDebounce()
  #if os(Linux)
    private var queue: InotifyQueue?
  #endif

  /// Scans `root` and begins to watch it; with an `interval` the tree is looked at that often instead.
  ///
  /// `watchLimit` is how many directories are watched at most, where the system would allow more.
  package init(
    root: [UInt8], options: ScanOptions, interval: Duration? = nil, watchLimit: Int = .max
  ) throws(ScanError) {
    var options = options
    options.recordsDirectories = true
    scanner = FileScanner(options: options)
    self.root = root
    self.interval = interval ?? Self.standardInterval
    method = .polling
    scan = try scanner.scan(root: root)
    #if os(Linux)
      queue = interval == nil ? InotifyQueue(root: root, limit: watchLimit) : nil
      if queue != nil { method = .events }
    #endif
    try rescan()
  }

  /// Waits until something has changed and come to rest, and brings the listing up to date.
  ///
  /// Ends early when the reader of `output`, a pipe or socket, goes away, or `input` can be read, if no
  /// change has come before it.
  package func next(
    whileRead output: Int32, orUntilInput input: Int32 = -1
  ) throws(WatchEnd) -> Changes {
    #if os(Linux)
      while let queue {
        if let changes = try changes(from: queue, output, input) { return changes }
      }
    #endif
    _ = try Self.isReady(-1, output, input, until: .now + interval)
    return try lookAgain()
  }

  /// Scans the tree, whether something has told of changes or not.
  package func lookAgain() throws(WatchEnd) -> Changes {
    restTime = .now
    try scanAgain()
    return .everything
  }

  private func scanAgain() throws(WatchEnd) {
    do throws(ScanError) {
      try rescan()
    } catch {
      throw .rootIsGone
    }
  }

  /// Scans until no directory is new: what came before its watch is found by the scan after it.
  private func rescan() throws(ScanError) {
    #if os(Linux)
      var isComplete = false
      while queue != nil && !isComplete {
        scan = try scanner.scan(root: root)
        isComplete = !watchDirectories()
      }
      if isComplete { return }
    #endif
    scan = try scanner.scan(root: root)
  }

  /// Waits for `descriptor` to become readable; false when the time is up first.
  private static func isReady(
    _ descriptor: Int32, _ output: Int32, _ input: Int32, until deadline: ContinuousClock.Instant?
  ) throws(WatchEnd) -> Bool {
    var polls = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      // No event is asked for: an error, as of a closed pipe, is told all the same.
      pollfd(fd: output, events: 0, revents: 0),
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let milliseconds = deadline.map { max(0, Int32(($0 - .now) / .milliseconds(1)) + 1) } ?? -1
      let count = poll(&polls, nfds_t(polls.count), milliseconds)
      if count == 0 { return false }
      if polls[1].revents != 0 { throw .readerIsGone }
      if polls[0].revents == 0 && polls[2].revents != 0 { throw .hasInput }
      if count > 0 { return true }
    }
  }
}

#if os(Linux)
  extension TreeWatcher {
    /// Follows the listing; true if some directory was not watched before.
    private func watchDirectories() -> Bool {
      do throws(WatchLimitError) {
        guard let queue else { return false }
        return try queue.watch(scan.directories, outerFiles: scan.outerRuleFiles) > 0
      } catch {
        queue = nil
        method = .pollingBeyondLimit(directoryCount: error.watchedCount)
        return false
      }
    }

    /// Nil where what came to rest concerns no listed file.
    private func changes(
      from queue: InotifyQueue, _ output: Int32, _ input: Int32
    ) throws(WatchEnd) -> Changes? {
      let events = try settledEvents(of: queue, output, input)
      if events.rootIsGone { throw .rootIsGone }
      let needsScan = events.isIncomplete || events.needsScan || changesListing(events)
      if needsScan { try scanAgain() }
      if events.isIncomplete || method != .events { return .everything }
      let touched = events.written.union(events.named)
      return needsScan || touched.contains(where: isListed) ? .files(touched) : nil
    }

    /// Gathers events until they have come to rest; then input waits for its turn.
    private func settledEvents(
      of queue: InotifyQueue, _ output: Int32, _ input: Int32
    ) throws(WatchEnd) -> FileEvents {
      var events = FileEvents()
      while try Self.isReady(
        queue.descriptor, output, events.isEmpty ? input : -1, until: debounce.deadline)
      {
        events.formUnion(queue.read())
        if events.rootIsGone { return events }
        if !events.isEmpty { debounce.changed(at: .now) }
      }
      restTime = .now
      debounce.began(at: restTime)
      return events
    }

    /// Whether a name came or went that a scan would tell of, or an ignore file has other rules.
    private func changesListing(_ events: FileEvents) -> Bool {
      events.written.union(events.named).contains(where: FileScanner.isIgnoreFile)
        || events.named.contains { isListed($0) != FileScanner.fileExists($0, below: root) }
    }

    private func isListed(_ path: [UInt8]) -> Bool { scan.files.index(ofPath: path) != nil }
  }
#endif
