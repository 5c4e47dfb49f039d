internal import ArgumentParser
import TUI

extension OutputWriter {
  /// Standard output, through which records reach a terminal only as safe text, and what is too long
  /// for the screen reaches the reader through a pager.
  ///
  /// With `isEncoded` what is written are encoded lines; `pages` false is for what comes bit by bit.
  static func standardOutput(
    for policy: TerminalPolicy, isEncoded: Bool, pages: Bool = true
  ) -> OutputWriter {
    let pager = pages ? Pager(policy) : nil
    guard policy.output.isTerminal && !isEncoded else { return OutputWriter(pager: pager) }
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    return OutputWriter(pager: pager) { encoder.encode(Line(SafeText($0))) }
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
  /// Each line is made safe where it goes to a terminal, unless `body` writes encoded lines itself.
  func withWriter(
    for policy: TerminalPolicy, isEncoded: Bool = false, pages: Bool = true,
    _ body: (OutputWriter) async throws -> Void
  ) async throws {
    guard let output, output != "-" else {
      let writer = OutputWriter.standardOutput(for: policy, isEncoded: isEncoded, pages: pages)
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
