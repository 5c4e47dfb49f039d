internal import CTreeSitter

/// Which symbols and fields a node's children have, as sets of 64 bits that several may share.
struct ChildTraits {
  private(set) var symbols: UInt64 = 0
  private(set) var fields: UInt64 = 0

  mutating func add(symbol: TSSymbol) { symbols |= 1 << UInt64(symbol & 63) }
  mutating func add(field: TSFieldId) { if field != 0 { fields |= 1 << UInt64(field & 63) } }
}

/// What a node's children must have for a pattern to match there: most patterns end at this question.
///
/// It may let a node pass at which the pattern does not match, and never keeps one out at which it does.
struct ChildRequirement {
  private var all = ChildTraits()
  /// One of these symbols is among the children.
  private var oneOf = ChildTraits()

  /// What the children of pattern element `root` ask for.
  init(of root: Int, elements: [TagQuery.Element], children: [Int]) {
    // Branches of an alternation have requirements of their own.
    guard elements[root].test != .alternation else { return }
    for index in elements[root].children {
      let child = elements[children[index]]
      guard child.quantifier == .one || child.quantifier == .oneOrMore else { continue }
      all.add(field: child.field)
      if child.test == .symbol { all.add(symbol: child.symbol) }
      guard child.test == .alternation, oneOf.symbols == 0 else { continue }
      let branches = child.children.map { elements[children[$0]] }
      guard branches.allSatisfy({ $0.test == .symbol }) else { continue }
      for branch in branches { oneOf.add(symbol: branch.symbol) }
    }
  }

  /// Whether children with these traits may match.
  @inline(__always) func admits(_ traits: ChildTraits) -> Bool {
    all.symbols & ~traits.symbols == 0 && all.fields & ~traits.fields == 0
      && (oneOf.symbols == 0 || oneOf.symbols & traits.symbols != 0)
  }
}
