internal import ArgumentParser
import RepoMap
import TreeSitter

struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "Lists the languages that are compiled in.",
    discussion: """
      Tab-separated: name, ctags' name, extensions, file names and interpreters. With --licenses:
      name, licence, origin and revision of the grammar. With --json everything.
      """
  )

  @Flag(help: "Show each grammar's licence, origin and revision.")
  var licenses = false

  @Flag(help: "One JSON array.")
  var json = false

  func run() throws {
    let writer = OutputWriter()
    if json {
      try writer.write(jsonText())
    } else {
      for language in Language.all { try writer.write(row(language) + "\n") }
    }
    try writer.flush()
  }

  private func row(_ language: Language) -> String {
    let columns =
      licenses
      ? [
        language.name, language.grammarLicense, language.grammarOrigin, language.grammarRevision,
      ]
      : [
        language.name, language.displayName,
        language.extensions.map { "." + $0 }.joined(separator: " "),
        (language.fileNames + language.interpreters.map { "#!" + $0 }).joined(separator: " "),
      ]
    return columns.joined(separator: "\t")
  }

  private func jsonText() -> [UInt8] {
    var json = JSONWriter()
    json.beginArray()
    for language in Language.all { write(language, to: &json) }
    json.endArray()
    json.endLine()
    return json.bytes
  }

  private func write(_ language: Language, to json: inout JSONWriter) {
    json.beginObject()
    for (key, value) in [
      ("name", language.name), ("ctagsName", language.displayName),
      ("license", language.grammarLicense), ("origin", language.grammarOrigin),
      ("revision", language.grammarRevision),
    ] {
      json.key(key)
      json.value(value)
    }
    json.key("abi")
    json.value(language.grammarABI)
    for (key, values) in [
      ("extensions", language.extensions), ("fileNames", language.fileNames),
      ("interpreters", language.interpreters),
    ] {
      json.key(key)
      json.beginArray()
      for value in values { json.value(value) }
      json.endArray()
    }
    json.endObject()
  }
}
