internal import CTestSupport
internal import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that runs on a terminal of its own, as a person would run it.
///
/// It leads a new session whose controlling terminal is the pseudo-terminal, so Ctrl-C and Ctrl-Z
/// typed into it become signals. Reading happens only in the calls that wait for something.
package final class PseudoTerminal {
  package let processID: Int32
  /// Every byte that came out of the terminal so far.
  package private(set) var output: [UInt8] = []
  /// Standard output, where it was asked to go through a pipe.
  package private(set) var pipedOutput: [UInt8] = []

  /// The line discipline's settings before the program began.
  package let initialSettings: [UInt8]

  private let master: Int32
  private let pipe: Int32
  private var isMasterOpen = true
  private var isPipeOpen: Bool
  private var lastStatus: ProcessStatus?

  /// Starts `binary` on a terminal of the given size.
  ///
  /// `pipesOutput` sends standard output through a pipe, which leaves standard input and error on
  /// the terminal, as in `repomap | cat`.
  package init(
    _ binary: String, _ arguments: [String] = [], columns: Int = 80, rows: Int = 24,
    environment: [String: String] = ["TERM": "xterm-256color", "LANG": "C.UTF-8"],
    directory: String? = nil, pipesOutput: Bool = false
  ) throws {
    (master, pipe, initialSettings, processID) = try spawnLock.withLock { _ in
      let (master, path) = try Self.open(columns: columns, rows: rows)
      let settings = Self.settings(of: master)
      let terminal = SpawnPlan.Stream.path(path, flags: O_RDWR)
      let pipe = pipesOutput ? try Pipe() : nil
      defer { if let pipe { close(pipe.writing) } }
      let plan = SpawnPlan(
        binary: binary, arguments: arguments, environment: baseEnvironment(environment),
        directory: directory,
        streams: [terminal, pipe.map { .descriptor($0.writing) } ?? terminal, terminal],
        startsSession: true)
      return (master, pipe?.reading ?? -1, settings, try spawn(plan))
    }
    isPipeOpen = pipesOutput
  }

  deinit {
    if lastStatus == nil {
      kill(processID, SIGKILL)
      waitpid(processID, nil, 0)
    }
    close(master)
    if pipe >= 0 { close(pipe) }
  }

  /// Opens a terminal of the given size; returns the controlling end and the terminal's path.
  private static func open(columns: Int, rows: Int) throws(SpawnError) -> (Int32, String) {
    var path = [CChar](repeating: 0, count: 128)
    let master = testsupport_open_terminal(&path, path.count)
    try SpawnError.check(min(master, 0), "posix_openpt")
    setSize(of: master, columns: columns, rows: rows)
    return (
      master, path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    )
  }

  private static func setSize(of descriptor: Int32, columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  /// Changes the size, which the program learns by SIGWINCH.
  package func resize(columns: Int, rows: Int) {
    Self.setSize(of: master, columns: columns, rows: rows)
  }

  /// Types `text`; `"\u{3}"` is Ctrl-C and `"\u{1A}"` is Ctrl-Z.
  package func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  package func send(signal number: Int32) {
    kill(processID, number)
  }

  /// The settings of the terminal's line discipline as bytes to compare.
  package var settings: [UInt8] { Self.settings(of: master) }

  private static func settings(of descriptor: Int32) -> [UInt8] {
    var settings = termios()
    tcgetattr(descriptor, &settings)
    return withUnsafeBytes(of: &settings) { Array($0) }
  }

  /// Reads until `isEnough` holds for the terminal's output; false when time or output ran out.
  @discardableResult
  package func read(timeout: Duration = patience, until isEnough: ([UInt8]) -> Bool) -> Bool {
    let end = ContinuousClock.now + timeout
    while !isEnough(output) {
      guard isMasterOpen, ContinuousClock.now < end else { return false }
      pump()
    }
    return true
  }

  /// Reads until the output, seen as text, contains `text`.
  @discardableResult
  package func read(until text: String, timeout: Duration = patience) -> Bool {
    read(timeout: timeout) { String(decoding: $0, as: UTF8.self).contains(text) }
  }

  /// Reads whatever comes in `time`.
  package func read(for time: Duration) {
    read(timeout: time) { _ in false }
  }

  /// Reads on until the program stops, as after Ctrl-Z.
  package func waitUntilStopped(timeout: Duration = patience) -> ProcessStatus {
    wait(options: WUNTRACED, timeout: timeout)
  }

  /// Reads on until the program has ended; kills it when it overruns.
  package func waitUntilEnd(timeout: Duration = patience) -> ProcessStatus {
    if let lastStatus { return lastStatus }
    let status = wait(options: 0, timeout: timeout)
    if status == .timedOut {
      kill(processID, SIGKILL)
      waitpid(processID, nil, 0)
    }
    lastStatus = status
    drain()
    return status
  }

  private func wait(options: Int32, timeout: Duration) -> ProcessStatus {
    let end = ContinuousClock.now + timeout
    var status: Int32 = 0
    while waitpid(processID, &status, WNOHANG | options) == 0 {
      guard ContinuousClock.now < end else { return .timedOut }
      pump()
    }
    return ProcessStatus(waitStatus: status)
  }

  /// What is left in the terminal and the pipe after the program's end.
  private func drain() {
    while isMasterOpen || isPipeOpen {
      let before = output.count + pipedOutput.count
      pump()
      if output.count + pipedOutput.count == before { return }
    }
  }

  private func pump() {
    var polls = [
      pollfd(fd: isMasterOpen ? master : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isPipeOpen ? pipe : -1, events: Int16(POLLIN), revents: 0),
    ]
    if poll(&polls, 2, 10) <= 0 {
      usleep(1000)
      return
    }
    // Linux ends a terminal without a writer by an error.
    if polls[0].revents != 0 { isMasterOpen = readSome(master, into: &output) }
    if polls[1].revents != 0 { isPipeOpen = readSome(pipe, into: &pipedOutput) }
  }
}
