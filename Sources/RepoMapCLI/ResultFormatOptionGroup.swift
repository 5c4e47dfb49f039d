internal import ArgumentParser
import TUI

/// The form of a list of results.
struct ResultFormatOptionGroup: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, tsv, json, ndjson
  }

  @Option(help: "text, tsv, json or ndjson (default: text on a terminal, else tsv).")
  var format: Format?

  @Flag(help: "The same as --format json.")
  var json = false

  @OptionGroup var rows: RowOptionGroup

  func validate() throws {
    guard rows.isUsed, json || format.map({ $0 != .tsv }) == true else { return }
    throw ValidationError("--fields and --null go with --format tsv")
  }

  /// What to write to a terminal, or to something else.
  func chosen(isTerminal: Bool) -> Format {
    if rows.isUsed { return .tsv }
    return format ?? (json ? .json : isTerminal ? .text : .tsv)
  }
}
