internal import CTreeSitter

/// Parses sources of one language and finds their tags.
///
/// Not `Sendable`: one owner at a time. With `ParserArena` installed every call starts from an empty
/// arena; otherwise trees and parsers are freed as usual.
package final class SyntaxTagger {
  private let query: TagQuery
  private let grammar: OpaquePointer

  /// Compiles the language's own query; an error there is a defect of the build.
  package convenience init(language: Language) throws(QueryError) {
    self.init(query: try TagQuery(language: language, text: language.queryText))
  }

  package init(query: TagQuery) {
    self.query = query
    grammar = query.language.grammar
  }

  /// Parses `source` and returns its tags; linear in the source for healthy trees.
  ///
  /// Nil when libtree-sitter refuses the grammar (its ABI is outside `supportedGrammarABIs`).
  package func tags(in source: UnsafeBufferPointer<UInt8>) -> SyntaxTags? {
    if ParserArena.isInstalled { ParserArena.reset() }
    guard let parser = ts_parser_new() else { return nil }
    // Also with an arena: it frees what external scanners took from the C library.
    defer { ts_parser_delete(parser) }
    guard ts_parser_set_language(parser, grammar) else { return nil }
    let tree = source.withMemoryRebound(to: CChar.self) { characters in
      ts_parser_parse_string(parser, nil, characters.baseAddress, UInt32(source.count))
    }
    guard let tree else { return nil }
    defer { if !ParserArena.isInstalled { ts_tree_delete(tree) } }
    var walker = TagWalker(query: query, source: source, root: ts_tree_root_node(tree))
    return walker.walk()
  }
}
