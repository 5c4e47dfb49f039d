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
  /// Of all sources so far.
  package private(set) var work = TaggingWork()

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
    guard let tree = parse(source, with: parser) else { return nil }
    defer { delete(tree) }
    var (tags, root) = walk(tree, textsFrom: source)
    guard tags.errorCount > 0 else { return tags }
    let second = repairedTree(of: source, tree, errorCount: tags.errorCount, parser: parser)
    defer { if let second { delete(second) } }
    if let second {
      let repaired = walk(second, textsFrom: source)
      if repaired.tags.errorCount < tags.errorCount { (tags, root) = repaired }
    }
    if tags.errorCount > 0 {
      islands?.addIslands(to: &tags, root: root, source: source, work: &work)
    }
    return tags
  }

  /// The tree of the source with its repairs; nil where there are none.
  private func repairedTree(
    of source: UnsafeBufferPointer<UInt8>, _ tree: OpaquePointer, errorCount: Int,
    parser: OpaquePointer
  ) -> OpaquePointer? {
    repair?.repaired(source, work: &work)?.withUnsafeBufferPointer {
      parse($0, with: parser, repairing: source, tree, errorCount: errorCount)
    } ?? nil
  }

  /// Parses what repairs have made of a source, whose `tree` has errors.
  ///
  /// What of the tree the repairs leave alone is used again, if that gives a tree without errors: how a
  /// parser goes on after an error depends on what it used.
  private func parse(
    _ copy: UnsafeBufferPointer<UInt8>, with parser: OpaquePointer,
    repairing source: UnsafeBufferPointer<UInt8>, _ tree: OpaquePointer, errorCount: Int
  ) -> OpaquePointer? {
    let edits = TreeEdits(from: source, to: copy)
    // With more errors than changed stretches some will stay.
    guard errorCount <= edits.count, let edited = ts_tree_copy(tree) else {
      return parse(copy, with: parser)
    }
    defer { delete(edited) }
    edits.apply(to: edited)
    guard let second = parse(copy, with: parser, after: edited) else { return nil }
    guard ts_node_has_error(ts_tree_root_node(second)) else { return second }
    delete(second)
    return parse(copy, with: parser)
  }

  private func parse(
    _ source: UnsafeBufferPointer<UInt8>, with parser: OpaquePointer,
    after old: OpaquePointer? = nil
  ) -> OpaquePointer? {
    work.parses += 1
    return source.withMemoryRebound(to: CChar.self) { characters in
      ts_parser_parse_string(parser, old, characters.baseAddress, UInt32(source.count))
    }
  }

  private func walk(
    _ tree: OpaquePointer, textsFrom source: UnsafeBufferPointer<UInt8>
  ) -> (tags: SyntaxTags, root: TSNode) {
    let root = ts_tree_root_node(tree)
    var walker = TagWalker(query: query, source: source, root: root)
    let tags = walker.walk()
    work.nodes += walker.nodeCount
    work.patterns += walker.patternCount
    return (tags, root)
  }

  private func delete(_ tree: OpaquePointer) {
    if !ParserArena.isInstalled { ts_tree_delete(tree) }
  }
}
