internal import CTreeSitter

/// Where a repaired source differs from the one that a tree was made of.
///
/// Repairs move nothing: both have the same length and the same line ends.
struct TreeEdits {
  private var edits: [TSInputEdit] = []

  /// Stretches that differ.
  var count: Int { edits.count }

  /// Compares the two byte by byte.
  init(from old: UnsafeBufferPointer<UInt8>, to new: UnsafeBufferPointer<UInt8>) {
    var (row, lineStart) = (0, 0)
    var start: (byte: Int, point: TSPoint)?
    for position in old.indices {
      let point = TSPoint(row: UInt32(row), column: UInt32(position - lineStart))
      if old[position] != new[position] {
        if start == nil { start = (position, point) }
      } else if let begun = start {
        append(from: begun, to: (position, point))
        start = nil
      }
      if old[position] == UInt8(ascii: "\n") { (row, lineStart) = (row + 1, position + 1) }
    }
    guard let start else { return }
    append(
      from: start,
      to: (old.count, TSPoint(row: UInt32(row), column: UInt32(old.count - lineStart))))
  }

  private mutating func append(
    from start: (byte: Int, point: TSPoint), to end: (byte: Int, point: TSPoint)
  ) {
    edits.append(
      TSInputEdit(
        start_byte: UInt32(start.byte), old_end_byte: UInt32(end.byte),
        new_end_byte: UInt32(end.byte), start_point: start.point, old_end_point: end.point,
        new_end_point: end.point))
  }

  /// Tells the tree of the old source, whose nodes are of no use from then on but to a parser.
  func apply(to tree: OpaquePointer) {
    for var edit in edits { ts_tree_edit(tree, &edit) }
  }
}
