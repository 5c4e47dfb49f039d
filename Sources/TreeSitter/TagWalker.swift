internal import CTreeSitter

/// Matches a tags query against a tree in one pre-order cursor walk.
///
/// At each node the query's dispatch table names the patterns whose root has the node's symbol; the
/// walk keeps the stack of enclosing definitions, which gives scopes and answers `#in?` at once. Cost:
/// one table look-up a node, plus the children of nodes that some pattern begins with.
struct TagWalker {
  private let query: TagQuery
  private let source: UnsafeBufferPointer<UInt8>
  private var result = SyntaxTags()
  private var frames: [Frame] = []
  /// Tagged nodes below a pattern's root, whose frames open when the walk reaches them.
  private var pendingFrames: [PendingFrame] = []
  private var claims = NameClaims()
  /// Tags whose names a later `@ignore` took.
  private var removedTags: Set<Int32> = []
  private var comments = CommentRun()
  private let matcher: PatternMatcher

  /// An enclosing definition or local scope.
  private struct Frame {
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

  private let root: TSNode

  init(query: TagQuery, source: UnsafeBufferPointer<UInt8>, root: TSNode) {
    self.query = query
    self.source = source
    self.root = root
    matcher = PatternMatcher(query: query, source: source, root: root)
  }

  /// Walks the tree below the root and returns the tags sorted by name position.
  mutating func walk() -> SyntaxTags {
    var cursor = ts_tree_cursor_new(root)
    let countsErrors = ts_node_has_error(root)
    var depth = 0
    walking: while true {
      let node = ts_tree_cursor_current_node(&cursor)
      let mayDescend = visit(node, depth: depth, countsErrors: countsErrors)
      if mayDescend && ts_tree_cursor_goto_first_child(&cursor) {
        depth += 1
        continue
      }
      while !ts_tree_cursor_goto_next_sibling(&cursor) {
        guard ts_tree_cursor_goto_parent(&cursor) else { break walking }
        depth -= 1
      }
    }
    ts_tree_cursor_delete(&cursor)
    result.sortByName(removing: removedTags)
    result.embedded.sort { $0.range.start < $1.range.start }
    return result
  }

  /// Handles one node; returns whether its children are of interest.
  private mutating func visit(_ node: TSNode, depth: Int, countsErrors: Bool) -> Bool {
    while let last = frames.last, last.depth >= depth { frames.removeLast() }
    let symbol = ts_node_symbol(node)
    if countsErrors && (symbol == TagQueryCompiler.errorSymbol || ts_node_is_missing(node)) {
      result.errorCount += 1
    }
    let dispatch = query.dispatch[min(Int(symbol), query.dispatch.count - 1)]
    if dispatch.isComment {
      comments.add(node, source: source)
      return false
    }
    if dispatch.isAttribute { comments.extend(over: node) }
    if !pendingFrames.isEmpty { openPendingFrame(at: node, depth: depth) }
    if !dispatch.patterns.isEmpty { matchPatterns(dispatch.patterns, at: node, depth: depth) }
    return true
  }

  private mutating func matchPatterns(_ list: Range<Int>, at node: TSNode, depth: Int) {
    let nearest = frames.last?.kindBit ?? FrameKind.bit(.file)
    let ancestors = frames.last?.kindBits ?? FrameKind.bit(.file)
    let parent = frames.last?.tag ?? -1
    matcher.beginNode()
    for position in list {
      let index = query.patternList[position]
      let pattern = query.patterns[index]
      if pattern.nearestIn != 0 && pattern.nearestIn & nearest == 0 { continue }
      if pattern.nearestNotIn & nearest != 0 { continue }
      if pattern.ancestorIn != 0 && pattern.ancestorIn & ancestors == 0 { continue }
      if pattern.ancestorNotIn & ancestors != 0 { continue }
      matcher.match(index, at: node)
      for match in matcher.matches.indices {
        accept(matcher.matches[match], pattern: index, root: node, depth: depth, parent: parent)
      }
    }
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
    var tag = makeTag(match, strip: query.patternTexts[pattern].strip, parent: owner)
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
      frames.removeLast()
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

  private func makeTag(
    _ match: PatternMatch, strip: ByteRegex?, parent: Int32
  ) -> SyntaxTag {
    let point = ts_node_start_point(match.name)
    let range = byteRange(match.tagged)
    var tag = SyntaxTag(
      role: match.role, rawKind: match.rawKind, name: byteRange(match.name), row: point.row,
      column: point.column, range: range, endRow: ts_node_end_point(match.tagged).row,
      headerEnd: range.end, parent: parent)
    if let strip { Self.strip(strip, &tag, source) }
    if let scope = match.scope { tag.outerScope = scope }
    if let last = match.selector {
      tag.selector = ByteRange(start: tag.name.start, end: max(tag.name.end, last.end))
    }
    guard match.role != .reference else { return tag }
    if let body = match.body ?? child(match.tagged, query.bodyField) {
      tag.headerEnd = ts_node_start_byte(body)
    }
    if let range = match.parameters
      ?? child(match.tagged, query.parametersField).map(byteRange)
    {
      tag.parameters = range
    }
    if let node = match.type ?? query.typeFields.lazy.compactMap({ child(match.tagged, $0) }).first
    {
      tag.type = byteRange(node)
    }
    return tag
  }

  /// A docstring, or the comment above the definition.
  private mutating func doc(of match: PatternMatch) -> ByteRange {
    match.doc.map(byteRange) ?? comments.takeDoc(for: match.tagged)
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

/// Which tag holds a name token: one tag a token, the earliest pattern, definitions first.
private struct NameClaims {
  enum Answer {
    case free
    case replaces(Int32)
    case refused
  }

  private struct Claim {
    var pattern: Int
    var isReference: Bool
    var tag: Int32
  }

  private var claims: [UInt32: Claim] = [:]

  /// Asks for the name at byte `start`; what is granted must be recorded.
  mutating func claim(_ start: UInt32, pattern: Int, isReference: Bool) -> Answer {
    let new = Claim(pattern: pattern, isReference: isReference, tag: -1)
    guard let old = claims[start] else {
      claims[start] = new
      return .free
    }
    let isStronger =
      old.isReference == isReference ? pattern < old.pattern : old.isReference && !isReference
    guard isStronger else { return .refused }
    claims[start] = Claim(pattern: pattern, isReference: isReference, tag: old.tag)
    return .replaces(old.tag)
  }

  mutating func record(_ start: UInt32, tag: Int32) {
    claims[start]?.tag = tag
  }
}

/// The comments that stand directly above what the walk comes to next.
private struct CommentRun {
  private var range = ByteRange.none
  /// The row on which the run, or the attributes below it, ends.
  private var endRow: UInt32 = 0
  /// Where the definition begins that the run belongs to.
  private var takenBy: UInt32?

  mutating func add(_ node: TSNode, source: UnsafeBufferPointer<UInt8>) {
    let start = ts_node_start_byte(node)
    guard Self.beginsItsLine(start, source) else { return }
    // `#!` tells the system something, not the reader.
    if start == 0 && source.starts(with: "#!".utf8) { return }
    let end = ts_node_end_byte(node)
    // Some grammars let a line comment take its line's end along.
    let endPoint = ts_node_end_point(node)
    let row = endPoint.column == 0 && endPoint.row > 0 ? endPoint.row - 1 : endPoint.row
    let continues = !range.isEmpty && ts_node_start_point(node).row <= endRow + 1
    range = ByteRange(start: continues ? range.start : start, end: min(end, UInt32(source.count)))
    endRow = row
    takenBy = nil
  }

  /// Lets the run reach over an attribute that directly follows it.
  mutating func extend(over node: TSNode) {
    let row = ts_node_start_point(node).row
    guard !range.isEmpty, row == endRow || row == endRow + 1 else { return }
    endRow = max(endRow, ts_node_end_point(node).row)
  }

  /// The run if `node` directly follows it and no definition that begins elsewhere has taken it.
  ///
  /// `int a, b;` is one node that defines two names: both have the comment.
  mutating func takeDoc(for node: TSNode) -> ByteRange {
    let row = ts_node_start_point(node).row
    guard !range.isEmpty, row == endRow || row == endRow + 1 else { return .none }
    let start = ts_node_start_byte(node)
    if takenBy == nil { takenBy = start }
    return takenBy == start ? range : .none
  }

  private static func beginsItsLine(_ start: UInt32, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = Int(start)
    while position > 0 {
      position -= 1
      let byte = source[position]
      if byte == UInt8(ascii: "\n") { return true }
      if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\r") {
        return false
      }
    }
    return true
  }
}
