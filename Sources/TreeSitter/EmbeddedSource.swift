/// A part of a source that is written in another language: a script in a page.
package struct EmbeddedSource: Equatable, Sendable {
  package let language: Language
  package let range: ByteRange
  /// 0-based row of its first byte, and the byte column in it.
  package let row: UInt32
  package let column: UInt32

  package init(language: Language, range: ByteRange, row: UInt32, column: UInt32) {
    self.language = language
    self.range = range
    self.row = row
    self.column = column
  }
}

extension [EmbeddedSource] {
  /// The language of the part that holds `byte`, nil where none does.
  ///
  /// Logarithmic; the parts are in order.
  package func language(at byte: UInt32) -> Language? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.end <= byte { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].range.start <= byte ? self[low].language : nil
  }
}

extension SyntaxTags {
  /// Adds the tags of a part, which were found in its bytes alone; behind the others, out of order.
  mutating func append(_ inner: SyntaxTags, of part: EmbeddedSource) {
    let parentOffset = Int32(tags.count)
    errorCount += inner.errorCount
    for tag in inner.tags {
      var tag = tag
      tag.move(into: part)
      if tag.parent >= 0 { tag.parent += parentOffset }
      tags.append(tag)
    }
  }
}

extension SyntaxTag {
  /// Turns positions in a part into those in the whole source.
  fileprivate mutating func move(into part: EmbeddedSource) {
    let offset = part.range.start
    if row == 0 { column += part.column }
    row += part.row
    endRow += part.row
    headerEnd += offset
    name.move(by: offset)
    selector.move(by: offset)
    range.move(by: offset)
    parameters.move(by: offset)
    type.move(by: offset)
    doc.move(by: offset)
    outerScope.move(by: offset)
  }
}

extension ByteRange {
  fileprivate mutating func move(by offset: UInt32) {
    guard self != .none else { return }
    start += offset
    end += offset
  }
}
