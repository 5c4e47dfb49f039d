internal import CTreeSitter

/// The captures of one match that matter to a tag.
struct PatternMatch {
  var tagged: TSNode
  var name: TSNode
  var role = TagRole.reference
  var rawKind: UInt8 = 0
  var isTag = false
  var isIgnored = false
  var isLocalScope = false
  /// The language of what is named, where that is a source of its own; it is ignored otherwise.
  var embedded: Language?
  /// From the first node captured so to the last: what a grammar has no single node for.
  var scope: ByteRange?
  var selector: ByteRange?
  var body: TSNode?
  var parameters: ByteRange?
  var type: TSNode?
  var doc: TSNode?

  /// Whether it is a reference to a type: one it inherits from, conforms to or names.
  var namesType: Bool {
    guard role == .reference, let kind = ReferenceKind(rawValue: rawKind) else { return false }
    return kind == .inherit || kind == .implement || kind == .type
  }
}

/// Finds all matches of one pattern at one node, by backtracking over direct children.
///
/// Children are read into a scratch stack with a cursor, never by index (which is linear for each);
/// those of the node where patterns begin are read once for all of them. The work at a node is bounded
/// by `maximumSteps`; a query that would need more loses matches there, deterministically.
final class PatternMatcher {
  private struct Child {
    var node: TSNode
    var field: TSFieldId
    var isNamed: Bool
  }

  private struct Capture {
    var id: Int
    var node: TSNode
  }

  private let query: TagQuery
  private let source: UnsafeBufferPointer<UInt8>
  private var children: [Child] = []
  private var captures: [Capture] = []
  private var steps = 0
  private var cursor: TSTreeCursor
  /// The node whose children lie at the bottom of the stack, and how many they are; nil for none.
  private var rootID: UnsafeRawPointer?
  private var rootChildCount = 0
  private var pattern = 0
  private(set) var matches: [PatternMatch] = []

  private static let maximumSteps = 1_000_000

  /// `root` is any node of the tree to match in.
  init(query: TagQuery, source: UnsafeBufferPointer<UInt8>, root: TSNode) {
    self.query = query
    self.source = source
    cursor = ts_tree_cursor_new(root)
  }

  deinit { ts_tree_cursor_delete(&cursor) }

  /// Forgets the children of the node before; to be called before the patterns at another node.
  func beginNode() {
    children.removeAll(keepingCapacity: true)
    rootID = nil
  }

  /// Leaves all matches of the pattern of that index at `node` in `matches`.
  func match(_ pattern: Int, at node: TSNode) {
    matches.removeAll(keepingCapacity: true)
    captures.removeAll(keepingCapacity: true)
    steps = 0
    self.pattern = pattern
    match(query.patterns[pattern].root, node, inField: 0) { succeed() }
  }

  /// Calls `then` for every way in which element `index` matches `node`, its parent's `field`.
  private func match(
    _ index: Int, _ node: TSNode, inField field: TSFieldId, _ then: () -> Void
  ) {
    steps += 1
    guard steps < Self.maximumSteps else { return }
    let element = query.elements[index]
    guard fits(element, node) else { return }
    let captureCount = captures.count
    for position in element.captures {
      captures.append(Capture(id: query.captureList[position], node: node))
    }
    if element.test == .alternation {
      for position in element.children {
        let branch = query.children[position]
        let wanted = query.elements[branch].field
        if wanted == 0 || wanted == field { match(branch, node, inField: field, then) }
      }
    } else if element.children.isEmpty {
      then()
    } else {
      let isKept = children.isEmpty || node.id == rootID
      let list = node.id == rootID ? 0..<rootChildCount : pushChildren(of: node)
      matchChildren(element, element.children.lowerBound, in: list, from: list.lowerBound, then)
      if !isKept { children.removeLast(list.count) }
    }
    captures.removeLast(captures.count - captureCount)
  }

  private func fits(_ element: TagQuery.Element, _ node: TSNode) -> Bool {
    switch element.test {
    case .symbol: if ts_node_symbol(node) != element.symbol { return false }
    case .anyNamed: if !ts_node_is_named(node) { return false }
    case .any, .alternation: break
    }
    return element.negatedFields.allSatisfy {
      ts_node_is_null(ts_node_child_by_field_id(node, query.negatedFields[$0]))
    }
  }

  /// Matches the pattern's children from `next` on against the node's children from `start` on.
  private func matchChildren(
    _ parent: TagQuery.Element, _ next: Int, in list: Range<Int>, from start: Int,
    _ then: () -> Void
  ) {
    guard next < parent.children.upperBound else {
      if parent.isLastChildAnchored, children[start..<list.upperBound].contains(where: \.isNamed) {
        return
      }
      return then()
    }
    let index = query.children[next]
    let element = query.elements[index]
    if element.quantifier == .zeroOrMore || element.quantifier == .oneOrMore {
      return matchRepeated(parent, next, in: list, from: start, then)
    }
    var hasMatched = false
    for position in start..<list.upperBound {
      let child = children[position]
      if element.field == 0 || child.field == element.field {
        match(index, child.node, inField: child.field) {
          hasMatched = true
          matchChildren(parent, next + 1, in: list, from: position + 1, then)
        }
      }
      if element.isAnchored && (child.isNamed || element.test == .any) { break }
    }
    if element.quantifier == .optional && !hasMatched {
      matchChildren(parent, next + 1, in: list, from: start, then)
    }
  }

  /// `*` and `+`: takes every child that fits, in order, then goes on behind the last.
  private func matchRepeated(
    _ parent: TagQuery.Element, _ next: Int, in list: Range<Int>, from start: Int,
    _ then: () -> Void
  ) {
    let index = query.children[next]
    let element = query.elements[index]
    let captureCount = captures.count
    var end = start
    for position in start..<list.upperBound {
      let child = children[position]
      guard element.field == 0 || child.field == element.field else { continue }
      var kept: [Capture] = []
      var hasMatched = false
      let before = captures.count
      match(index, child.node, inField: child.field) {
        guard !hasMatched else { return }
        hasMatched = true
        kept = Array(captures[before...])
      }
      guard hasMatched else { continue }
      captures += kept
      end = position + 1
    }
    if end > start || element.quantifier == .zeroOrMore {
      matchChildren(parent, next + 1, in: list, from: end, then)
    }
    captures.removeLast(captures.count - captureCount)
  }

  /// Reads a node's children onto the scratch stack.
  private func pushChildren(of node: TSNode) -> Range<Int> {
    let first = children.count
    ts_tree_cursor_reset(&cursor, node)
    defer {
      if first == 0 {
        rootID = node.id
        rootChildCount = children.count
      }
    }
    guard ts_tree_cursor_goto_first_child(&cursor) else { return first..<first }
    repeat {
      let child = ts_tree_cursor_current_node(&cursor)
      children.append(
        Child(
          node: child, field: ts_tree_cursor_current_field_id(&cursor),
          isNamed: ts_node_is_named(child)))
    } while ts_tree_cursor_goto_next_sibling(&cursor)
    return first..<children.count
  }

  /// Checks the predicates on text and keeps the match.
  private func succeed() {
    if query.patterns[pattern].hasTextPredicates,
      !query.patternTexts[pattern].predicates.allSatisfy({ holds($0) })
    {
      return
    }
    guard let first = captures.first else { return }
    var match = PatternMatch(tagged: first.node, name: first.node)
    var hasName = false
    for capture in captures {
      apply(query.captureMeanings[capture.id], capture.node, to: &match, &hasName)
    }
    if !hasName { match.name = match.tagged }
    matches.append(match)
  }

  private func apply(
    _ meaning: TagQuery.CaptureMeaning, _ node: TSNode, to match: inout PatternMatch,
    _ hasName: inout Bool
  ) {
    switch meaning {
    case .name:
      match.name = node
      hasName = true
    case .selector: match.selector = range(of: node, joinedTo: match.selector)
    case .scope: match.scope = range(of: node, joinedTo: match.scope)
    case .body: match.body = node
    case .parameters: match.parameters = range(of: node, joinedTo: match.parameters)
    case .type: match.type = node
    case .doc: match.doc = node
    case .ignore: match.isIgnored = true
    case .embedded(let language):
      match.isIgnored = true
      match.embedded = language
      match.tagged = node
    case .localScope:
      match.isLocalScope = true
      match.tagged = node
    case .predicateOnly: break
    case .definition(let kind): setTag(.definition, kind.rawValue, node, &match)
    case .declaration(let kind): setTag(.declaration, kind.rawValue, node, &match)
    case .reference(let kind): setTag(.reference, kind.rawValue, node, &match)
    }
  }

  private func setTag(
    _ role: TagRole, _ rawKind: UInt8, _ node: TSNode, _ match: inout PatternMatch
  ) {
    match.isTag = true
    match.role = role
    match.rawKind = rawKind
    match.tagged = node
  }

  private func range(of node: TSNode, joinedTo other: ByteRange?) -> ByteRange {
    let limit = UInt32(source.count)
    let (start, end) = (ts_node_start_byte(node), min(ts_node_end_byte(node), limit))
    guard let other else { return ByteRange(start: min(start, limit), end: end) }
    return ByteRange(start: min(start, other.start), end: max(end, other.end))
  }

  private func holds(_ predicate: TagQuery.TextPredicate) -> Bool {
    // A predicate on a capture that an optional element did not bind says nothing.
    guard let capture = captures.first(where: { $0.id == predicate.capture }) else { return true }
    let text = self.text(capture.node)
    let holds: Bool
    switch predicate.test {
    case .oneOf(let values): holds = values.contains { $0.elementsEqual(text) }
    case .regex(let regex): holds = regex.matches(text)
    case .endsMissing: holds = endsMissing(capture.node)
    case .sameAs(let other):
      guard let second = captures.first(where: { $0.id == other }) else { return true }
      holds = self.text(second.node).elementsEqual(text)
    }
    return holds != predicate.isNegated
  }

  private func endsMissing(_ node: TSNode) -> Bool {
    let count = ts_node_child_count(node)
    return count > 0 && ts_node_is_missing(ts_node_child(node, count - 1))
  }

  private func text(_ node: TSNode) -> UnsafeBufferPointer<UInt8> {
    let end = min(Int(ts_node_end_byte(node)), source.count)
    let start = min(Int(ts_node_start_byte(node)), end)
    return UnsafeBufferPointer(rebasing: source[start..<end])
  }
}
