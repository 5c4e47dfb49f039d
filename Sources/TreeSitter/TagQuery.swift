internal import CTreeSitter

/// A language's tags query, resolved against its grammar and laid out for one cursor walk.
///
/// Patterns are found by the symbol of their root node, so a node that no pattern begins with costs
/// one table look-up. Immutable after `init`; compiled once per language and process.
package final class TagQuery: Sendable {
  /// What a capture means to the matcher.
  enum CaptureMeaning: Equatable {
    case name, scope, body, parameters, type, doc, ignore, localScope, predicateOnly
    case definition(TagKind)
    case declaration(TagKind)
    case reference(ReferenceKind)
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

  struct Pattern {
    var root: Int
    var textPredicates: [TextPredicate]
    /// What `#strip!` takes off both ends of the name.
    var strip: ByteRegex?
    /// Bits of frame kinds, see `FrameKind`; the nearest frame must be in, must not be in.
    var nearestIn: UInt64
    var nearestNotIn: UInt64
    /// Some enclosing frame must be in, none may be in.
    var ancestorIn: UInt64
    var ancestorNotIn: UInt64
  }

  /// What the walk does at a node of one symbol.
  struct Dispatch {
    var patterns: Range<Int> = 0..<0
    var isComment = false
    var isAttribute = false
  }

  package let language: Language
  let elements: [Element]
  let children: [Int]
  let captureList: [Int]
  let negatedFields: [TSFieldId]
  /// Meaning by capture id.
  let captureMeanings: [CaptureMeaning]
  let patterns: [Pattern]
  /// Pattern indices in file order for each symbol, as ranges of `dispatch` cut them.
  let patternList: [Int]
  /// By symbol; the last entry is the ERROR node's.
  let dispatch: [Dispatch]
  /// Fields that a tagged node's parts are taken from where no capture names them.
  let bodyField: TSFieldId
  let parametersField: TSFieldId
  let typeFields: [TSFieldId]

  /// Compiles `text`, the content of a `tags.scm`, for `language`.
  package init(language: Language, text: [UInt8]) throws(QueryError) {
    let syntax = try QuerySyntax(text)
    var compiler = TagQueryCompiler(grammar: language.grammar)
    try compiler.compile(syntax)
    self.language = language
    elements = compiler.elements
    children = compiler.children
    captureList = compiler.captureList
    negatedFields = compiler.negatedFields
    captureMeanings = compiler.captureMeanings
    patterns = compiler.patterns
    let (list, table) = try compiler.dispatchTable(
      comments: language.commentNodes, attributes: language.attributeNodes)
    patternList = list
    dispatch = table
    bodyField = compiler.field("body") ?? 0
    parametersField = compiler.field("parameters") ?? 0
    typeFields = ["return_type", "result", "type"].compactMap { compiler.field($0) }
  }
}

/// Kinds of frames as bit positions: a tag's kind, or a scope without a name.
enum FrameKind {
  static let local = 62

  static func bit(_ kind: TagKind) -> UInt64 { 1 << UInt64(kind.rawValue) }
  static let localBit: UInt64 = 1 << 62
}
