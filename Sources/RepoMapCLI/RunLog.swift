import RepoMap
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is told of a run besides its results: warnings always, notes as far as they are asked for.
///
/// A log file gets all of it, whatever the terminal gets.
struct RunLog: Sendable {
  /// How much a note tells: `brief` for `-v`, `full` for `-vv`.
  enum Detail: Int, Sendable {
    case brief = 1
    case full = 2
  }

  private let verbosity: Int
  /// Open until the process ends; lines of several runs into one file do not mix.
  private let file: Int32?

  /// Opens the log file, which is made where it is missing and added to where it is not.
  init(verbosity: Int, path: ByteArgument?) throws(CommandError) {
    self.verbosity = verbosity
    guard let path else {
      file = nil
      return
    }
    let descriptor = path.bytes.withCString { open($0, O_WRONLY | O_CREAT | O_APPEND, 0o644) }
    guard descriptor >= 0 else {
      throw CommandError(
        what: "cannot write to \(String(decoding: path.bytes, as: UTF8.self)): "
          + String(cString: strerror(errno)),
        hint: "--log-file takes a file in a folder that you can write to")
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    file = descriptor
  }

  /// Whether the terminal is to get notes of this detail.
  func shows(_ detail: Detail) -> Bool { verbosity >= detail.rawValue }

  /// Whether anybody is to get them.
  func wants(_ detail: Detail) -> Bool { file != nil || shows(detail) }

  /// Adds a line to the log file, if there is one; a full disk is no reason to end the run.
  func keep(_ line: Line) {
    guard let file else { return }
    let bytes = Array(line.text.description.utf8) + [UInt8(ascii: "\n")]
    _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
  }
}
