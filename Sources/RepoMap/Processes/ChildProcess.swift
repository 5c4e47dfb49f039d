import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Another program, run to its end for what it writes to standard output; what it says on standard error is
/// for nobody.
package struct ChildProcess {
  /// The program could not be started.
  package struct StartError: Error {
    package let errno: Int32
  }

  package struct Result {
    package let output: [UInt8]
    /// The exit code, or 128 + the signal that ended it.
    package let status: Int32
  }

  /// The program, looked for in `PATH` where its name has no slash, and its arguments.
  private let command: [[UInt8]]
  /// `NAME=value`, before the variables of this process.
  private let environment: [String]

  /// Most bytes of `input` that any system's pipe takes before somebody reads.
  static let maximumInputLength = 16 * 1024

  package init(command: [[UInt8]], environment: [String] = []) {
    self.command = command
    self.environment = environment
  }

  /// Runs it; `input` goes to its standard input and is at most `maximumInputLength` long.
  package func run(input: [UInt8] = []) throws(StartError) -> Result {
    precondition(input.count <= Self.maximumInputLength, "the input fits into a pipe")
    var (inputEnds, outputEnds): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard makePipe(&inputEnds) else { throw StartError(errno: errno) }
    guard makePipe(&outputEnds) else {
      let code = errno
      close(inputEnds)
      throw StartError(errno: code)
    }
    let (code, process) = ProcessStart(
      command: command, environment: environment,
      streams: [
        .descriptor(inputEnds[0]), .descriptor(outputEnds[1]), .file("/dev/null", flags: O_WRONLY),
      ],
      // Stopped before its program has begun, it would keep this one from stopping.
      blockedSignals: [SIGTSTP]
    ).run()
    close([inputEnds[0], outputEnds[1]])
    guard code == 0 else {
      close([inputEnds[1], outputEnds[0]])
      throw StartError(errno: code)
    }
    _ = input.withUnsafeBytes { write(inputEnds[1], $0.baseAddress, $0.count) }
    close([inputEnds[1]])
    let output = readAll(outputEnds[0])
    close([outputEnds[0]])
    return Result(output: output, status: wait(for: process))
  }

  private func makePipe(_ ends: inout [Int32]) -> Bool {
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return true
  }

  private func close(_ descriptors: [Int32]) {
    for descriptor in descriptors { closeDescriptor(descriptor) }
  }

  private func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }

  private func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return csystem_exited(status) != 0 ? csystem_exit_code(status) : 128 + csystem_signal(status)
  }
}

/// `close(2)`, under a name that `ChildProcess.close` does not hide.
private func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }
