package import TreeSitter

extension FileTags {
  /// The stretches of the source that deserve a colour, in its order, where `TagDetail.leaves` alone was
  /// asked for; decoded anew on each call.
  package var leaves: [SyntaxLeaf] {
    guard wordStart < tagStart else { return [] }
    var reader = ByteReader(payload, at: wordStart)
    var end = 0
    return (0..<min(reader.readCount(), payload.count)).compactMap { _ in
      let kind = SyntaxLeaf.Class(rawValue: reader.readByte())
      let start = end + reader.readCount()
      end = start + reader.readCount()
      return kind.map {
        SyntaxLeaf(
          kind: $0, range: ByteRange(start: UInt32(clamping: start), end: UInt32(clamping: end)))
      }
    }
  }
}
