internal import CTreeSitter

/// The captures of one match that matter to a tag.
struct PatternMatch: BitwiseCopyable {
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
/// Children are read with a cursor, never by index (which is linear for each), and those of one node
/// once for all patterns that look at it. The work at a node is bounded by `maximumSteps`; a query that
/// would need more loses matches there, deterministically.
final class PatternMatcher {
  private struct Capture {
    var id: Int
    var node: TSNode
  }

  /// What is to be matched once an element has been: its later siblings, then those further out.
  ///
  /// Continuations lie in the frames of the calls that wait for them; closures would count references to
  /// the matcher at every child.
  private struct Continuation {
    /// The element around it, and which of its children is next in the query's list.
    var parent: Int
    var next: Int
    /// The nodes that are left for it.
    var start: Int
    var end: Int
    /// Nil where nothing is left to match.
    var outer: UnsafeMutablePointer<Continuation>?
    /// Where an element that may be repeated began to capture: that one way to match is enough.
    var repetitionCaptures: Int?
    var hasMatched = false
  }

  /// Where the children of a node lie on the stack.
  private struct ChildList {
    var parent: UnsafeRawPointer?
    var start: Int
    var end: Int
  }

  private let query: TagQuery
  private let source: UnsafeBufferPointer<UInt8>
  /// What the walk has put there lies below what patterns read.
  var nodes: NodeStack
  /// The lists of children that the patterns at a node have read so far, the node's own first.
  private var lists = ScratchStack<ChildList>(capacity: maximumListCount)
  private var root = ListedNode(node: TSNode(), symbol: 0, field: 0)
  private var rootTraits = ChildTraits()
  private var captures = ScratchStack<Capture>()
  /// Captures of a repeated element, which outlast the attempt that made them.
  private var keptCaptures = ScratchStack<Capture>()
  private var steps = 0
  private var pattern = 0
  private(set) var matches = ScratchStack<PatternMatch>(capacity: 8)
  /// Patterns that were matched so far.
  private(set) var patternCount = 0

  private static let maximumSteps = 1_000_000
  /// Lists beyond so many are read again by each pattern: these are looked through one by one.
  private static let maximumListCount = 16

  /// `root` is any node of the tree to match in.
  init(query: TagQuery, source: UnsafeBufferPointer<UInt8>, root: TSNode) {
    self.query = query
    self.source = source
    nodes = NodeStack(root: root)
  }

  /// Turns to the patterns at `node`, whose children lie at `children` on top of `nodes`.
  func beginNode(_ node: ListedNode, children: Range<Int>) {
    root = node
    // Whatever it is to its parent is no matter of the pattern's.
    root.field = 0
    lists.removeAll()
    lists.append(
      ChildList(parent: node.node.id, start: children.lowerBound, end: children.upperBound))
    rootTraits = ChildTraits()
    for position in children {
      rootTraits.add(symbol: nodes[position].symbol)
      rootTraits.add(field: nodes[position].field)
    }
  }

  /// Leaves the stack of nodes as `beginNode` found it.
  func endNode() { nodes.removeAll(from: lists[0].end) }

  /// Leaves all matches of the pattern of that index at the node in `matches`.
  func match(_ pattern: Int) {
    matches.removeAll()
    guard query.patterns[pattern].childRequirement.admits(rootTraits) else { return }
    patternCount += 1
    captures.removeAll()
    steps = 0
    self.pattern = pattern
    match(query.patterns[pattern].root, root, nil)
  }

  /// Goes on with `then` for every way in which element `index` matches `node`.
  private func match(
    _ index: Int, _ node: ListedNode, _ then: UnsafeMutablePointer<Continuation>?
  ) {
    steps += 1
    guard steps < Self.maximumSteps else { return }
    let element = query.elements[index]
    guard fits(element, node) else { return }
    let captureCount = captures.count
    for position in element.captures {
      captures.append(Capture(id: query.captureList[position], node: node.node))
    }
    if element.test == .alternation {
      for position in element.children {
        let branch = query.children[position]
        let wanted = query.elements[branch].field
        if wanted == 0 || wanted == node.field { match(branch, node, then) }
      }
    } else if element.children.isEmpty {
      resume(then)
    } else {
      matchChildren(of: index, node.node, then)
    }
    captures.removeAll(from: captureCount)
  }

  /// Matches what is left, and keeps the match when that is nothing.
  private func resume(_ continuation: UnsafeMutablePointer<Continuation>?) {
    guard let continuation else { return succeed() }
    let left = continuation.pointee
    continuation.pointee.hasMatched = true
    guard let first = left.repetitionCaptures else {
      return matchChildren(of: left.parent, left.next, left.start..<left.end, left.outer)
    }
    guard !left.hasMatched else { return }
    for index in first..<captures.count { keptCaptures.append(captures[index]) }
  }

  private func fits(_ element: TagQuery.Element, _ node: ListedNode) -> Bool {
    switch element.test {
    case .symbol: if node.symbol != element.symbol { return false }
    case .anyNamed: if !query.isNamed(node.symbol) { return false }
    case .any, .alternation: break
    }
    guard !element.negatedFields.isEmpty else { return true }
    return element.negatedFields.allSatisfy {
      ts_node_is_null(ts_node_child_by_field_id(node.node, query.negatedFields[$0]))
    }
  }

  /// Matches an element's children against those of `node`, which are read if no pattern has before.
  private func matchChildren(
    of parent: Int, _ node: TSNode, _ then: UnsafeMutablePointer<Continuation>?
  ) {
    let first = query.elements[parent].children.lowerBound
    for index in 0..<lists.count where lists[index].parent == node.id {
      return matchChildren(of: parent, first, lists[index].start..<lists[index].end, then)
    }
    let isKept = lists.count < Self.maximumListCount
    let list = nodes.pushChildren(of: node, readingFields: true)
    if isKept {
      lists.append(ChildList(parent: node.id, start: list.lowerBound, end: list.upperBound))
    }
    matchChildren(of: parent, first, list, then)
    if !isKept { nodes.removeAll(from: list.lowerBound) }
  }

  /// Matches the pattern's children from `next` on against the nodes that are left.
  private func matchChildren(
    of parent: Int, _ next: Int, _ left: Range<Int>, _ then: UnsafeMutablePointer<Continuation>?
  ) {
    guard next < query.elements[parent].children.upperBound else {
      if query.elements[parent].isLastChildAnchored, holdsNamed(left) { return }
      return resume(then)
    }
    let index = query.children[next]
    let element = query.elements[index]
    if element.quantifier == .zeroOrMore || element.quantifier == .oneOrMore {
      return matchRepeated(of: parent, next, left, then)
    }
    var rest = Continuation(
      parent: parent, next: next + 1, start: left.lowerBound, end: left.upperBound, outer: then)
    for position in left {
      let child = nodes[position]
      if element.field == 0 || child.field == element.field {
        rest.start = position + 1
        match(index, child, &rest)
      }
      if element.isAnchored && (query.isNamed(child.symbol) || element.test == .any) { break }
    }
    if element.quantifier == .optional && !rest.hasMatched {
      matchChildren(of: parent, next + 1, left, then)
    }
  }

  private func holdsNamed(_ range: Range<Int>) -> Bool {
    for position in range where query.isNamed(nodes[position].symbol) { return true }
    return false
  }

  /// `*` and `+`: takes every child that fits, in order, then goes on behind the last.
  private func matchRepeated(
    of parent: Int, _ next: Int, _ left: Range<Int>, _ then: UnsafeMutablePointer<Continuation>?
  ) {
    let index = query.children[next]
    let element = query.elements[index]
    let (captureCount, keptCount) = (captures.count, keptCaptures.count)
    var end = left.lowerBound
    for position in left {
      let child = nodes[position]
      guard element.field == 0 || child.field == element.field else { continue }
      var attempt = Continuation(
        parent: parent, next: next, start: position, end: left.upperBound, outer: nil,
        repetitionCaptures: captures.count)
      match(index, child, &attempt)
      guard attempt.hasMatched else { continue }
      for index in keptCount..<keptCaptures.count { captures.append(keptCaptures[index]) }
      keptCaptures.removeAll(from: keptCount)
      end = position + 1
    }
    if end > left.lowerBound || element.quantifier == .zeroOrMore {
      matchChildren(of: parent, next + 1, end..<left.upperBound, then)
    }
    captures.removeAll(from: captureCount)
  }

  /// Checks the predicates on text and keeps the match.
  private func succeed() {
    if query.patterns[pattern].hasTextPredicates,
      !query.patternTexts[pattern].predicates.allSatisfy({ holds($0) })
    {
      return
    }
    guard !captures.isEmpty else { return }
    let first = captures[0].node
    var match = PatternMatch(tagged: first, name: first)
    var hasName = false
    for index in 0..<captures.count {
      let capture = captures[index]
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
    guard let node = firstNode(of: predicate.capture) else { return true }
    let text = self.text(node)
    let holds: Bool
    switch predicate.test {
    case .oneOf(let values):
      holds = values.contains { $0.count == text.count && $0.elementsEqual(text) }
    case .regex(let regex): holds = regex.matches(text)
    case .endsMissing: holds = endsMissing(node)
    case .sameAs(let other):
      guard let second = firstNode(of: other) else { return true }
      holds = self.text(second).elementsEqual(text)
    }
    return holds != predicate.isNegated
  }

  /// The node that was captured first under that id.
  private func firstNode(of capture: Int) -> TSNode? {
    for index in 0..<captures.count where captures[index].id == capture {
      return captures[index].node
    }
    return nil
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
