internal import CTreeSitter

/// Parses sources of one language and finds their tags.
///
/// Not `Sendable`: one owner at a time. With `ParserArena` installed every call starts from an empty
/// arena; otherwise trees and parsers are freed as usual.
package final class SyntaxTagger {
  private let query: TagQuery
  private let grammar: OpaquePointer
  private let repair: SourceRepair?
  private let islands: IslandFinder?
  private let maximumTagCount: Int?

  /// Compiles the language's own query; an error there is a defect of the build.
  package convenience init(language: Language) throws(QueryError) {
    try self.init(query: try TagQuery(language: language, text: language.queryText))
  }

  package init(query: TagQuery) throws(QueryError) {
    self.query = query
    grammar = query.language.grammar
    repair = try SourceRepair(query.language.repairs)
    islands = try IslandFinder(query.language.islands, language: query.language)
    maximumTagCount = query.language.maximumTagCount
  }

  /// Parses `source` and returns its tags; linear in the source for healthy trees.
  ///
  /// Where the tree errs, the source is parsed again with the language's repairs, and the tags come
  /// from the tree with fewer errors. Where that errs too, `islands` adds what it lacks.
  ///
  /// Nil when libtree-sitter refuses the grammar (its ABI is outside `supportedGrammarABIs`).
  package func tags(in source: UnsafeBufferPointer<UInt8>) -> SyntaxTags? {
    if ParserArena.isInstalled { ParserArena.reset() }
    guard let parser = ts_parser_new() else { return nil }
    // Also with an arena: it frees what external scanners took from the C library.
    defer { ts_parser_delete(parser) }
    guard ts_parser_set_language(parser, grammar) else { return nil }
    var tags = bestTags(in: source, parser: parser)
    if let limit = maximumTagCount { tags?.keepOutermost(limit) }
    return tags
  }

  private func bestTags(
    in source: UnsafeBufferPointer<UInt8>, parser: OpaquePointer
  ) -> SyntaxTags? {
    guard let tags = parse(source, with: parser, textsFrom: source) else { return nil }
    guard tags.errorCount > 0, let copy = repair?.repaired(source) else { return tags }
    let second = copy.withUnsafeBufferPointer { parse($0, with: parser, textsFrom: source) }
    guard let second, second.errorCount < tags.errorCount else { return tags }
    return second
  }

  private func parse(
    _ source: UnsafeBufferPointer<UInt8>, with parser: OpaquePointer,
    textsFrom original: UnsafeBufferPointer<UInt8>
  ) -> SyntaxTags? {
    let tree = source.withMemoryRebound(to: CChar.self) { characters in
      ts_parser_parse_string(parser, nil, characters.baseAddress, UInt32(source.count))
    }
    guard let tree else { return nil }
    defer { if !ParserArena.isInstalled { ts_tree_delete(tree) } }
    let root = ts_tree_root_node(tree)
    var walker = TagWalker(query: query, source: original, root: root)
    var tags = walker.walk()
    if tags.errorCount > 0 { islands?.addIslands(to: &tags, root: root, source: original) }
    return tags
  }
}
