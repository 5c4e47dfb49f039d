import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs git's own command line, for what lies in its object store.
///
/// Nothing that a repository configures is run, nothing is fetched, and no lock is taken. What git says on
/// standard error is for nobody: the caller knows what it asked for.
struct GitProcess {
  enum Failure: Error, Equatable {
    case notStarted(errno: Int32)
    /// Git's exit code, or 128 + the signal that ended it.
    case failed(status: Int32)
  }

  /// Folder that git is started in.
  let directory: [UInt8]
  /// Settings to take for empty, whatever the configuration says.
  var emptied: [[UInt8]] = []

  /// Most bytes of `input` that any system's pipe takes before somebody reads.
  static let maximumInputLength = 16 * 1024

  private static let options = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"]
  private static let environment = [
    "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C",
    "\(emptyVariable)=",
  ]
  private static let emptyVariable = "REPOMAP_EMPTY"

  /// What git writes to standard output.
  ///
  /// `input` goes to its standard input and is at most `maximumInputLength` long.
  func output(_ arguments: [[UInt8]], input: [UInt8] = []) throws(Failure) -> [UInt8] {
    precondition(input.count <= Self.maximumInputLength, "the input fits into a pipe")
    var (inputEnds, outputEnds): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard makePipe(&inputEnds) else { throw .notStarted(errno: errno) }
    guard makePipe(&outputEnds) else {
      close(inputEnds)
      throw .notStarted(errno: errno)
    }
    let command =
      ["git", "-C"].map(\.bytes) + [directory] + Self.options.map(\.bytes)
      + emptied.map { "--config-env=".bytes + $0 + "=\(Self.emptyVariable)".bytes } + arguments
    let (code, process) = spawn(command, input: inputEnds[0], output: outputEnds[1])
    close([inputEnds[0], outputEnds[1]])
    guard code == 0 else {
      close([inputEnds[1], outputEnds[0]])
      throw .notStarted(errno: code)
    }
    _ = input.withUnsafeBytes { write(inputEnds[1], $0.baseAddress, $0.count) }
    close([inputEnds[1]])
    let output = readAll(outputEnds[0])
    close([outputEnds[0]])
    let status = wait(for: process)
    guard status == 0 else { throw .failed(status: status) }
    return output
  }

  private func spawn(_ command: [[UInt8]], input: Int32, output: Int32) -> (Int32, pid_t) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // This program blocks and ignores signals that git is to have as usual.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var process = pid_t()
    let code = withCStrings(command) { arguments in
      withCStrings(Self.environment.map(\.bytes), before: environ) { variables in
        posix_spawnp(&process, "git", &actions, &attributes, arguments, variables)
      }
    }
    return (code, process)
  }

  /// Calls `body` with a null-terminated list of the strings and, behind them, those of `others`.
  private func withCStrings<Result>(
    _ strings: [[UInt8]], before others: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = nil,
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let own: [UnsafeMutablePointer<CChar>?] = strings.map { $0.withCString { strdup($0) } }
    defer { for string in own { free(string) } }
    var list = own
    var next = others
    while let pointer = next, let string = pointer.pointee {
      list.append(string)
      next = pointer + 1
    }
    return body(list + [nil])
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

/// `close(2)`, under a name that `GitProcess.close` does not hide.
private func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }
