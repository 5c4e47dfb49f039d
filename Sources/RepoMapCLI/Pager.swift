import RepoMap
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The reader's pager, which takes what is too long for the screen.
///
/// All that is sent has been made safe before, so that `less -R` may pass our colours on.
final class Pager {
  /// The program and its options, as they stand in the variable, parted by blanks; no shell reads them.
  private let command: [[UInt8]]
  private let policy: TerminalPolicy
  /// The end of the pipe that the pager reads from, and its process, once it runs.
  private var running: (pipe: Int32, process: pid_t, pause: InterruptPause)?

  /// The pager of this process's environment; nil where output is not to go through one.
  init?(_ policy: TerminalPolicy) {
    guard policy.usesPager else { return nil }
    let named = ["REPOMAP_PAGER", "PAGER"].lazy.compactMap(Self.words).first
    let command = named ?? [Array("less".utf8)]
    guard let program = command.first, program != Array("cat".utf8) else { return nil }
    self.command = command
    self.policy = policy
  }

  /// The words of a variable that is set: none for an empty one, which asks for no pager.
  private static func words(_ variable: String) -> [[UInt8]]? {
    getenv(variable).map { text in
      String(cString: text).utf8.split(separator: UInt8(ascii: " ")).map { Array($0) }
    }
  }

  /// Where `bytes`, which end the output or fill a buffer, are to be written: the pager's pipe if
  /// they are too long for the screen, else nil.
  func descriptor(for bytes: ArraySlice<UInt8>) -> Int32? {
    if running == nil, isTooLong(bytes) { start() }
    return running?.pipe
  }

  /// A row of the screen is the prompt's.
  private func isTooLong(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count { $0 == UInt8(ascii: "\n") } >= policy.height
      || bytes.count > policy.height * policy.width * 8
  }

  /// Starts the pager; where that fails the output goes to the terminal as it would without.
  private func start() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let (code, process) = ProcessStart(
      command: command, environment: getenv("LESS") == nil ? ["LESS=FRX"] : [],
      streams: [
        .descriptor(ends[0]), .descriptor(STDOUT_FILENO), .descriptor(STDERR_FILENO),
      ]
    ).run()
    close(ends[0])
    guard code == 0 else {
      close(ends[1])
      return
    }
    running = (ends[1], process, InterruptPause())
  }

  /// Waits until the reader has left the pager.
  func finish() {
    guard let (pipe, process, pause) = running else { return }
    running = nil
    close(pipe)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    pause.end()
  }
}
