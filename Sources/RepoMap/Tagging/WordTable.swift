/// Numbers the distinct words of one source by their first occurrence, without copying them.
struct WordTable {
  private let source: UnsafeBufferPointer<UInt8>
  private var starts: [UInt32] = []
  private var lengths: [UInt8] = []
  private var hashes: [UInt32] = []
  /// Word number + 1 by slot, 0 where free; the count is a power of two.
  private var slots = [UInt32](repeating: 0, count: 512)

  /// The longest word that it takes, in bytes.
  static let maximumLength = 255

  init(source: UnsafeBufferPointer<UInt8>) {
    self.source = source
  }

  var count: Int { starts.count }

  subscript(number: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    source[Int(starts[number])..<Int(starts[number]) + Int(lengths[number])]
  }

  /// The number of the word at `range`, of at most `maximumLength` bytes.
  mutating func intern(_ range: Range<Int>) -> Int {
    let hash = hash(of: range)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash && isEqual(number, range) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    starts.append(UInt32(range.lowerBound))
    lengths.append(UInt8(range.count))
    hashes.append(hash)
    slots[slot] = UInt32(starts.count)
    if starts.count * 2 > slots.count { grow() }
    return starts.count - 1
  }

  /// Writes what `PayloadWords` reads; the first `bagCount` words belong to the word bag.
  func write(bagCount: Int, to writer: inout ByteWriter) {
    writer.write(count)
    writer.write(bagCount)
    for length in lengths { writer.write(Int(length)) }
    writer.write(lengths.reduce(0) { $0 + Int($1) })
    for number in 0..<count { writer.append(self[number]) }
  }

  private func isEqual(_ number: Int, _ range: Range<Int>) -> Bool {
    guard Int(lengths[number]) == range.count else { return false }
    let start = Int(starts[number])
    for offset in 0..<range.count
    where source[start + offset] != source[range.lowerBound + offset] {
      return false
    }
    return true
  }

  /// FNV-1a, as in `IdentifierTable`.
  private func hash(of range: Range<Int>) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for position in range { hash = (hash ^ UInt64(source[position])) &* 0x100_0000_01b3 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for number in hashes.indices {
      var slot = Int(hashes[number]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
