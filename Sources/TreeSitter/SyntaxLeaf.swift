internal import CTreeSitter

/// A stretch of source in one colour.
package struct SyntaxLeaf: Sendable, Equatable {
  /// What it is, as far as colour goes.
  package enum Class: UInt8, Sendable, CaseIterable {
    case comment = 1
    case string, number, keyword, type, constant
  }

  package let kind: Class
  package let range: ByteRange

  package init(kind: Class, range: ByteRange) {
    self.kind = kind
    self.range = range
  }
}

/// Finds the stretches of a source that deserve a colour, by the names that grammars give their nodes:
/// no query, and the same rules for every language.
package struct SyntaxColorizer {
  private let grammar: OpaquePointer
  /// By symbol of the grammar.
  private let classes: [SyntaxLeaf.Class?]

  package init(language: Language) {
    let grammar = language.grammar
    let comments = Set(language.commentNodes)
    self.grammar = grammar
    classes = (0..<ts_language_symbol_count(grammar)).map { number in
      let symbol = TSSymbol(number)
      guard let name = ts_language_symbol_name(grammar, symbol) else { return nil }
      let text = String(cString: name)
      let isNamed = ts_language_symbol_type(grammar, symbol) == TSSymbolTypeRegular
      if isNamed && comments.contains(text) { return .comment }
      return isNamed ? Self.classOfNode(text) : Self.classOfToken(text)
    }
  }

  /// The stretches in the order of the source, none inside another; nil where the grammar is refused.
  package func leaves(in source: UnsafeBufferPointer<UInt8>) -> [SyntaxLeaf]? {
    if ParserArena.isInstalled { ParserArena.reset() }
    guard let parser = ts_parser_new() else { return nil }
    defer { ts_parser_delete(parser) }
    guard ts_parser_set_language(parser, grammar) else { return nil }
    let tree = source.withMemoryRebound(to: CChar.self) { characters in
      ts_parser_parse_string(parser, nil, characters.baseAddress, UInt32(source.count))
    }
    guard let tree else { return nil }
    defer { if !ParserArena.isInstalled { ts_tree_delete(tree) } }
    return leaves(below: ts_tree_root_node(tree))
  }

  /// The stretches below `root`, as above.
  func leaves(below root: TSNode) -> [SyntaxLeaf] {
    var cursor = ts_tree_cursor_new(root)
    defer { ts_tree_cursor_delete(&cursor) }
    var leaves: [SyntaxLeaf] = []
    while true {
      let node = ts_tree_cursor_current_node(&cursor)
      let kind = classOf(node)
      if let kind {
        let range = ByteRange(start: ts_node_start_byte(node), end: ts_node_end_byte(node))
        leaves.append(SyntaxLeaf(kind: kind, range: range))
      }
      if kind == nil && ts_tree_cursor_goto_first_child(&cursor) { continue }
      while !ts_tree_cursor_goto_next_sibling(&cursor) {
        guard ts_tree_cursor_goto_parent(&cursor) else { return leaves }
      }
    }
  }

  /// Words of a grammar that are no leaves are expressions of that name, as Go's `type`.
  private func classOf(_ node: TSNode) -> SyntaxLeaf.Class? {
    let symbol = Int(ts_node_symbol(node))
    guard symbol < classes.count, let kind = classes[symbol] else { return nil }
    let isWhole = kind == .comment || kind == .string
    return isWhole || ts_node_child_count(node) == 0 ? kind : nil
  }

  /// What a named node is, by the words that grammars use for it.
  private static func classOfNode(_ name: String) -> SyntaxLeaf.Class? {
    if name.contains("comment") { return .comment }
    let isText = strings.contains(where: name.contains)
    if isText && !notStrings.contains(where: name.contains) { return .string }
    if numbers.contains(where: name.contains) { return .number }
    if types.contains(where: name.contains) { return .type }
    return constants.contains(name) ? .constant : nil
  }

  /// A token that is a word is a keyword: `if`, `func`, but not `+`.
  private static func classOfToken(_ name: String) -> SyntaxLeaf.Class? {
    let isWord = name.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || $0 == UInt8(ascii: "_") }
    return isWord && name.utf8.count > 1 ? .keyword : nil
  }

  private static let strings = [
    "string", "str_text", "char_literal", "character", "rune", "heredoc", "regex",
  ]
  /// `string_array`, `string_type`, `string_expression`: what is built of strings or stands for them.
  private static let notStrings = ["array", "type", "expression", "interpolation"]
  private static let numbers = ["integer", "float", "number", "numeric", "int_literal", "decimal"]
  private static let types = [
    "type_identifier", "primitive_type", "predefined_type", "builtin_type",
  ]
  private static let constants: Set<String> = [
    "true", "false", "null", "nil", "none", "null_literal", "boolean_literal", "undefined",
    "boolean", "self", "this", "super",
  ]
}
