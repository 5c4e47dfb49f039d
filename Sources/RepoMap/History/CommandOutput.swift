#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a program of the system and takes what it writes.
enum CommandOutput {
  /// What the program wrote to its standard output; nil if it could not be started, did not exit with
  /// 0, or wrote more than the limit.
  ///
  /// `arguments` begin with the program's name, which is looked up in `PATH`. Its standard error goes
  /// nowhere.
  static func read(_ arguments: [[UInt8]], limitInBytes: Int) -> [UInt8]? {
    var ends: (Int32, Int32) = (-1, -1)
    let made = withUnsafeMutablePointer(to: &ends) {
      $0.withMemoryRebound(to: Int32.self, capacity: 2) { pipe($0) }
    }
    guard made == 0 else { return nil }
    for end in [ends.0, ends.1] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process = spawn(arguments, output: ends.1)
    close(ends.1)
    defer { close(ends.0) }
    guard let process else { return nil }
    let bytes = drain(ends.0, limitInBytes: limitInBytes)
    if bytes == nil { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status == 0 ? bytes : nil
  }

  private static func spawn(_ arguments: [[UInt8]], output: Int32) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { $0.withCString { strdup($0) } }
    defer { for word in words { free(word) } }
    words.append(nil)
    var process = pid_t()
    guard let name = words.first.flatMap({ $0 }) else { return nil }
    return posix_spawnp(&process, name, &actions, nil, words, environ) == 0 ? process : nil
  }

  private static func drain(_ descriptor: Int32, limitInBytes: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = systemRead(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += buffer[..<count]
      if bytes.count > limitInBytes { return nil }
    }
  }
}

/// `read(2)`, under a name that `CommandOutput.read` does not hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, buffer, count)
}
