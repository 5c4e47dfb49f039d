internal import ArgumentParser
import Dispatch
import RepoMap
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@main
enum Main {
  static func main() {
    if WorkerEntryPoint.serveIfAsked() { return }
    HeapUse.giveBackWhatIsFreed()
    // A closed pipe must reach us as EPIPE, so that the terminal and temporary files are left in
    // order before the process dies by SIGPIPE.
    signal(SIGPIPE, SIG_IGN)
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      // On its own it needs no options, and to read those of all commands takes half of the start-up.
      if arguments == ["--version"] { return try ErrorReport.writeHelp(Version.full + "\n") }
      if let text = HelpTopic(asked: arguments)?.text ?? ShortHelp(asked: arguments)?.text {
        return try ErrorReport.writeHelp(text)
      }
      var command = try RepoMapCommand.parseAsRoot(CommandArguments.completed(arguments))
      Settings.load(for: (command as? any FolderCommand)?.folder.bytes ?? Array(".".utf8))
      ErrorReport.warn(Settings.current.problems)
      if let asyncCommand = command as? any AsyncParsableCommand {
        runWaiting(asyncCommand)
      } else {
        try command.run()
      }
    } catch {
      exit(ErrorReport.tell(error))
    }
  }

  /// Runs a command that takes long, and is worth tidying up after, to the end of the process.
  ///
  /// This is no `async` main, because with that the main thread waits for signals itself, unblocked,
  /// and they would end the process before `SignalWatcher` hears of them.
  private static func runWaiting(_ command: any AsyncParsableCommand) {
    RunSession.watchSignals()
    // The task alone uses the command: this thread only waits.
    nonisolated(unsafe) var command = command
    Task.detached(executorPreference: CommandThreads.executor) {
      do {
        try await command.run()
        try TimingReport.finish()
        exit(ExitStatus.success)
      } catch {
        exit(end(with: error))
      }
    }
    DispatchSemaphore(value: 0).wait()
  }

  /// Tells what took how long, which a run that fails is asked for too, and then the error.
  private static func end(with error: any Error) -> Int32 {
    RunSession.current?.interrupt(tells: false)
    do {
      try TimingReport.finish()
    } catch {
      _ = ErrorReport.tell(error)
    }
    return ErrorReport.tell(error)
  }
}

/// Where the tasks of a command run.
///
/// Not on libdispatch's threads: on Linux it wakes up every second from their first use on, and a command
/// that waits for changes is to sleep.
enum CommandThreads {
  static let executor = BlockingThreads(count: max(2, AvailableProcessors.count))
}

/// Tells an error that ended the run, and finds the exit code for it.
enum ErrorReport {
  static func tell(_ error: any Error) -> Int32 {
    RunSession.current?.interrupt(tells: false)
    if error is CancelledError { return ExitStatus.cancelled }
    if case OutputError.closedPipe = error {
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    }
    if let error = commandError(error) {
      writeError(error)
      return error.status
    }
    return tellUsage(error)
  }

  /// Errors of the run as what, where and what to do; nil for those of the command line.
  private static func commandError(_ error: any Error) -> CommandError? {
    switch error {
    case let error as CommandError: error
    case OutputError.failed(let code):
      CommandError(
        what: "cannot write the output: \(String(cString: strerror(code)))",
        hint: "check the space on the disk, or write elsewhere with --output")
    case MappingError.rootUnreadable(let code):
      CommandError(what: "cannot read the folder: \(String(cString: strerror(code)))")
    case let error as WorkerStartError:
      CommandError(
        what: "cannot start a worker process: \(String(cString: strerror(error.errno)))",
        hint: "allow more processes, open files or memory (ulimit -a), or use --jobs 1")
    default: nil
    }
  }

  /// Writes help to standard output, through a pager where it is longer than the screen.
  static func writeHelp(_ text: String) throws(OutputError) {
    let output = OutputWriter.standardOutput(
      for: TerminalPolicy(facts: .current()), isEncoded: true)
    try output.write(text)
    try output.flush()
  }

  /// Help and version go to standard output; what is wrong in the command line to standard error.
  private static func tellUsage(_ error: any Error) -> Int32 {
    let message = RepoMapCommand.fullMessage(for: error)
    guard RepoMapCommand.exitCode(for: error) != .success else {
      do {
        try writeHelp(message + "\n")
        return ExitStatus.success
      } catch {
        return tell(error)
      }
    }
    let body = message.hasPrefix("Error: ") ? String(message.dropFirst("Error: ".count)) : message
    var lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.removeFirst()
    writeLines(
      [Line("error: ", .red) + Line(SafeText(sanitizing: String(first)))]
        + lines.map { Line(SafeText(sanitizing: String($0))) })
    writeForPrograms(CommandError(what: String(first)))
    return ExitStatus.failure
  }

  /// Tells what is wrong with the configuration: each a line, and the run goes on.
  static func warn(_ problems: [(place: [UInt8], what: String)]) {
    guard !problems.isEmpty else { return }
    writeLines(
      problems.map { problem in
        Line("warning: ", .yellow) + Line(SafeText(problem.place)) + ": "
          + Line(SafeText(sanitizing: problem.what))
      })
  }

  private static func writeError(_ error: CommandError) {
    var lines = [Line("error: ", .red) + Line(SafeText(sanitizing: error.what))]
    if let hint = error.hint {
      lines.append(Line("hint: ", .cyan) + Line(SafeText(sanitizing: hint)))
    }
    writeLines(lines)
    writeForPrograms(error)
  }

  /// Where JSON was asked for, tells the error as a line of JSON too.
  private static func writeForPrograms(_ error: CommandError) {
    guard CommandArguments.askForJSON(CommandLine.arguments) else { return }
    let output = OutputWriter(descriptor: STDERR_FILENO)
    try? output.write(error.json())
    try? output.flush()
  }

  /// Writes lines to standard error, as far as anybody reads it.
  static func writeLines(_ lines: [Line]) {
    let policy = TerminalPolicy(facts: .current())
    let encoder = LineEncoder(stream: policy.error, isUnicode: policy.isUnicode)
    let output = OutputWriter(descriptor: STDERR_FILENO)
    // Where standard error cannot be written there is nobody left to tell.
    try? output.write(lines.flatMap { encoder.encode($0) + [UInt8(ascii: "\n")] })
    try? output.flush()
  }
}
