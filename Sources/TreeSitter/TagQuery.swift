internal import CTreeSitter

/// A language's tags query, resolved against its grammar and laid out for one cursor walk.
///
/// Patterns are found by the symbol of their root node, so a node that no pattern begins with costs
/// one table look-up. Compiled once per language and process; holds nothing that is counted by
/// reference, since walks read it at every node.
package struct TagQuery: Sendable {
  /// What a capture means to the matcher.
  enum CaptureMeaning: Equatable {
    case name, selector, scope, body, parameters, type, doc, ignore, localScope, predicateOnly
    case definition(TagKind)
    case declaration(TagKind)
    case reference(ReferenceKind)
    case embedded(Language)
  }

  /// What a pattern's element asks of a node, and where its parts lie in the flat arrays.
  struct Element {
    enum Test { case symbol, anyNamed, any, alternation }
    var test: Test
    var symbol: TSSymbol
    /// 0 for no field.
    var field: TSFieldId
    var quantifier: QuerySyntax.Element.Quantifier
    var isAnchored: Bool
    var isLastChildAnchored: Bool
    /// Range in `children`: child elements, or the branches of an alternation.
    var children: Range<Int>
    /// Range in `captureList`.
    var captures: Range<Int>
    /// Range in `negatedFields`.
    var negatedFields: Range<Int>
  }

  /// A predicate on the text of captures.
  struct TextPredicate {
    enum Test {
      case oneOf([[UInt8]])
      case sameAs(capture: Int)
      case regex(ByteRegex)
      /// Whether the last child is a token that the parser made up.
      case endsMissing
    }
    var capture: Int
    var test: Test
    var isNegated: Bool
  }

  /// A pattern's root, and in which frames it may match: all that is asked before its children.
  ///
  /// Holds nothing that is counted by reference, since it is copied at every node that it may match.
  struct Pattern {
    var root: Int
    var childRequirement: ChildRequirement
    var hasTextPredicates = false
    var strips = false
    /// Bits of frame kinds, see `FrameKind`; the nearest frame must be in, must not be in.
    var nearestIn: UInt64
    var nearestNotIn: UInt64
    /// Some enclosing frame must be in, none may be in.
    var ancestorIn: UInt64
    var ancestorNotIn: UInt64
  }

  /// What a pattern asks of texts, and does to them.
  struct PatternTexts {
    var predicates: [TextPredicate] = []
    /// What `#strip!` takes off both ends of the name.
    var strip: ByteRegex?
  }

  /// What the walk does at a node of one symbol.
  struct Dispatch {
    var patterns: Range<Int> = 0..<0
    var isComment = false
    var isAttribute = false
  }

  package let language: Language
  let elements: QueryTable<Element>
  let children: QueryTable<Int>
  let captureList: QueryTable<Int>
  let negatedFields: QueryTable<TSFieldId>
  /// Meaning by capture id.
  let captureMeanings: QueryTable<CaptureMeaning>
  let patterns: QueryTable<Pattern>
  /// By pattern index.
  let patternTexts: QueryTable<PatternTexts>
  /// Pattern indices in file order for each symbol, as ranges of `dispatch` cut them.
  let patternList: QueryTable<Int>
  /// By symbol; the last entry is the ERROR node's.
  let dispatch: QueryTable<Dispatch>
  /// Whether nodes of a symbol are named; as long as `dispatch`.
  let isNamed: QueryTable<Bool>
  /// Fields that a tagged node's parts are taken from where no capture names them.
  let bodyField: TSFieldId
  let parametersField: TSFieldId
  let typeFields: QueryTable<TSFieldId>

  /// Compiles `text`, the content of a `tags.scm`, for `language`.
  package init(language: Language, text: [UInt8]) throws(QueryError) {
    let syntax = try QuerySyntax(text)
    var compiler = TagQueryCompiler(grammar: language.grammar)
    try compiler.compile(syntax)
    self.language = language
    elements = QueryTable(compiler.elements)
    children = QueryTable(compiler.children)
    captureList = QueryTable(compiler.captureList)
    negatedFields = QueryTable(compiler.negatedFields)
    captureMeanings = QueryTable(compiler.captureMeanings)
    patterns = QueryTable(compiler.patterns)
    patternTexts = QueryTable(compiler.patternTexts)
    let (list, table) = try compiler.dispatchTable(
      comments: language.commentNodes, attributes: language.attributeNodes)
    patternList = QueryTable(list)
    dispatch = QueryTable(table)
    isNamed = QueryTable(compiler.namedSymbols())
    bodyField = compiler.field("body") ?? 0
    parametersField = compiler.field("parameters") ?? 0
    typeFields = QueryTable(["return_type", "result", "type"].compactMap { compiler.field($0) })
  }

  /// What the walk does at nodes of `symbol`.
  @inline(__always) func dispatch(at symbol: TSSymbol) -> Dispatch {
    dispatch[min(Int(symbol), dispatch.count - 1)]
  }

  @inline(__always) func isNamed(_ symbol: TSSymbol) -> Bool {
    isNamed[min(Int(symbol), isNamed.count - 1)]
  }
}

extension TagQuery {
  /// The roles that its patterns can give a name.
  package var roles: Set<TagRole> {
    Set(
      captureMeanings.indices.compactMap { id in
        switch captureMeanings[id] {
        case .definition: .definition
        case .declaration: .declaration
        case .reference: .reference
        default: nil
        }
      })
  }

  /// The languages that it finds embedded sources of.
  package var embeddedLanguages: [Language] {
    captureMeanings.indices.compactMap { id in
      if case .embedded(let language) = captureMeanings[id] { language } else { nil }
    }
  }
}

/// A constant table that is read without retaining anything: the walk reads it at every node.
///
/// `@unchecked Sendable`: written in `init`, never changed. It is never freed, because a language's
/// query lives as long as the process.
struct QueryTable<Element>: @unchecked Sendable {
  private let start: UnsafeMutablePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    count = elements.count
    start = .allocate(capacity: max(1, count))
    start.initialize(from: elements, count: count)
  }

  var isEmpty: Bool { count == 0 }
  var indices: Range<Int> { 0..<count }

  subscript(index: Int) -> Element {
    @inline(__always) unsafeAddress {
      precondition(index >= 0 && index < count)
      return UnsafePointer(start + index)
    }
  }
}

/// Kinds of frames as bit positions: a tag's kind, or a scope without a name.
enum FrameKind {
  static let local = 62

  static func bit(_ kind: TagKind) -> UInt64 { 1 << UInt64(kind.rawValue) }
  static let localBit: UInt64 = 1 << 62
}
