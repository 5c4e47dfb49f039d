internal import CTreeSitter

/// The comments that stand directly above what the walk comes to next.
struct CommentRun {
  private var range = ByteRange.none
  /// The row on which the run, or the attributes below it, ends.
  private var endRow: UInt32 = 0
  /// Where the definition begins that the run belongs to.
  private var takenBy: UInt32?

  /// Adds a comment, if it stands alone on its line; a gap begins a new run.
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
