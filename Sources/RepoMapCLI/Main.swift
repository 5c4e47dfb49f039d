internal import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@main
enum Main {
  static func main() async {
    if WorkerEntryPoint.serveIfAsked() { return }
    // A closed pipe must reach us as EPIPE, so that the terminal and temporary files are left in
    // order before the process dies by SIGPIPE.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try RepoMapCommand.parseAsRoot()
      if var asyncCommand = command as? any AsyncParsableCommand {
        try await asyncCommand.run()
      } else {
        try command.run()
      }
    } catch {
      exit(report(error))
    }
  }

  /// Prints `error` as it should be seen and returns the exit code.
  private static func report(_ error: any Error) -> Int32 {
    switch error {
    case OutputError.closedPipe:
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
      return ExitStatus.success
    default:
      RepoMapCommand.exit(withError: error)
    }
  }
}
