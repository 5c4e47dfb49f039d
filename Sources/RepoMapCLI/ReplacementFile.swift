import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that takes another's place only when it is complete: written beside it, then renamed.
final class ReplacementFile {
  let writer: OutputWriter
  private let path: String
  private let temporaryPath: String
  private let descriptor: Int32

  /// The temporary file of this process, for a signal to remove; one command writes one file.
  private static let unfinished = Mutex<String?>(nil)

  init(path: String) throws {
    self.path = path
    var template = Array("\(path).XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw CommandError(
        what: "cannot write to \(path): \(String(cString: strerror(errno)))",
        hint: "name a file in a folder that exists and that you may write to")
    }
    temporaryPath = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    writer = OutputWriter(descriptor: descriptor)
    let unfinishedPath = temporaryPath
    Self.unfinished.withLock { $0 = unfinishedPath }
    // mkstemp makes it for the owner alone; the result is as open as any new file.
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, 0o666 & ~mask)
  }

  /// Puts the file in its place.
  func commit() throws {
    guard close(descriptor) == 0, rename(temporaryPath, path) == 0 else {
      throw CommandError(what: "cannot write to \(path): \(String(cString: strerror(errno)))")
    }
    Self.unfinished.withLock { $0 = nil }
  }

  /// Removes what was written so far.
  func discard() {
    close(descriptor)
    Self.removeUnfinished()
  }

  /// Removes the file of a run that a signal ends.
  static func removeUnfinished() {
    unfinished.withLock { path in
      if let path { unlink(path) }
      path = nil
    }
  }
}
