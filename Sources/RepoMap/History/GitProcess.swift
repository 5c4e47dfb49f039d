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
  static let maximumInputLength = ChildProcess.maximumInputLength

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
    let command =
      ["git", "-C"].map(\.bytes) + [directory] + Self.options.map(\.bytes)
      + emptied.map { "--config-env=".bytes + $0 + "=\(Self.emptyVariable)".bytes } + arguments
    let git = ChildProcess(command: command, environment: Self.environment)
    let result: ChildProcess.Result
    do {
      result = try git.run(input: input)
    } catch {
      throw .notStarted(errno: error.errno)
    }
    guard result.status == 0 else { throw .failed(status: result.status) }
    return result.output
  }
}
