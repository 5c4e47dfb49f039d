/// Interns byte strings: each distinct one is stored once and named by a small number.
///
/// Open addressing over one byte arena; look-ups and insertions take time linear in the string and
/// amortised constant in the table. Numbers are given in the order of first insertion, so the same
/// insertions give the same numbers.
package struct IdentifierTable: Sendable {
  private var bytes: [UInt8] = []
  /// End of each identifier's bytes; it begins where the one before ends.
  private var ends: [UInt32] = []
  /// Identifier number + 1 by slot, 0 where free; the count is a power of two.
  private var slots: [UInt32] = Array(repeating: 0, count: leastSlotCount)
  private var hashes: [UInt32] = []

  private static let leastSlotCount = 1024

  package init() {}

  package var count: Int { ends.count }

  /// The text of identifier `number`.
  package subscript(number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
  }

  /// Memory that the table takes.
  package var costInBytes: Int { bytes.count + 8 * ends.count + 4 * slots.count }

  /// All numbers, in rising order of their texts.
  package func sortedOrder() -> [UInt32] {
    // The first eight bytes decide nearly every comparison, and as one number.
    var keys = (0..<count).map { number in
      (prefix: self[number].prefixNumber, number: UInt32(number))
    }
    keys.sort { left, right in
      left.prefix != right.prefix
        ? left.prefix < right.prefix
        : compareBytes(self[Int(left.number)], self[Int(right.number)]) < 0
    }
    return keys.map(\.number)
  }

  /// Calls `body` with the text of identifier `number`, valid during the call.
  func withText<Result>(
    _ number: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try self[number].withUnsafeBufferPointer(body)
  }

  /// The number of `text`, nil where it was not added.
  ///
  /// Linear in the text and constant in the table, or linear in one that was read without slots.
  package func number(of text: ArraySlice<UInt8>) -> Int? {
    let hash = Self.hash(text)
    guard slots.isEmpty else { return find(text, hash).number }
    return hashes.indices.first { hashes[$0] == hash && self[$0] == text }
  }

  /// The number of `text`, which is added when it is new.
  package mutating func intern(_ text: ArraySlice<UInt8>) -> Int {
    if slots.isEmpty { fillSlots() }
    let hash = Self.hash(text)
    let (known, slot) = find(text, hash)
    if let known { return known }
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[slot] = UInt32(ends.count)
    if ends.count * 2 > slots.count { fillSlots() }
    return ends.count - 1
  }

  /// The number of `text` if it is known, and the slot that holds it or waits for it.
  private func find(_ text: ArraySlice<UInt8>, _ hash: UInt32) -> (number: Int?, slot: Int) {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash && self[number] == text { return (number, slot) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (nil, slot)
  }

  /// Gives every identifier a slot, and leaves half of all slots free.
  private mutating func fillSlots() {
    var count = Self.leastSlotCount
    while count <= 2 * ends.count { count *= 2 }
    slots = Array(repeating: 0, count: count)
    for number in hashes.indices {
      var slot = Int(hashes[number]) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// Writes the table so that the next initialiser reads it.
  func write(to writer: inout ColumnWriter) {
    writer.append(bytes)
    writer.append(ends)
    writer.append(hashes)
  }

  /// The table that was written, with the same numbers; nil where none was.
  ///
  /// `hasSlots` false is for a table of which few numbers are asked, and spares filling them.
  init?(from reader: inout ColumnReader, hasSlots: Bool = true) {
    guard let bytes: [UInt8] = reader.column(), let ends: [UInt32] = reader.column(),
      let hashes: [UInt32] = reader.column(), hashes.count == ends.count,
      zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }), Int(ends.last ?? 0) == bytes.count
    else { return nil }
    (self.bytes, self.ends, self.hashes) = (bytes, ends, hashes)
    if hasSlots { fillSlots() } else { slots = [] }
  }

  /// FNV-1a, folded; seeded by nothing, so that it is the same in every run.
  private static func hash(_ text: ArraySlice<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
