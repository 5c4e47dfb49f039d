/// A half-open range of byte offsets in a source; 32 bits, since sources are at most 4 GiB.
package struct ByteRange: Equatable, Sendable, BitwiseCopyable {
  package var start: UInt32
  package var end: UInt32

  package init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  /// The range of nothing, for parts that a tag does not have.
  package static let none = ByteRange(start: 0, end: 0)
  package var isEmpty: Bool { end <= start }
}

/// One tag as found in the tree: kinds and positions, no text.
package struct SyntaxTag: Sendable {
  package var role: TagRole
  /// A `TagKind` or, for references, a `ReferenceKind`, as raw value.
  package var rawKind: UInt8
  /// The name's token; of a name in several parts the first.
  package var name: ByteRange
  /// What a name in several parts reaches over, from the first part to the last.
  package var selector = ByteRange.none
  /// 0-based row of the name, and the byte column in it.
  package var row: UInt32
  package var column: UInt32
  /// The whole tagged node.
  package var range: ByteRange
  package var endRow: UInt32
  /// Where the header ends: the body's start, or the end of the range.
  package var headerEnd: UInt32
  package var parameters = ByteRange.none
  package var type = ByteRange.none
  package var doc = ByteRange.none
  package var outerScope = ByteRange.none
  /// Index of the enclosing definition in the file's tags; -1 for none.
  package var parent: Int32
}

/// What one file's tree gave.
package struct SyntaxTags: Sendable {
  /// In order of the names' positions.
  package var tags: [SyntaxTag] = []
  /// ERROR and MISSING nodes.
  package var errorCount = 0
  /// Parts in other languages, in order; `SourceTagger` adds their tags.
  package var embedded: [EmbeddedSource] = []

  /// Brings the tags into the order of their names' positions, less those whose indices are `removed`.
  mutating func sortByName(removing removed: Set<Int32> = []) {
    let tags = tags
    let kept = tags.indices.filter { removed.isEmpty || !removed.contains(Int32($0)) }
    // Position and index in one number: many times as fast to sort as pairs.
    let order = kept.map { UInt64(tags[$0].name.start) << 32 | UInt64($0) }.sorted()
      .map { Int($0 & 0xFFFF_FFFF) }
    var newIndex = [Int32](repeating: -1, count: tags.count)
    for (new, old) in order.enumerated() { newIndex[old] = Int32(new) }
    self.tags = order.map { old in
      var tag = tags[old]
      while !removed.isEmpty, removed.contains(tag.parent) {
        tag.parent = tags[Int(tag.parent)].parent
      }
      if tag.parent >= 0 { tag.parent = newIndex[Int(tag.parent)] }
      return tag
    }
  }
}
