import CSystem
import RepoMap

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How this binary is started as a worker process, and what it then does.
enum WorkerEntryPoint {
  private static let argument = "--extraction-worker"

  /// The command that starts a worker process: this very binary.
  static var command: [[UInt8]] {
    [executablePath, Array(argument.utf8)]
  }

  /// Serves as a worker process and returns true, when this process was started as one.
  static func serveIfAsked() -> Bool {
    guard CommandLine.arguments.dropFirst().elementsEqual([argument]) else { return false }
    csystem_die_with_parent()
    ExtractionWorker.serve(descriptor: STDIN_FILENO)
    return true
  }

  /// Tells this build of the program from others: the size of its file and when that was written.
  static var executableFingerprint: String {
    var status = stat()
    guard executablePath.withCString({ stat($0, &status) }) == 0 else { return "" }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return "\(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }

  /// The path of this very binary.
  static var executablePath: [UInt8] {
    #if canImport(Darwin)
      var size = UInt32(PATH_MAX)
      var buffer = [CChar](repeating: 0, count: Int(size))
      _NSGetExecutablePath(&buffer, &size)
      return buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    #else
      // The running binary itself, also when its file was replaced meanwhile.
      return Array("/proc/self/exe".utf8)
    #endif
  }
}
