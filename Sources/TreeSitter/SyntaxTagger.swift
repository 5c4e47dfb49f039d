internal import CTreeSitter

/// Parses sources of one language and finds their tags.
///
/// Not `Sendable`: one owner at a time. With `ParserArena` installed every call starts from an empty
/// arena; otherwise trees and parsers are freed as usual.
package final class SyntaxTagger {
  private let query: TagQuery
  private let grammar: OpaquePointer
  private let repair: SourceRepair?

  /// Compiles the language's own query; an error there is a defect of the build.
  package convenience init(language: Language) throws(QueryError) {
    try self.init(query: try TagQuery(language: language, text: language.queryText))
  }

  package init(query: TagQuery) throws(QueryError) {
    self.query = query
    grammar = query.language.grammar
    repair = try SourceRepair(query.language.repairs)
  }

  /// Parses `source` and returns its tags; linear in the source for healthy trees.
  ///
  /// Where the tree errs, the source is parsed again with the language's repairs, and the tags come
  /// from the tree with fewer errors.
  ///
  /// Nil when libtree-sitter refuses the grammar (its ABI is outside `supportedGrammarABIs`).
  package func tags(in source: UnsafeBufferPointer<UInt8>) -> SyntaxTags? {
    if ParserArena.isInstalled { ParserArena.reset() }
    guard let parser = ts_parser_new() else { return nil }
    // Also with an arena: it frees what external scanners took from the C library.
    defer { ts_parser_delete(parser) }
    guard ts_parser_set_language(parser, grammar) else { return nil }
    guard let tree = parse(source, with: parser) else { return nil }
    defer { free(tree) }
    guard ts_node_has_error(ts_tree_root_node(tree)), let copy = repair?.repaired(source),
      let second = copy.withUnsafeBufferPointer({ parse($0, with: parser) })
    else { return tags(of: tree, source) }
    defer { free(second) }
    let repaired = tags(of: second, source)
    guard repaired.errorCount > 0 else { return repaired }
    let original = tags(of: tree, source)
    return repaired.errorCount < original.errorCount ? repaired : original
  }

  private func parse(
    _ source: UnsafeBufferPointer<UInt8>, with parser: OpaquePointer
  ) -> OpaquePointer? {
    source.withMemoryRebound(to: CChar.self) { characters in
      ts_parser_parse_string(parser, nil, characters.baseAddress, UInt32(source.count))
    }
  }

  private func tags(of tree: OpaquePointer, _ source: UnsafeBufferPointer<UInt8>) -> SyntaxTags {
    var walker = TagWalker(query: query, source: source, root: ts_tree_root_node(tree))
    return walker.walk()
  }

  private func free(_ tree: OpaquePointer) {
    if !ParserArena.isInstalled { ts_tree_delete(tree) }
  }
}
