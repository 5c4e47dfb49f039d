/// The distinct texts at the front of a payload: the words of the source in the order of their first
/// occurrence, then names of tags that are no words.
///
/// Their lengths stand in one column and their bytes in another, which zstd makes smaller than text
/// beside text.
struct PayloadWords {
  /// Where the first text begins in the payload.
  private let start: Int
  /// Behind each text, from `start` on.
  private let ends: [UInt32]
  /// How many of them `WordBag` counts.
  let bagCount: Int

  init(_ reader: inout ByteReader) {
    let count = min(reader.readCount(), reader.bytes.count)
    bagCount = min(reader.readCount(), count)
    var ends: [UInt32] = []
    ends.reserveCapacity(count)
    var end = 0
    for _ in 0..<count {
      end = min(end + reader.readCount(), reader.bytes.count)
      ends.append(UInt32(end))
    }
    self.ends = ends
    let texts = reader.readRange()
    start = texts.lowerBound
    // What a broken worker process says of texts that are not there is cut.
    limit = texts.upperBound
  }

  private let limit: Int

  /// Where text `number` stands in the payload; empty for one that is not there.
  func range(_ number: Int) -> Range<Int> {
    guard ends.indices.contains(number) else { return start..<start }
    let first = number == 0 ? 0 : Int(ends[number - 1])
    return min(start + first, limit)..<min(start + Int(ends[number]), limit)
  }
}
