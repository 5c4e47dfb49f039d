import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that takes another's place only when it is complete: written beside it, then renamed.
///
/// A symbolic link is followed, an existing file keeps its mode, and what is no regular file (a device,
/// a FIFO) is written to directly.
final class ReplacementFile {
  let writer: OutputWriter
  private let path: String
  /// Nil where the target itself is written to.
  private let temporaryPath: String?
  private let descriptor: Int32

  /// The temporary file of this process, for a signal to remove; one command writes one file.
  private static let unfinished = Mutex<String?>(nil)

  init(path: String) throws {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists && status.st_mode & S_IFMT != S_IFREG {
      self.path = path
      temporaryPath = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      self.path = exists ? Self.resolved(path) : path
      var template = Array("\(self.path).XXXXXX".utf8CString)
      descriptor = mkstemp(&template)
      temporaryPath = String(
        decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    guard descriptor >= 0 else {
      throw CommandError(
        what: "cannot write to \(path): \(String(cString: strerror(errno)))",
        hint: "name a file in a folder that exists and that you may write to")
    }
    writer = OutputWriter(descriptor: descriptor)
    guard let temporaryPath else { return }
    Self.unfinished.withLock { $0 = temporaryPath }
    // mkstemp makes it for the owner alone; a new file is as open as any other.
    fchmod(descriptor, exists ? status.st_mode & 0o7777 : Self.modeOfNewFiles)
  }

  private static var modeOfNewFiles: mode_t {
    let mask = umask(0)
    umask(mask)
    return 0o666 & ~mask
  }

  private static func resolved(_ path: String) -> String {
    guard let text = realpath(path, nil) else { return path }
    defer { free(text) }
    return String(cString: text)
  }

  /// Puts the file in its place.
  func commit() throws {
    let isInPlace = temporaryPath.map { rename($0, path) == 0 } ?? true
    guard isInPlace, close(descriptor) == 0 else {
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
