import TreeSitter

/// All names of a run's tags, with what is counted of each.
///
/// They lie in parts: segments, each built from some of the files. A file that has changed since a
/// segment was built is taken out of the counts by a part that counts backwards. What is asked of an
/// index does not depend on how its files are spread over parts.
struct NameIndex: Sendable {
  /// A segment, and what its files are in this index.
  struct Part: Sendable {
    let segment: IndexSegment
    /// By number in the segment: position in the list of files, -1 for one that is no longer there.
    let files: [Int32]
    /// 1, or -1 for what is to be taken away.
    let sign: Int
  }

  let parts: [Part]

  /// Definitions of `kind` whose names are written in `style`.
  func definitionCount(kind: TagKind, style: NamingStyle) -> Int {
    parts.reduce(0) {
      $0 + $1.sign
        * $1.segment.definitionCount(kind: Int(kind.rawValue), style: Int(style.rawValue))
    }
  }

  /// A stretch of all names in rising order: in each part, the positions that it takes.
  struct Stretch: Sendable {
    fileprivate let positions: [Range<Int>]
  }

  /// All names in at most `count` stretches that follow each other, cut where the part with the most names
  /// is cut evenly.
  func stretches(count: Int) -> [Stretch] {
    let largest = parts.map(\.segment).max { $0.nameCount < $1.nameCount }
    guard let largest, largest.nameCount > 0 else { return [] }
    let cuts = (1..<max(count, 1)).map { number in
      let key = largest.keyBytes(at: number * largest.nameCount / count)
      return parts.map { $0.segment.firstPosition(notBefore: key) }
    }
    let ends = cuts + [parts.map(\.segment.nameCount)]
    return zip([parts.map { _ in 0 }] + cuts, ends).map { begin, end in
      // Names that damage has put out of order may have their cuts out of order.
      Stretch(positions: zip(begin, end).map { $0..<max($0, $1) })
    }
  }

  /// Calls `body` with each name of `stretch` and its counts, in rising order of the names' bytes.
  ///
  /// A merge of all parts: linear in their names, times the number of parts for one comparison of two
  /// numbers each.
  func forEachName(in stretch: Stretch, _ body: (IndexedName) -> Void) {
    var rest = stretch.positions
    // The first bytes of each part's next name, as numbers: they decide nearly every comparison.
    var prefixes = parts.indices.map { prefix(ofFirstIn: rest[$0], of: $0) }
    var count = 0
    while let part = partOfLeastName(rest, prefixes) {
      let key = parts[part].segment.keyBytes(at: rest[part].lowerBound)
      let least = prefixes[part]
      var name = IndexedName(part: part, position: rest[part].lowerBound, counts: NameCounts())
      for other in parts.indices where prefixes[other] == least && !rest[other].isEmpty {
        let (segment, position) = (parts[other].segment, rest[other].lowerBound)
        guard other == part || compareBytes(segment.keyBytes(at: position), key) == 0
        else { continue }
        name.counts.add(segment.counts(at: position), sign: parts[other].sign)
        rest[other] = position + 1..<rest[other].upperBound
        prefixes[other] = prefix(ofFirstIn: rest[other], of: other)
      }
      body(name)
      count += 1
      // Pages of files that have been passed are not needed again.
      if count % Self.namesPerRelease == 0 { release() }
    }
    release()
  }

  private static let namesPerRelease = 32_768

  private func release() { for part in parts { part.segment.region.release() } }

  /// The name's bytes, and its family's behind them.
  func key(of name: IndexedName) -> ArraySlice<UInt8> {
    parts[name.part].segment.key(at: name.position)
  }

  /// The first eight bytes, the first one highest; the largest number where no name is left.
  private func prefix(ofFirstIn rest: Range<Int>, of part: Int) -> UInt64 {
    rest.isEmpty ? .max : parts[part].segment.keyBytes(at: rest.lowerBound).prefixNumber
  }

  private func partOfLeastName(_ rest: [Range<Int>], _ prefixes: [UInt64]) -> Int? {
    var least: Int?
    for part in parts.indices where !rest[part].isEmpty {
      guard let other = least else {
        least = part
        continue
      }
      guard prefixes[part] <= prefixes[other] else { continue }
      if prefixes[part] < prefixes[other] || precedes(part, other, rest) { least = part }
    }
    return least
  }

  private func precedes(_ part: Int, _ other: Int, _ rest: [Range<Int>]) -> Bool {
    compareBytes(
      parts[part].segment.keyBytes(at: rest[part].lowerBound),
      parts[other].segment.keyBytes(at: rest[other].lowerBound)) < 0
  }

  /// Where `name` is defined, by file and row; two binary searches in each part and its definitions.
  func definitions(of name: IndexedName) -> [NameDefinition] {
    var found: [NameDefinition] = []
    let key = key(of: name)
    for (number, part) in parts.enumerated() where part.sign > 0 {
      let known = number == name.part ? name.position : nil
      guard let position = known ?? part.segment.position(of: key) else { continue }
      part.segment.forEachDefinition(at: position) { definition in
        let file = part.files[Int(definition.file)]
        guard file >= 0, let kind = TagKind(rawValue: definition.kind) else { return }
        found.append(
          NameDefinition(
            file: Int(file), row: Int(definition.row), kind: kind, tag: Int(definition.tag)))
      }
    }
    return found.sorted { ($0.file, $0.row, $0.tag) < ($1.file, $1.row, $1.tag) }
  }
}

/// A name in one family of languages, met in an index.
struct IndexedName: Sendable {
  /// Where its bytes lie.
  let part: Int
  let position: Int
  fileprivate(set) var counts: NameCounts
}
