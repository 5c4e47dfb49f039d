internal import ArgumentParser
import TUI

extension OutputWriter {
  /// Standard output, through which records reach a terminal only as safe text.
  static func standardOutput(filteringFor policy: TerminalPolicy?) -> OutputWriter {
    guard let policy, policy.output.isTerminal else { return OutputWriter() }
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    return OutputWriter { encoder.encode(Line(SafeText($0))) }
  }
}

/// Where a report goes.
struct OutputOptionGroup: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Write to this file instead of standard output; it is replaced only when the run succeeds.",
      valueName: "file"))
  var output: String?

  /// Whether what is written goes to a terminal of `policy`.
  func isTerminal(_ policy: TerminalPolicy) -> Bool {
    policy.output.isTerminal && (output == nil || output == "-")
  }

  /// Runs `body` with the destination's writer, and completes or removes the output file.
  ///
  /// With a `policy` each line is made safe where it goes to a terminal; without one, `body` writes
  /// encoded lines itself.
  func withWriter(
    filteringFor policy: TerminalPolicy?, _ body: (OutputWriter) async throws -> Void
  ) async throws {
    guard let output, output != "-" else {
      let writer = OutputWriter.standardOutput(filteringFor: policy)
      try await body(writer)
      return try writer.flush()
    }
    let file = try ReplacementFile(path: output)
    do {
      try await body(file.writer)
      try file.writer.flush()
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }
}
