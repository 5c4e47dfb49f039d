package import FileScanning
package import TreeSitter

/// Tags queries of a person that stand in for the built-in ones, a file `LANGUAGE.scm` each.
package struct UserQueries: Sendable {
  package struct Query: Sendable {
    package let path: [UInt8]
    package let text: [UInt8]
    let embeddedLanguages: [Language]
  }

  /// Why a file cannot be used, as a person is told it.
  package struct Failure: Error, Sendable {
    /// What is wrong and where: `FILE:LINE:COLUMN: …` for a mistake in a query.
    package let what: String
    package let hint: String
  }

  private(set) var byLanguage: [Language: Query] = [:]

  package init() {}

  package var isEmpty: Bool { byLanguage.isEmpty }

  /// Reads and compiles the queries of each folder; a later folder's stand in for an earlier one's.
  ///
  /// `language` finds the language of a name, nil where there is none.
  package init(_ folders: [UserFolder], language: (String) throws -> Language?) throws {
    for folder in folders {
      for file in try folder.files(withSuffix: ".scm") { try add(file, language) }
    }
  }

  /// Throws where a language whose grammar was loaded has no query, or the built-in one does not fit.
  package func checkLoadedGrammars() throws {
    for library in GrammarLibrary.loaded {
      guard let language = Language(name: library.language), byLanguage[language] == nil else {
        continue
      }
      let path = String(decoding: library.path, as: UTF8.self)
      let hint = "write \(language.name).scm, and name its folder by --queries"
      guard !language.queryText.isEmpty else {
        throw Failure(what: "\(path): there is no query for '\(language.name)'", hint: hint)
      }
      do {
        _ = try TagQuery(language: language, text: language.queryText)
      } catch {
        throw Failure(
          what: "\(path): the built-in query does not fit this grammar: \(error.message)",
          hint: hint)
      }
    }
  }

  /// The query that stands in for the language's own.
  package subscript(language: Language) -> Query? { byLanguage[language] }

  /// `Language.contentVersion`, changed by the query that stands in for the built-in one, and behind
  /// it those of the languages that the query finds embedded.
  package func contentVersion(of language: Language) -> String {
    let embedded = byLanguage[language]?.embeddedLanguages ?? language.embeddedLanguages
    return ([language] + embedded).map(ownVersion).joined(separator: " ")
  }

  private func ownVersion(of language: Language) -> String {
    guard let query = byLanguage[language] else { return language.contentVersion }
    return language.contentVersion + "+" + String(Self.hash(query.text), radix: 16)
  }

  private mutating func add(
    _ file: UserFolder.File, _ find: (String) throws -> Language?
  ) throws {
    let name = String(decoding: file.name.dropLast(".scm".utf8.count), as: UTF8.self)
    let path = String(decoding: file.path, as: UTF8.self)
    guard let language = try find(name) else {
      throw Failure(
        what: "\(path): no language '\(name)'",
        hint: "name the file as `repomap languages` names the language, or load its grammar "
          + "by --grammar \(name)=FILE")
    }
    do {
      let query = try TagQuery(language: language, text: file.text)
      byLanguage[language] = Query(
        path: file.path, text: file.text, embeddedLanguages: query.embeddedLanguages)
    } catch {
      throw Failure(
        what: "\(path):\(error.line):\(error.column): \(error.message)",
        hint: "mend the query, or take the file away to have the built-in one")
    }
  }

  /// FNV-1a of 64 bits; it tells one version of a person's own file from the next.
  private static func hash(_ text: [UInt8]) -> UInt64 {
    text.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
