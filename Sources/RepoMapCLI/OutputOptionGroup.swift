internal import ArgumentParser

/// Where a report goes.
struct OutputOptionGroup: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Write to this file instead of standard output; it is replaced only when the run succeeds.",
      valueName: "file"))
  var output: String?

  /// Runs `body` with the destination's writer, and completes or removes the output file.
  func withWriter(_ body: (OutputWriter) async throws -> Void) async throws {
    guard let output, output != "-" else {
      let writer = OutputWriter()
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
