#if os(Linux)
  import Glibc

  /// The kernel's news of directories, by inotify(7): one watch for each directory.
  final class InotifyQueue {
    /// Becomes readable when there is news.
    let descriptor: Int32
    private let root: [UInt8]
    /// Watches that are taken at most.
    private let limit: Int
    private var pathsByWatch: [Int32: WatchedDirectory] = [:]
    private var watchesByPath: [WatchedDirectory: Int32] = [:]

    /// A directory below the root, or one outside of it of which a few files count.
    private enum WatchedDirectory: Hashable {
      case inside([UInt8])
      case outside([UInt8])
    }

    /// By directory: names of the files that count there.
    private var outerNames: [[UInt8]: Set<[UInt8]>] = [:]

    private static let mask =
      UInt32(IN_MODIFY) | UInt32(IN_CLOSE_WRITE) | UInt32(IN_ATTRIB) | UInt32(IN_CREATE)
      | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE_SELF)
      | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)

    /// `root` is absolute; nil where the system gives no queue.
    init?(root: [UInt8], limit: Int = .max) {
      self.root = root
      self.limit = limit
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// Watches `directories`, paths below the root, and no others; and the directories of `outerFiles`.
    ///
    /// Returns how many are new; those that are gone meanwhile are left to the next scan.
    func watch(
      _ directories: [[UInt8]], outerFiles: [[UInt8]]
    ) throws(WatchLimitError) -> Int {
      setOuterFiles(outerFiles)
      var wanted = Set(directories.map(WatchedDirectory.inside))
      for path in outerNames.keys { wanted.insert(.outside(path)) }
      for (directory, watch) in watchesByPath where !wanted.contains(directory) {
        drop(directory, watch)
      }
      var addedCount = 0
      for directory in wanted where watchesByPath[directory] == nil {
        if try add(directory) { addedCount += 1 }
      }
      return addedCount
    }

    private func setOuterFiles(_ files: [[UInt8]]) {
      outerNames = [:]
      for file in files {
        guard let slash = file.lastIndex(of: UInt8(ascii: "/")) else { continue }
        outerNames[Array(file[..<slash]), default: []].insert(Array(file[(slash + 1)...]))
      }
    }

    private func add(_ directory: WatchedDirectory) throws(WatchLimitError) -> Bool {
      guard watchesByPath.count < limit else { throw WatchLimitError(watchedCount: limit) }
      let watch = path(of: directory).withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { text in
          text.baseAddress.map { inotify_add_watch(descriptor, $0, flags(of: directory)) } ?? -1
        }
      }
      guard watch >= 0 else {
        if errno == ENOSPC || errno == ENOMEM {
          throw WatchLimitError(watchedCount: watchesByPath.count)
        }
        return false
      }
      // Two paths may lead to one directory; the kernel has one watch for it.
      guard pathsByWatch[watch] == nil else { return false }
      pathsByWatch[watch] = directory
      watchesByPath[directory] = watch
      return true
    }

    /// Links below the root are not followed; the root itself may be one.
    private func flags(of directory: WatchedDirectory) -> UInt32 {
      if case .inside(let path) = directory, !path.isEmpty {
        return Self.mask | UInt32(IN_DONT_FOLLOW)
      }
      return Self.mask
    }

    private func path(of directory: WatchedDirectory) -> [UInt8] {
      switch directory {
      case .inside([]): root + [0]
      case .inside(let path): root + [UInt8(ascii: "/")] + path + [0]
      case .outside(let path): path + [0]
      }
    }

    private func drop(_ directory: WatchedDirectory, _ watch: Int32) {
      inotify_rm_watch(descriptor, watch)
      watchesByPath[directory] = nil
      pathsByWatch[watch] = nil
    }

    /// All news so far; does not wait.
    func read() -> FileEvents {
      var events = FileEvents()
      var buffer = [UInt8](repeating: 0, count: 64 * 1024)
      while true {
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return events }
        var start = 0
        while start < count {
          let event = RawEvent(buffer, at: start)
          take(event, into: &events)
          start += event.byteCount
        }
      }
    }

    private func take(_ event: RawEvent, into events: inout FileEvents) {
      if event.has(IN_Q_OVERFLOW) { return events.isIncomplete = true }
      guard let directory = pathsByWatch[event.watch] else { return }
      if event.has(IN_IGNORED) {
        pathsByWatch[event.watch] = nil
        watchesByPath[directory] = nil
        events.needsScan = true
        return
      }
      switch directory {
      case .outside(let path):
        let counts = outerNames[path]?.contains(event.name) ?? false
        events.needsScan = events.needsScan || counts
      case .inside(let path): take(event, in: path, into: &events)
      }
    }

    private func take(
      _ event: RawEvent, in directory: [UInt8], into events: inout FileEvents
    ) {
      if event.name.isEmpty {
        let isGone = event.has(IN_DELETE_SELF) || event.has(IN_MOVE_SELF)
        if isGone && directory.isEmpty { events.rootIsGone = true }
        return
      }
      let path = directory.isEmpty ? event.name : directory + [UInt8(ascii: "/")] + event.name
      if event.isDirectory {
        if event.has(IN_MOVED_FROM) { forget(below: path) }
        if !event.has(IN_ATTRIB) { events.needsScan = true }
      } else if event.changesNames {
        events.named.insert(path)
      } else {
        events.written.insert(path)
      }
    }

    /// A directory that was moved keeps its watch, under a path that is no longer its own.
    private func forget(below path: [UInt8]) {
      let prefix = path + [UInt8(ascii: "/")]
      for (directory, watch) in watchesByPath {
        guard case .inside(let watched) = directory else { continue }
        if watched == path || watched.starts(with: prefix) { drop(directory, watch) }
      }
    }
  }

  /// One `struct inotify_event` as it lies in the buffer.
  private struct RawEvent {
    let watch: Int32
    private let mask: UInt32
    let name: [UInt8]
    let byteCount: Int

    private static let headByteCount = 16

    init(_ buffer: [UInt8], at start: Int) {
      (watch, mask) = buffer.withUnsafeBytes {
        (
          $0.loadUnaligned(fromByteOffset: start, as: Int32.self),
          $0.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self)
        )
      }
      let length = buffer.withUnsafeBytes {
        Int($0.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
      }
      byteCount = Self.headByteCount + length
      let end = start + byteCount
      // The name is filled up with NULs.
      name = Array(buffer[(start + Self.headByteCount)..<end].prefix { $0 != 0 })
    }

    func has(_ flag: Int) -> Bool { mask & UInt32(flag) != 0 }
    func has(_ flag: UInt32) -> Bool { mask & flag != 0 }
    func has(_ flag: Int32) -> Bool { mask & UInt32(flag) != 0 }

    var isDirectory: Bool { has(IN_ISDIR) }

    var changesNames: Bool {
      has(IN_CREATE) || has(IN_DELETE) || has(IN_MOVED_FROM) || has(IN_MOVED_TO)
    }
  }
#endif

/// The system gives no watch for a further directory.
struct WatchLimitError: Error {
  let watchedCount: Int
}
