/// Finds the tags of sources in any language, and of the other languages' sources embedded in them.
///
/// A language's query is compiled when it is first asked for. Not `Sendable`: one owner at a time.
package final class SourceTagger {
  private let queries: [Language: [UInt8]]
  private var taggers: [Language: SyntaxTagger] = [:]

  /// `queries` are texts that stand in for the built-in ones.
  package init(queries: [Language: [UInt8]] = [:]) {
    self.queries = queries
  }

  /// The tags of `source` in the order of their names, linear in the source for healthy trees.
  ///
  /// What is embedded in an embedded part is not looked for. Nil when libtree-sitter refuses the
  /// grammar; an error is one of the data or of a person's query.
  package func tags(
    in source: UnsafeBufferPointer<UInt8>, language: Language
  ) throws(QueryError) -> SyntaxTags? {
    guard var tags = try tagger(of: language).tags(in: source) else { return nil }
    for part in tags.embedded {
      let bytes = source[Int(part.range.start)..<Int(part.range.end)]
      let inner = try tagger(of: part.language).tags(in: UnsafeBufferPointer(rebasing: bytes))
      if let inner { tags.append(inner, of: part) }
    }
    if !tags.embedded.isEmpty { tags.sortByName() }
    return tags
  }

  private func tagger(of language: Language) throws(QueryError) -> SyntaxTagger {
    if let known = taggers[language] { return known }
    let text = queries[language] ?? language.queryText
    let tagger = try SyntaxTagger(query: TagQuery(language: language, text: text))
    taggers[language] = tagger
    return tagger
  }
}
