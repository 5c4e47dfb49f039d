#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How another program is started: its words, its standard streams and its signals.
package struct ProcessStart {
  /// Where a standard stream of the program leads.
  package enum Stream {
    case descriptor(Int32)
    /// A file, opened with flags of `open(2)`.
    case file(StaticString, flags: Int32)
  }

  /// The program, looked for in `PATH` where its name has no slash, and its arguments; not empty.
  private let command: [[UInt8]]
  /// `NAME=value`, before the variables of this process.
  private let environment: [String]
  /// Standard input, output and error.
  private let streams: [Stream]
  private let blockedSignals: [Int32]

  /// This program blocks and ignores signals that another is to have as usual: it blocks
  /// `blockedSignals` alone.
  package init(
    command: [[UInt8]], environment: [String] = [], streams: [Stream], blockedSignals: [Int32] = []
  ) {
    self.command = command
    self.environment = environment
    self.streams = streams
    self.blockedSignals = blockedSignals
  }

  /// Starts it; `code` is 0, or the `errno` for which there is no process.
  package func run() -> (code: Int32, process: Int32) {
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
    for (number, stream) in streams.enumerated() {
      switch stream {
      case .descriptor(let descriptor):
        posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
      case .file(let path, let flags):
        posix_spawn_file_actions_addopen(&actions, Int32(number), "\(path)", flags, 0)
      }
    }
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in blockedSignals { sigaddset(&signals, signal) }
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var process = pid_t()
    let code = withCStrings(command) { arguments in
      withCStrings(environment.map(\.bytes), before: environ) { variables in
        posix_spawnp(
          &process, arguments[0].unsafelyUnwrapped, &actions, &attributes, arguments, variables)
      }
    }
    return (code, process)
  }

  /// Calls `body` with a null-terminated list of the strings and, behind them, those of `others`.
  private func withCStrings<Outcome>(
    _ strings: [[UInt8]], before others: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = nil,
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Outcome
  ) -> Outcome {
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
}
