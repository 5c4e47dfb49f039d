internal import ArgumentParser
import RepoMap

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of an output."
  )

  @Argument(
    help: "analysis, diff, find, graph, map, outline, refs, show, or tags (a line of `tags`).")
  var name: String

  func run() throws {
    guard let schema = OutputSchema(rawValue: name) else {
      throw CommandError(
        what: "no schema '\(name)'",
        hint: "choose one of \(OutputSchema.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let writer = OutputWriter()
    try writer.write(schema.text)
    try writer.flush()
  }

  /// The names, as a sentence lists them.
  private static var choice: String {
    let names = OutputSchema.allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + names.suffix(1).map { " or " + $0 }.joined()
  }
}
