/// A tags query as written: patterns with their predicates, names not yet resolved.
struct QuerySyntax {
  /// One element of a pattern: a node, an anonymous node, a wildcard or an alternation.
  struct Element {
    enum Shape {
      case named(String)
      case anonymous(String)
      case anyNamed
      case any
      case alternation([Element])
    }
    enum Quantifier: UInt8 { case one, optional, zeroOrMore, oneOrMore }

    var shape: Shape
    var position: QueryPosition
    var field: String?
    var quantifier = Quantifier.one
    var children: [Element] = []
    var negatedFields: [String] = []
    var captures: [String] = []
    /// Whether a `.` stands before it (it must directly follow the sibling before).
    var isAnchored = false
    /// Whether a `.` stands after its last child.
    var isLastChildAnchored = false
  }

  enum Argument: Equatable {
    case capture(String)
    case text([UInt8])
  }

  struct Predicate {
    var name: String
    var arguments: [Argument]
    var position: QueryPosition
  }

  struct Pattern {
    var root: Element
    var predicates: [Predicate] = []
  }

  let patterns: [Pattern]

  init(_ text: [UInt8]) throws(QueryError) {
    var parser = QuerySyntaxParser(text: text)
    patterns = try parser.parsePatterns()
  }
}

/// Recursive descent over a query's bytes.
private struct QuerySyntaxParser {
  typealias Element = QuerySyntax.Element

  private let text: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0
  /// Predicates met inside the pattern being read, wherever they stand.
  private var predicates: [QuerySyntax.Predicate] = []

  init(text: [UInt8]) {
    self.text = text
  }

  mutating func parsePatterns() throws(QueryError) -> [QuerySyntax.Pattern] {
    var patterns: [QuerySyntax.Pattern] = []
    skipBlanks()
    while next != nil {
      predicates = []
      let root = try parseElement()
      patterns.append(.init(root: root, predicates: predicates))
      skipBlanks()
    }
    return patterns
  }

  /// One element with its field, quantifier and captures.
  private mutating func parseElement() throws(QueryError) -> Element {
    let start = place
    let field = takeFieldName()
    var element = try parseShape()
    element.field = field
    element.position = start
    if take("?") {
      element.quantifier = .optional
    } else if take("*") {
      element.quantifier = .zeroOrMore
    } else if take("+") {
      element.quantifier = .oneOrMore
    }
    skipBlanks()
    while take("@") {
      element.captures.append(try parseWord("a capture's name"))
      skipBlanks()
    }
    return element
  }

  private mutating func parseShape() throws(QueryError) -> Element {
    let start = place
    if take("(") { return try parseParenthesized() }
    if take("[") { return try parseAlternation() }
    if next == UInt8(ascii: "\"") {
      let string = try parseString()
      return Element(shape: .anonymous(String(decoding: string, as: UTF8.self)), position: start)
    }
    if try parseWord("a pattern") == "_" { return Element(shape: .any, position: start) }
    throw failure("a pattern begins with '(', '[', '\"' or '_'")
  }

  /// What follows `(`: a node with children, or a group that only holds an element and predicates.
  private mutating func parseParenthesized() throws(QueryError) -> Element {
    let start = place
    skipBlanks()
    if next == UInt8(ascii: "(") || next == UInt8(ascii: "[") || next == UInt8(ascii: "\"") {
      return try parseGroup()
    }
    let name = try parseWord("a node type")
    var element = Element(shape: name == "_" ? .anyNamed : .named(name), position: start)
    try parseChildren(of: &element)
    return element
  }

  private mutating func parseGroup() throws(QueryError) -> Element {
    let element = try parseElement()
    skipBlanks()
    while !take(")") {
      guard take("("), next == UInt8(ascii: "#") else {
        throw failure("a group holds one pattern and its predicates")
      }
      try parsePredicate()
      skipBlanks()
    }
    return element
  }

  private mutating func parseChildren(of element: inout Element) throws(QueryError) {
    var isAnchored = false
    skipBlanks()
    while !take(")") {
      if take(".") {
        isAnchored = true
      } else if take("!") {
        element.negatedFields.append(try parseWord("a field's name"))
      } else if startsPredicate {
        position += 1
        try parsePredicate()
      } else {
        var child = try parseElement()
        child.isAnchored = isAnchored
        isAnchored = false
        element.children.append(child)
      }
      skipBlanks()
    }
    element.isLastChildAnchored = isAnchored
  }

  private mutating func parseAlternation() throws(QueryError) -> Element {
    var element = Element(shape: .any, position: place)
    var branches: [Element] = []
    skipBlanks()
    while !take("]") {
      branches.append(try parseElement())
      skipBlanks()
    }
    element.shape = .alternation(branches)
    return element
  }

  private var startsPredicate: Bool {
    next == UInt8(ascii: "(") && position + 1 < text.count
      && text[position + 1] == UInt8(ascii: "#")
  }

  /// What follows `(` of `(#name? …)`.
  private mutating func parsePredicate() throws(QueryError) {
    let start = place
    position += 1
    let name = try parseWord("a predicate's name")
    var arguments: [QuerySyntax.Argument] = []
    skipBlanks()
    while !take(")") {
      if take("@") {
        arguments.append(.capture(try parseWord("a capture's name")))
      } else if next == UInt8(ascii: "\"") {
        arguments.append(.text(try parseString()))
      } else {
        arguments.append(.text(Array(try parseWord("an argument").utf8)))
      }
      skipBlanks()
    }
    predicates.append(.init(name: name, arguments: arguments, position: start))
  }

  /// A `field:` prefix, consumed if it stands here.
  private mutating func takeFieldName() -> String? {
    var end = position
    while end < text.count, isWordByte(text[end]) { end += 1 }
    guard end > position, end < text.count, text[end] == UInt8(ascii: ":") else { return nil }
    defer {
      position = end + 1
      skipBlanks()
    }
    return String(decoding: text[position..<end], as: UTF8.self)
  }

  private mutating func parseWord(_ what: String) throws(QueryError) -> String {
    let start = position
    while let byte = next, isWordByte(byte) { position += 1 }
    guard position > start else { throw failure("expected \(what)") }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private mutating func parseString() throws(QueryError) -> [UInt8] {
    position += 1
    var bytes: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      position += 1
      if byte == UInt8(ascii: "\n") { throw failure("a string ends on its line") }
      guard byte == UInt8(ascii: "\\"), let escaped = next else {
        bytes.append(byte)
        continue
      }
      position += 1
      switch escaped {
      case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
      default: bytes.append(escaped)
      }
    }
    guard take("\"") else { throw failure("a string has no end") }
    return bytes
  }

  private var place: QueryPosition {
    QueryPosition(line: line, column: position - lineStart + 1)
  }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private mutating func take(_ literal: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: literal) else { return false }
    position += 1
    return true
  }

  /// Skips white space and comments, counting lines.
  private mutating func skipBlanks() {
    var isComment = false
    while let byte = next, isComment || byte <= 0x20 || byte == UInt8(ascii: ";") {
      if byte == UInt8(ascii: "\n") {
        line += 1
        lineStart = position + 1
        isComment = false
      } else if byte == UInt8(ascii: ";") {
        isComment = true
      }
      position += 1
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      || "_-.?!#".utf8.contains(byte)
  }

  private func failure(_ message: String) -> QueryError {
    QueryError(at: place, message: message)
  }
}
