import RepoMap
import TreeSitter

/// Whether one language's grammar and tags query can be used.
struct LanguageHealth {
  let name: String
  /// The grammar's language ABI; nil where it cannot be read.
  let abi: Int?
  /// What keeps the query from fitting the grammar; nil where it does.
  let queryProblem: String?

  var isUsable: Bool { abi != nil && queryProblem == nil }

  /// Loads the grammar and compiles the query, a person's own where there is one.
  init(_ language: Language, queries: UserQueries) {
    name = language.name
    guard language.hasReadableGrammar else {
      abi = nil
      queryProblem = "there is no grammar that can be read"
      return
    }
    abi = language.grammarABI
    do throws(QueryError) {
      _ = try TagQuery(language: language, text: queries[language]?.text ?? language.queryText)
      queryProblem = nil
    } catch {
      queryProblem = error.message
    }
  }
}
