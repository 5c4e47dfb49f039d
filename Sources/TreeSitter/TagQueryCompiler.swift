internal import CTreeSitter

/// Resolves the names of a query against a grammar and flattens its patterns.
struct TagQueryCompiler {
  private let grammar: OpaquePointer
  private(set) var elements: [TagQuery.Element] = []
  private(set) var children: [Int] = []
  private(set) var captureList: [Int] = []
  private(set) var negatedFields: [TSFieldId] = []
  private(set) var captureMeanings: [TagQuery.CaptureMeaning] = []
  private(set) var patterns: [TagQuery.Pattern] = []
  private(set) var patternTexts: [TagQuery.PatternTexts] = []
  private var captureIDs: [String: Int] = [:]

  /// The symbol of ERROR nodes, in every grammar.
  static let errorSymbol = TSSymbol.max

  init(grammar: OpaquePointer) {
    self.grammar = grammar
  }

  mutating func compile(_ syntax: QuerySyntax) throws(QueryError) {
    for pattern in syntax.patterns {
      let root = try flatten(pattern.root)
      var compiled = TagQuery.Pattern(
        root: root,
        childRequirement: ChildRequirement(of: root, elements: elements, children: children),
        nearestIn: 0, nearestNotIn: 0, ancestorIn: 0, ancestorNotIn: 0)
      var texts = TagQuery.PatternTexts()
      for predicate in pattern.predicates { try apply(predicate, to: &compiled, &texts) }
      compiled.hasTextPredicates = !texts.predicates.isEmpty
      compiled.strips = texts.strip != nil
      patterns.append(compiled)
      patternTexts.append(texts)
    }
  }

  func field(_ name: String) -> TSFieldId? {
    let id = ts_language_field_id_for_name(grammar, name, UInt32(name.utf8.count))
    return id == 0 ? nil : id
  }

  /// The list of patterns by root symbol, and for each symbol its range in that list.
  func dispatchTable(
    comments: [String], attributes: [String]
  ) throws(QueryError) -> ([Int], [TagQuery.Dispatch]) {
    let symbolCount = Int(ts_language_symbol_count(grammar))
    var bySymbol: [[Int]] = Array(repeating: [], count: symbolCount + 1)
    for (index, pattern) in patterns.enumerated() {
      for symbol in rootSymbols(pattern.root) {
        bySymbol[min(Int(symbol), symbolCount)].append(index)
      }
    }
    var list: [Int] = []
    var table: [TagQuery.Dispatch] = []
    for indices in bySymbol {
      table.append(.init(patterns: list.count..<list.count + indices.count))
      list += indices
    }
    for name in comments {
      table[Int(try symbol(name, isNamed: true, at: QueryPosition()))].isComment = true
    }
    for name in attributes {
      table[Int(try symbol(name, isNamed: true, at: QueryPosition()))].isAttribute = true
    }
    return (list, table)
  }

  /// By symbol, and at the end of the ERROR node: whether nodes of it are named.
  func namedSymbols() -> [Bool] {
    (0..<ts_language_symbol_count(grammar)).map {
      ts_language_symbol_type(grammar, TSSymbol($0)) == TSSymbolTypeRegular
    } + [true]
  }

  private func rootSymbols(_ root: Int) -> [TSSymbol] {
    let element = elements[root]
    return element.test == .alternation
      ? element.children.flatMap { rootSymbols(children[$0]) } : [element.symbol]
  }

  private mutating func flatten(
    _ syntax: QuerySyntax.Element, isRoot: Bool = true
  ) throws(QueryError) -> Int {
    var parts = syntax.children
    var test = TagQuery.Element.Test.symbol
    var symbol: TSSymbol = 0
    switch syntax.shape {
    case .named(let name): symbol = try self.symbol(name, isNamed: true, at: syntax.position)
    case .anonymous(let text): symbol = try self.symbol(text, isNamed: false, at: syntax.position)
    case .anyNamed: test = .anyNamed
    case .any: test = .any
    case .alternation(let branches):
      test = .alternation
      parts = branches
    }
    if isRoot && (test == .anyNamed || test == .any) {
      throw QueryError(at: syntax.position, message: "a pattern cannot begin with a wildcard")
    }
    let isBranch = isRoot && test == .alternation
    var indices: [Int] = []
    for part in parts { indices.append(try flatten(part, isRoot: isBranch)) }
    let firstChild = children.count
    children += indices
    let firstCapture = captureList.count
    for name in syntax.captures { captureList.append(try captureID(name, at: syntax.position)) }
    let firstNegated = negatedFields.count
    for name in syntax.negatedFields { negatedFields.append(try fieldID(name, syntax.position)) }
    var field: TSFieldId = 0
    if let name = syntax.field { field = try fieldID(name, syntax.position) }
    elements.append(
      TagQuery.Element(
        test: test, symbol: symbol, field: field,
        quantifier: syntax.quantifier, isAnchored: syntax.isAnchored,
        isLastChildAnchored: syntax.isLastChildAnchored,
        children: firstChild..<children.count, captures: firstCapture..<captureList.count,
        negatedFields: firstNegated..<negatedFields.count))
    return elements.count - 1
  }

  private func symbol(_ name: String, isNamed: Bool, at position: QueryPosition) throws(QueryError)
    -> TSSymbol
  {
    if isNamed && name == "ERROR" { return Self.errorSymbol }
    let symbol = ts_language_symbol_for_name(grammar, name, UInt32(name.utf8.count), isNamed)
    guard symbol != 0 else {
      throw QueryError(at: position, message: "the grammar has no node type '\(name)'")
    }
    guard ts_language_symbol_type(grammar, symbol) != TSSymbolTypeAuxiliary else {
      throw QueryError(at: position, message: "'\(name)' is a supertype; name its subtypes")
    }
    return symbol
  }

  private func fieldID(_ name: String, _ position: QueryPosition) throws(QueryError) -> TSFieldId {
    guard let id = field(name) else {
      throw QueryError(at: position, message: "the grammar has no field '\(name)'")
    }
    return id
  }

  private mutating func captureID(_ name: String, at position: QueryPosition) throws(QueryError)
    -> Int
  {
    if let id = captureIDs[name] { return id }
    guard let meaning = Self.meaning(ofCapture: name) else {
      throw QueryError(at: position, message: "unknown capture '@\(name)'")
    }
    captureMeanings.append(meaning)
    captureIDs[name] = captureMeanings.count - 1
    return captureMeanings.count - 1
  }

  private static func meaning(ofCapture name: String) -> TagQuery.CaptureMeaning? {
    switch name {
    case "name": return .name
    case "selector": return .selector
    case "scope": return .scope
    case "body": return .body
    case "parameters": return .parameters
    case "type": return .type
    case "doc": return .doc
    case "ignore": return .ignore
    case "local.scope": return .localScope
    default: break
    }
    if name.hasPrefix("_") { return .predicateOnly }
    let parts = name.split(separator: ".", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "definition": return TagKind(name: parts[1]).map { .definition($0) }
    case "declaration": return TagKind(name: parts[1]).map { .declaration($0) }
    case "reference":
      return ReferenceKind.allCases.first { "\($0)" == parts[1] }.map { .reference($0) }
    case "embedded": return Language(name: String(parts[1])).map { .embedded($0) }
    default: return nil
    }
  }

  private mutating func apply(
    _ predicate: QuerySyntax.Predicate, to pattern: inout TagQuery.Pattern,
    _ texts: inout TagQuery.PatternTexts
  ) throws(QueryError) {
    switch predicate.name {
    case "in?": pattern.nearestIn |= try frameBits(predicate)
    case "not-in?": pattern.nearestNotIn |= try frameBits(predicate)
    case "has-ancestor?": pattern.ancestorIn |= try frameBits(predicate)
    case "not-has-ancestor?": pattern.ancestorNotIn |= try frameBits(predicate)
    case "strip!": texts.strip = try stripRegex(predicate)
    default: texts.predicates.append(try textPredicate(predicate))
    }
  }

  private func frameBits(_ predicate: QuerySyntax.Predicate) throws(QueryError) -> UInt64 {
    var bits: UInt64 = 0
    for argument in predicate.arguments {
      guard case .text(let bytes) = argument else {
        throw QueryError(at: predicate.position, message: "#\(predicate.name) takes kinds")
      }
      let name = String(decoding: bytes, as: UTF8.self)
      if name == "local" {
        bits |= FrameKind.localBit
      } else if let kind = TagKind(name: name[...]) {
        bits |= FrameKind.bit(kind)
      } else {
        throw QueryError(at: predicate.position, message: "unknown kind '\(name)'")
      }
    }
    return bits
  }

  private func stripRegex(_ predicate: QuerySyntax.Predicate) throws(QueryError) -> ByteRegex {
    guard predicate.arguments.count == 2, predicate.arguments[0] == .capture("name"),
      case .text(let pattern) = predicate.arguments[1], let regex = ByteRegex(pattern)
    else {
      throw QueryError(
        at: predicate.position, message: "#strip! takes @name and one regular expression")
    }
    return regex
  }

  private mutating func textPredicate(
    _ predicate: QuerySyntax.Predicate
  ) throws(QueryError) -> TagQuery.TextPredicate {
    let position = predicate.position
    guard case .capture(let name)? = predicate.arguments.first else {
      throw QueryError(at: position, message: "#\(predicate.name) begins with a capture")
    }
    let capture = try captureID(name, at: position)
    let isNegated = predicate.name.hasPrefix("not-")
    let values = predicate.arguments.dropFirst()
    let texts = values.compactMap { if case .text(let bytes) = $0 { bytes } else { nil } }
    let test: TagQuery.TextPredicate.Test
    switch isNegated ? String(predicate.name.dropFirst(4)) : predicate.name {
    case "eq?":
      if case .capture(let other)? = values.first {
        test = .sameAs(capture: try captureID(other, at: position))
      } else {
        test = .oneOf(texts)
      }
    case "any-of?": test = .oneOf(texts)
    case "missing?": test = .endsMissing
    case "match?":
      guard texts.count == 1, let regex = ByteRegex(texts[0]) else {
        throw QueryError(
          at: position, message: "#match? takes one regular expression of the subset")
      }
      test = .regex(regex)
    default:
      throw QueryError(at: position, message: "unknown predicate '#\(predicate.name)'")
    }
    return TagQuery.TextPredicate(capture: capture, test: test, isNegated: isNegated)
  }
}
