internal import CTreeSitter

/// Matches a tags query against a tree in one pre-order cursor walk.
///
/// At each node the query's dispatch table names the patterns whose root has the node's symbol; the
/// walk keeps the stack of enclosing definitions, which gives scopes and answers `#in?` at once. Cost:
/// each node's children are listed once, for its patterns and for the walk. The lists of the nodes on
/// the way to the current one are held, not the call stack: trees may be as deep as files are long.
struct TagWalker: ~Copyable {
  private let query: TagQuery
  private let source: UnsafeBufferPointer<UInt8>
  private let root: TSNode
  private let countsErrors: Bool
  private var result = SyntaxTags()
  private var levels = ScratchStack<Level>()
  private var frames = ScratchStack<Frame>()
  /// Tagged nodes below a pattern's root, whose frames open when the walk reaches them.
  private var pendingFrames: [PendingFrame] = []
  private var claims = NameClaims()
  /// Tags whose names a later `@ignore` took.
  private var removedTags: Set<Int32> = []
  private var comments = CommentRun()
  private let matcher: PatternMatcher
  /// Nodes that the walk has come to.
  private(set) var nodeCount = 0
  /// Patterns that were matched against them.
  var patternCount: Int { matcher.patternCount }

  // The two are not private: where a debug build frees a walker in another file, Swift 6.3 asks for them.

  /// A list of children on the matcher's stack, and which of them is next.
  struct Level {
    var start: Int
    var next: Int
  }

  /// An enclosing definition or local scope.
  struct Frame {
    var depth: Int
    /// Bits of its own kind, and of its own and all outer kinds.
    var kindBit: UInt64
    var kindBits: UInt64
    /// Index in `result.tags` of the nearest definition, -1 for none.
    var tag: Int32
  }

  private struct PendingFrame {
    var node: UnsafeRawPointer?
    var start: UInt32
    var kindBit: UInt64
    var tag: Int32
  }

  init(query: TagQuery, source: UnsafeBufferPointer<UInt8>, root: TSNode) {
    self.query = query
    self.source = source
    self.root = root
    countsErrors = ts_node_has_error(root)
    matcher = PatternMatcher(query: query, source: source, root: root)
  }

  /// Walks the tree below the root and returns the tags sorted by name position.
  mutating func walk() -> SyntaxTags {
    visit(ListedNode(node: root, symbol: ts_node_symbol(root), field: 0))
    while let level = levels.last {
      // All lists above this one are taken off by now: it ends where the stack does.
      if level.next < matcher.nodes.count {
        levels[levels.count - 1].next += 1
        visit(matcher.nodes[level.next])
      } else {
        matcher.nodes.removeAll(from: level.start)
        levels.removeAll(from: levels.count - 1)
      }
    }
    result.sortByName(removing: removedTags)
    result.embedded.sort { $0.range.start < $1.range.start }
    return result
  }

  /// Handles one node; lists its children where they are of interest.
  private mutating func visit(_ node: ListedNode) {
    nodeCount += 1
    let depth = levels.count
    while let last = frames.last, last.depth >= depth { frames.removeAll(from: frames.count - 1) }
    if countsErrors
      && (node.symbol == TagQueryCompiler.errorSymbol || ts_node_is_missing(node.node))
    {
      result.errorCount += 1
    }
    let dispatch = query.dispatch(at: node.symbol)
    if dispatch.isComment { return comments.add(node.node, source: source) }
    if dispatch.isAttribute { comments.extend(over: node.node) }
    if !pendingFrames.isEmpty { openPendingFrame(at: node.node, depth: depth) }
    let hasPatterns = !dispatch.patterns.isEmpty
    let children = matcher.nodes.pushChildren(of: node.node, readingFields: hasPatterns)
    if hasPatterns { matchPatterns(dispatch.patterns, at: node, children: children, depth: depth) }
    guard !children.isEmpty else { return }
    levels.append(Level(start: children.lowerBound, next: children.lowerBound))
  }

  private mutating func matchPatterns(
    _ list: Range<Int>, at node: ListedNode, children: Range<Int>, depth: Int
  ) {
    let frame = frames.last
    let nearest = frame?.kindBit ?? FrameKind.bit(.file)
    let ancestors = frame?.kindBits ?? FrameKind.bit(.file)
    let parent = frame?.tag ?? -1
    matcher.beginNode(node, children: children)
    for position in list {
      let index = query.patternList[position]
      let pattern = query.patterns[index]
      if pattern.nearestIn != 0 && pattern.nearestIn & nearest == 0 { continue }
      if pattern.nearestNotIn & nearest != 0 { continue }
      if pattern.ancestorIn != 0 && pattern.ancestorIn & ancestors == 0 { continue }
      if pattern.ancestorNotIn & ancestors != 0 { continue }
      matcher.match(index)
      for match in 0..<matcher.matches.count {
        accept(
          matcher.matches[match], pattern: index, root: node.node, depth: depth, parent: parent)
      }
    }
    matcher.endNode()
  }

  /// Turns a match into a tag, a local scope or a claim on a name.
  private mutating func accept(
    _ match: PatternMatch, pattern: Int, root: TSNode, depth: Int, parent: Int32
  ) {
    if match.isLocalScope {
      openFrame(match.tagged, root: root, depth: depth, kindBit: FrameKind.localBit, tag: parent)
    }
    guard match.isTag || match.isIgnored else { return }
    let isReference = match.role == .reference && !match.isIgnored
    // A type named in a definition's own head (`class A(Base)`) belongs to that definition.
    let isInHead = isReference && match.namesType && frames.last?.depth == depth
    let owner = isInHead ? frames.last?.tag ?? parent : parent
    var tag = makeTag(match, pattern: pattern, parent: owner)
    // The parser makes up empty names where one is missing.
    guard !tag.name.isEmpty else { return }
    let slot = claims.claim(tag.name.start, pattern: pattern, isReference: isReference)
    if case .refused = slot { return }
    var replaced: Int32 = -1
    if case .replaces(let old) = slot { replaced = old }
    if !isReference && !match.isIgnored { tag.doc = doc(of: match) }
    if match.isIgnored {
      if replaced >= 0 { removedTags.insert(replaced) }
      setEmbedded(match.embedded, at: tag)
      return claims.record(tag.name.start, tag: -1)
    }
    let index = store(tag, at: replaced)
    if !isReference, let kind = TagKind(rawValue: match.rawKind) {
      openFrame(match.tagged, root: root, depth: depth, kindBit: FrameKind.bit(kind), tag: index)
    }
  }

  /// Notes which language the bytes are in that `tag` names; nil for the file's own.
  private mutating func setEmbedded(_ language: Language?, at tag: SyntaxTag) {
    // Of two patterns that name a part the stronger one comes last.
    let old = result.embedded.lastIndex { $0.range.start <= tag.name.start }
    if let old, result.embedded[old].range.start == tag.name.start {
      result.embedded.remove(at: old)
    }
    guard let language else { return }
    result.embedded.append(
      EmbeddedSource(language: language, range: tag.name, row: tag.row, column: tag.column))
  }

  /// Puts a tag in the place of the one that held its name before, or behind all others.
  private mutating func store(_ tag: SyntaxTag, at replaced: Int32) -> Int32 {
    if replaced >= 0 {
      var tag = tag
      // Inside the frame of what it replaces, it stands where that stood: parents form no circle.
      if isWithin(tag.parent, replaced) { tag.parent = result.tags[Int(replaced)].parent }
      result.tags[Int(replaced)] = tag
      return replaced
    }
    let index = Int32(result.tags.count)
    result.tags.append(tag)
    claims.record(tag.name.start, tag: index)
    return index
  }

  private func isWithin(_ tag: Int32, _ outer: Int32) -> Bool {
    var current = tag
    while current >= 0 && current != outer { current = result.tags[Int(current)].parent }
    return current == outer
  }

  private mutating func openFrame(
    _ node: TSNode, root: TSNode, depth: Int, kindBit: UInt64, tag: Int32
  ) {
    guard node.id == root.id else {
      pendingFrames.append(
        PendingFrame(
          node: node.id, start: ts_node_start_byte(node), kindBit: kindBit, tag: tag))
      return
    }
    // Several patterns may tag one node (`typedef struct { … } box, *box_ptr;`): the first
    // definition's frame stays.
    if let last = frames.last, last.depth == depth {
      guard last.kindBit == FrameKind.localBit else { return }
      frames.removeAll(from: frames.count - 1)
    }
    let outer = frames.last?.kindBits ?? FrameKind.bit(.file)
    frames.append(Frame(depth: depth, kindBit: kindBit, kindBits: outer | kindBit, tag: tag))
  }

  private mutating func openPendingFrame(at node: TSNode, depth: Int) {
    let start = ts_node_start_byte(node)
    pendingFrames.removeAll { $0.start < start }
    guard let index = pendingFrames.firstIndex(where: { $0.node == node.id }) else { return }
    let pending = pendingFrames.remove(at: index)
    openFrame(node, root: node, depth: depth, kindBit: pending.kindBit, tag: pending.tag)
  }

  private func makeTag(_ match: PatternMatch, pattern: Int, parent: Int32) -> SyntaxTag {
    let point = ts_node_start_point(match.name)
    let range = byteRange(match.tagged)
    var tag = SyntaxTag(
      role: match.role, rawKind: match.rawKind, name: byteRange(match.name), row: point.row,
      column: point.column, range: range, endRow: ts_node_end_point(match.tagged).row,
      headerEnd: range.end, parent: parent)
    if query.patterns[pattern].strips, let strip = query.patternTexts[pattern].strip {
      Self.strip(strip, &tag, source)
    }
    if let scope = match.scope { tag.outerScope = scope }
    if let last = match.selector {
      tag.selector = ByteRange(start: tag.name.start, end: max(tag.name.end, last.end))
    }
    guard match.role != .reference else { return tag }
    if let body = match.body ?? child(match.tagged, query.bodyField) {
      tag.headerEnd = ts_node_start_byte(body)
    }
    if let range = match.parameters {
      tag.parameters = range
    } else if let node = child(match.tagged, query.parametersField) {
      tag.parameters = byteRange(node)
    }
    if let node = match.type ?? typeNode(of: match.tagged) { tag.type = byteRange(node) }
    return tag
  }

  private func typeNode(of node: TSNode) -> TSNode? {
    for index in query.typeFields.indices {
      if let type = child(node, query.typeFields[index]) { return type }
    }
    return nil
  }

  /// A docstring, or the comment above the definition.
  private mutating func doc(of match: PatternMatch) -> ByteRange {
    if let doc = match.doc { return byteRange(doc) }
    return comments.takeDoc(for: match.tagged)
  }

  private static func strip(
    _ regex: ByteRegex, _ tag: inout SyntaxTag, _ source: UnsafeBufferPointer<UInt8>
  ) {
    let start = tag.name.start
    let text = UnsafeBufferPointer(rebasing: source[Int(start)..<Int(tag.name.end)])
    let kept = regex.stripped(text)
    tag.name = ByteRange(
      start: start + UInt32(kept.lowerBound), end: start + UInt32(kept.upperBound))
    tag.column += UInt32(kept.lowerBound)
  }

  private func child(_ node: TSNode, _ field: TSFieldId) -> TSNode? {
    guard field != 0 else { return nil }
    let child = ts_node_child_by_field_id(node, field)
    return ts_node_is_null(child) ? nil : child
  }

  private func byteRange(_ node: TSNode) -> ByteRange {
    let limit = UInt32(source.count)
    return ByteRange(
      start: min(ts_node_start_byte(node), limit), end: min(ts_node_end_byte(node), limit))
  }
}
