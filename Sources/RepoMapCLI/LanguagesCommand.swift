internal import ArgumentParser
import RepoMap
import TUI
import TreeSitter

struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "Lists the languages that are compiled in or loaded.",
    discussion: """
      On a terminal a table, elsewhere tab-separated: name, ctags' name, extensions,
      file names and interpreters, `definitions` and `references` where its query
      lists them, the grammar's revision or the file that it was loaded from, and the
      query: `built-in` or a file of yours. With --licenses: name, licence, origin and
      revision of the grammar. With --json everything.
      """
  )

  @Flag(help: "Show each grammar's licence, origin and revision.")
  var licenses = false

  @Flag(help: "One JSON array.")
  var json = false

  @OptionGroup var queries: QueryOptionGroup
  @OptionGroup var pager: PagerOptionGroup

  func run() throws {
    let policy = pager.policy
    let writer = OutputWriter.standardOutput(for: policy, isEncoded: true)
    if json {
      try writer.write(try jsonText())
    } else if policy.output.isTerminal {
      try writer.write(try tableText(policy))
    } else {
      for language in Language.all {
        try writer.write(try columns(of: language).joined(separator: "\t") + "\n")
      }
    }
    try writer.flush()
  }

  private func tableText(_ policy: TerminalPolicy) throws -> [UInt8] {
    var table = Table(columns: licenses ? Self.licenseColumns : Self.columns)
    for language in Language.all {
      table.rows.append(try columns(of: language).map { .text(SafeText(sanitizing: $0)) })
    }
    return policy.encode(table.lines(width: policy.width - 1, glyphs: policy.glyphs))
  }

  /// The columns of `columns(of:)` on a terminal.
  private static let columns: [Table.Column] = [
    .init("Name", importance: 9), .init("For ctags", importance: 4),
    .init("Extensions", importance: 8, cut: .end, leastWidth: 12),
    .init("File names", importance: 7, cut: .end, leastWidth: 12),
    .init("Lists", importance: 6, cut: .end, leastWidth: 11),
    .init("Grammar", importance: 3, cut: .end, leastWidth: 8),
    .init("Query", importance: 2, cut: .path, leastWidth: 8),
  ]
  private static let licenseColumns: [Table.Column] = [
    .init("Name", importance: 9), .init("Licence", importance: 8),
    .init("Origin", importance: 7, cut: .middle, leastWidth: 20),
    .init("Revision", importance: 6, cut: .end, leastWidth: 8),
  ]

  private func columns(of language: Language) throws -> [String] {
    licenses
      ? [
        language.name, language.grammarLicense, language.grammarOrigin, language.grammarRevision,
      ]
      : [
        language.name, language.displayName,
        language.extensions.map { "." + $0 }.joined(separator: " "),
        (language.fileNames + language.interpreters.map { "#!" + $0 }).joined(separator: " "),
        try listedRoles(of: language).joined(separator: " "), grammar(of: language),
        queryOrigin(of: language),
      ]
  }

  /// The grammar's revision, or the file that it was loaded from.
  private func grammar(of language: Language) -> String {
    let revision = language.grammarRevision
    return revision.isEmpty ? SafeText(sanitizing: language.grammarOrigin).description : revision
  }

  /// `definitions` and `references`, where the language's query lists them.
  private func listedRoles(of language: Language) throws -> [String] {
    let text = queries.loaded[language]?.text ?? language.queryText
    let roles = try TagQuery(language: language, text: text).roles
    return (roles.contains(.definition) ? ["definitions"] : [])
      + (roles.contains(.reference) ? ["references"] : [])
  }

  /// The file of a person's own query, in which no control character stands for itself.
  private func queryOrigin(of language: Language) -> String {
    let path = queries.loaded[language].map { String(decoding: $0.path, as: UTF8.self) }
    return path.map { SafeText(sanitizing: $0).description } ?? "built-in"
  }

  private func jsonText() throws -> [UInt8] {
    var json = JSONWriter()
    json.beginArray()
    for language in Language.all { try write(language, to: &json) }
    json.endArray()
    json.endLine()
    return json.bytes
  }

  private func write(_ language: Language, to json: inout JSONWriter) throws {
    json.beginObject()
    for (key, value) in [
      ("name", language.name), ("ctagsName", language.displayName),
      ("license", language.grammarLicense), ("origin", language.grammarOrigin),
      ("revision", language.grammarRevision),
      ("contentVersion", queries.loaded.contentVersion(of: language)),
      ("query", queryOrigin(of: language)),
    ] as [(StaticString, String)] {
      json.key(key)
      json.value(value)
    }
    json.key("abi")
    json.value(language.grammarABI)
    for (key, values) in [
      ("extensions", language.extensions), ("fileNames", language.fileNames),
      ("interpreters", language.interpreters), ("aliases", language.aliases),
      ("lists", try listedRoles(of: language)),
    ] as [(StaticString, [String])] {
      json.key(key)
      json.beginArray()
      for value in values { json.value(value) }
      json.endArray()
    }
    json.endObject()
  }
}
