/// Definitions found beside a tree, on their way into the tags that the tree gave.
struct IslandTags {
  private var tags: SyntaxTags
  private let source: UnsafeBufferPointer<UInt8>
  /// Indices of the tags by the byte that their name begins with.
  private var tagByName: [UInt32: Int32] = [:]
  private var replaced: Set<Int32> = []
  private var islands: [SyntaxTag] = []

  /// In bytes; a record shows less.
  private static let maximumSignatureLength = 1024

  init(tags: SyntaxTags, source: UnsafeBufferPointer<UInt8>) {
    self.tags = tags
    self.source = source
    for (index, tag) in tags.tags.enumerated() { tagByName[tag.name.start] = Int32(index) }
  }

  /// Takes a definition, unless its name has one already.
  mutating func add(_ kind: TagKind, name: Range<Int>, head: Range<Int>) {
    let start = UInt32(name.lowerBound)
    if let index = tagByName[start] {
      guard index >= 0, tags.tags[Int(index)].role == .reference else { return }
      replaced.insert(index)
    }
    tagByName[start] = -1
    let isCallable = [.function, .method, .constructor].contains(kind)
    let parameters = isCallable ? parameters(behind: name.upperBound, of: head) : .none
    let end = max(UInt32(head.upperBound), parameters.end)
    islands.append(
      SyntaxTag(
        role: .definition, rawKind: kind.rawValue,
        name: ByteRange(start: start, end: UInt32(name.upperBound)), row: 0, column: 0,
        range: ByteRange(start: UInt32(head.lowerBound), end: end), endRow: 0, headerEnd: end,
        parameters: parameters, parent: -1))
  }

  /// From the bracket behind a name to the one that closes it; none where that is far off, or a part
  /// of every such head.
  private func parameters(behind name: Int, of head: Range<Int>) -> ByteRange {
    let reach = source[name..<min(name + Self.maximumSignatureLength, source.count)]
    guard let open = reach.firstIndex(where: { $0 > UInt8(ascii: " ") }),
      reach[open] == UInt8(ascii: "(")
    else { return .none }
    var depth = 0
    for position in open..<reach.endIndex {
      if reach[position] == UInt8(ascii: "(") { depth += 1 }
      if reach[position] == UInt8(ascii: ")") { depth -= 1 }
      guard depth == 0 else { continue }
      let isOwn = position >= head.upperBound
      return isOwn ? ByteRange(start: UInt32(open), end: UInt32(position + 1)) : .none
    }
    return .none
  }

  /// All tags in the order of their names; the islands stand in what encloses them.
  consuming func merged() -> SyntaxTags {
    guard !islands.isEmpty else { return tags }
    islands.sort { $0.name.start < $1.name.start }
    setRows()
    setParents()
    tags.tags += islands
    tags.sortByName(removing: replaced)
    return tags
  }

  /// Counts lines once through the source; heads of several lines end where they end.
  private mutating func setRows() {
    var (row, lineStart, position) = (UInt32(0), 0, 0)
    for index in islands.indices {
      let name = Int(islands[index].name.start)
      while position < name {
        if source[position] == UInt8(ascii: "\n") { (row, lineStart) = (row + 1, position + 1) }
        position += 1
      }
      islands[index].row = row
      islands[index].column = UInt32(name - lineStart)
      let rest = source[name..<max(name, Int(islands[index].range.end))]
      islands[index].endRow = row + UInt32(rest.count { $0 == UInt8(ascii: "\n") })
    }
  }

  /// Gives each island the innermost definition around it; a function of a type is its method.
  private mutating func setParents() {
    let outer = tags.tags.indices.filter { tags.tags[$0].role == .definition }.sorted {
      let (left, right) = (tags.tags[$0].range, tags.tags[$1].range)
      return (left.start, right.end, $0) < (right.start, left.end, $1)
    }
    var next = 0
    var open: [Int] = []
    for index in islands.indices {
      let name = islands[index].name.start
      while next < outer.count, tags.tags[outer[next]].range.start <= name {
        close(&open, before: tags.tags[outer[next]].range.start)
        open.append(outer[next])
        next += 1
      }
      close(&open, before: name)
      guard let parent = open.last, mayHold(islands[index], tags.tags[parent]) else { continue }
      islands[index].parent = Int32(parent)
      let holdsMembers = TagKind(rawValue: tags.tags[parent].rawKind)?.holdsMembers == true
      if holdsMembers && islands[index].rawKind == TagKind.function.rawValue {
        islands[index].rawKind = TagKind.method.rawValue
      }
    }
  }

  /// Whether `outer` holds what its range holds: where a bracket is missing, it reaches too far, and
  /// what begins its line stands in a module at most.
  private func mayHold(_ island: SyntaxTag, _ outer: SyntaxTag) -> Bool {
    let start = Int(island.range.start)
    let beginsLine = start == 0 || source[start - 1] == UInt8(ascii: "\n")
    switch TagKind(rawValue: outer.rawKind) {
    case .module, .namespace, .package: return true
    default: return !beginsLine
    }
  }

  /// Leaves the definitions that end at `byte` or above it; those of a tree lie inside one another.
  private func close(_ open: inout [Int], before byte: UInt32) {
    while let last = open.last, tags.tags[last].range.end <= byte { open.removeLast() }
  }
}
