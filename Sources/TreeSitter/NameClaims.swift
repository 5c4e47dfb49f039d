/// Which tag holds a name token: one tag a token, the earliest pattern, definitions first.
///
/// A hash table with open addressing, since every tag of a file passes through it.
struct NameClaims {
  enum Answer {
    case free
    case replaces(Int32)
    case refused
  }

  private struct Claim {
    /// The name's first byte + 1; 0 in a free slot.
    var key: UInt32 = 0
    var pattern: UInt32 = 0
    var tag: Int32 = -1
    var isReference = false
  }

  /// A power of two, at least twice the number of claims.
  private var slots = [Claim](repeating: Claim(), count: 256)
  private var count = 0

  /// Asks for the name at byte `start`; what is granted must be recorded.
  mutating func claim(_ start: UInt32, pattern: Int, isReference: Bool) -> Answer {
    var new = Claim(key: start &+ 1, pattern: UInt32(pattern), isReference: isReference)
    let slot = slot(of: new.key)
    let old = slots[slot]
    guard old.key != 0 else {
      slots[slot] = new
      count += 1
      if count * 2 > slots.count { grow() }
      return .free
    }
    let isStronger =
      old.isReference == isReference
      ? new.pattern < old.pattern : old.isReference && !isReference
    guard isStronger else { return .refused }
    new.tag = old.tag
    slots[slot] = new
    return .replaces(old.tag)
  }

  /// Notes which tag holds the name at `start`, -1 for none; it was granted before.
  mutating func record(_ start: UInt32, tag: Int32) {
    slots[slot(of: start &+ 1)].tag = tag
  }

  /// Where `key` lies, or the free slot where it may be put.
  private func slot(of key: UInt32) -> Int {
    // Knuth's multiplicative hash: neighbouring names spread over the table.
    var slot = Int((key &* 2_654_435_769) >> 7) & (slots.count - 1)
    while slots[slot].key != 0 && slots[slot].key != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Claim(), count: old.count * 2)
    for claim in old where claim.key != 0 { slots[slot(of: claim.key)] = claim }
  }
}
