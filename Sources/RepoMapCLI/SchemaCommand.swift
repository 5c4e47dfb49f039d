internal import ArgumentParser
import RepoMap

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of an output."
  )

  @Argument(
    help: """
      analysis, bench, diff, doctor, find, graph, map, outline, refs, show, stats; of lines: \
      progress, tags or watch.
      """,
    completion: .list(OutputSchema.allCases.map(\.rawValue)))
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
}
