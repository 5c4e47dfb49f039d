/// One compiled rule: what is compared first, so that most names never reach the glob.
///
/// The bytes lie in the pattern storage of the `IgnoreRules` that owns the rule.
struct IgnoreRule {
  enum Form: UInt8 {
    /// The text equals `head`.
    case literal
    /// The text ends in `tail`: `*literal`, not anchored.
    case suffix
    /// The text begins with `head`: `literal*`, not anchored.
    case prefix
    /// The text begins with `head`, ends in `tail`, and matches the glob.
    case glob
  }

  var form: Form
  var isNegated: Bool
  var isDirectoryOnly: Bool
  var isAnchored: Bool
  var headStart: UInt32 = 0
  var headCount: UInt32 = 0
  var tailStart: UInt32 = 0
  var tailCount: UInt32 = 0
  /// The fewest bytes that can match.
  var minimumCount: UInt32 = 0
  /// How many slashes a path has that this rule can match; -1 if that is not known.
  var slashCount: Int32 = -1
  var tokenStart: UInt32 = 0
  var tokenCount: UInt32 = 0
  var lineNumber: UInt32
  var textStart: UInt32
  var textEnd: UInt32
}

/// The name or path that rules are asked about.
struct IgnoreSubject {
  var bytes: UnsafePointer<UInt8>
  var count: Int
  /// The same bytes with ASCII letters folded; `bytes` itself where case counts.
  var folded: UnsafePointer<UInt8>
}
