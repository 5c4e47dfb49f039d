#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a process ended or paused; a signal is never mistaken for an exit code.
package enum ProcessStatus: Sendable, Hashable {
  case exited(Int32)
  case signaled(Int32)
  case stopped(Int32)
  /// It was still running when the time was up, and has been killed.
  case timedOut

  /// Reads what waitpid(2) reports, whose layout Linux and macOS share.
  init(waitStatus status: Int32) {
    let code = (status >> 8) & 0xFF
    switch status & 0x7F {
    case 0: self = .exited(code)
    case 0x7F: self = .stopped(code)
    case let signal: self = .signaled(signal)
    }
  }
}

/// The program could not be started, or a terminal could not be made.
package struct SpawnError: Error, CustomStringConvertible {
  package let call: String
  package let code: Int32

  package var description: String { "\(call): \(String(cString: strerror(code)))" }

  static func check(_ result: Int32, _ call: String) throws(SpawnError) {
    if result != 0 { throw SpawnError(call: call, code: result < 0 ? errno : result) }
  }
}
