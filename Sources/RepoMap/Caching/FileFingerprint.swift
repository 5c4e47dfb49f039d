#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the file system says of a file without reading it; equal where nothing has touched the file.
///
/// The fields are those that git's index compares.
struct FileFingerprint: Sendable, Equatable {
  let byteCount: Int64
  /// Nanoseconds since 1970.
  let modified: Int64
  /// Of the last change of its content, name or mode; no program can set it.
  let changed: Int64
  let inode: UInt64
  let device: UInt64

  init(_ status: stat) {
    byteCount = Int64(status.st_size)
    #if canImport(Darwin)
      modified = Self.nanoseconds(status.st_mtimespec)
      changed = Self.nanoseconds(status.st_ctimespec)
    #else
      modified = Self.nanoseconds(status.st_mtim)
      changed = Self.nanoseconds(status.st_ctim)
    #endif
    inode = UInt64(status.st_ino)
    device = UInt64(bitPattern: Int64(status.st_dev))
  }

  init(byteCount: Int64, modified: Int64, changed: Int64, inode: UInt64, device: UInt64) {
    self.byteCount = byteCount
    self.modified = modified
    self.changed = changed
    self.inode = inode
    self.device = device
  }

  /// Two seconds, the coarsest clock of a file system in use (FAT's).
  private static let clockGranularity: Int64 = 2_000_000_000

  /// Whether a later write would show, given that the file was looked at at `time`.
  ///
  /// A file as young as the look may be written again in the same tick of its file system's clock, and
  /// look the same: git's rule for racy entries. A time in the future says nothing either.
  func isReliable(at time: Int64) -> Bool {
    max(modified, changed) < time - Self.clockGranularity
  }

  /// Nanoseconds since 1970, now.
  static var currentTime: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
