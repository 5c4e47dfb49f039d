internal import ArgumentParser
import RepoMap

/// Which columns rows have, and what ends a row.
struct RowOptionGroup: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Columns of tsv, parted by commas; --fields alone lists them.", valueName: "names"),
    completion: .custom { words, _, typed in Self.completions(of: typed, in: words) })
  var fields: String?

  @Flag(
    name: [.customShort("0"), .customLong("null")],
    help: "End rows of tsv with a NUL; a single column is then written as it is.")
  var isNULEnded = false

  /// Whether only rows can be meant.
  var isUsed: Bool { fields != nil || isNULEnded }

  /// What parts names in a list that `--files-from` reads.
  var listSeparator: UInt8 { isNULEnded ? 0 : UInt8(ascii: "\n") }

  /// Prints the names of `known` where that is what was asked for; true if so.
  func list<Record>(_ known: RowFields<Record>) throws -> Bool {
    guard fields == "?" else { return false }
    let output = OutputWriter()
    for field in known.all { try output.write(field.name + "\n") }
    try output.flush()
    return true
  }

  /// Rows of the columns that were asked for, of the standard ones otherwise.
  func format<Record>(_ known: RowFields<Record>) throws(CommandError) -> RowFormat<Record> {
    guard let fields else { return RowFormat(known.standard, isNULEnded: isNULEnded) }
    var chosen: [RowField<Record>] = []
    for name in fields.split(separator: ",", omittingEmptySubsequences: false) {
      guard let field = known[name] else { throw unknown(String(name), of: known.all.map(\.name)) }
      chosen.append(field)
    }
    return RowFormat(chosen, isNULEnded: isNULEnded)
  }

  /// Lists of columns that `typed` may become, of the command among `words`.
  private static func completions(of typed: String, in words: [String]) -> [String] {
    let names =
      switch words.first(where: { ["find", "refs", "tags", "files"].contains($0) }) {
      case "find": FindReport.fields.all.map(\.name)
      case "refs": ReferenceReport.fields.all.map(\.name)
      case "tags": TagRow.fields.all.map(\.name)
      case "files": ListedFile.fields.all.map(\.name)
      default: [String]()
      }
    let begun = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
    return names.map { begun + $0 }
  }

  private func unknown(_ name: String, of names: [String]) -> CommandError {
    let nearest = NearestWord.of(name, in: names).map { "did you mean '\($0)'? " } ?? ""
    return CommandError(
      what: "no column '\(name)'", hint: nearest + "columns: " + names.joined(separator: ", "))
  }
}
