/// Verdicts on names that were met before in the same scope.
///
/// A name alone decides wherever no anchored rule is alive, and `Makefile`, `index.ts` or
/// `__init__.py` come by the thousand. There is one slot a hash, and the last comer has it: the table
/// never grows, and it fits a processor's second cache. Whole names are kept, so two names
/// of one hash are never taken for each other; names of more than 24 bytes are not kept.
struct VerdictCache: ~Copyable {
  /// A name in one scope, ready to be compared as words.
  struct Key: Equatable {
    /// The name's bytes, with zeros behind them: names hold none.
    var words: (UInt64, UInt64, UInt64)
    /// The scope's number, and whether the name is a directory's.
    var scope: UInt64

    static func == (left: Key, right: Key) -> Bool {
      left.words == right.words && left.scope == right.scope
    }
  }

  private struct Slot {
    var key = Key(words: (0, 0, 0), scope: .max)
    var verdict = IgnoreVerdict.listed
  }

  static let longestName = 24
  private static let slotCount = 4096
  private let slots: UnsafeMutablePointer<Slot>

  init() {
    slots = .allocate(capacity: Self.slotCount)
    slots.initialize(repeating: Slot(), count: Self.slotCount)
  }

  deinit { slots.deallocate() }

  /// The verdict on `key` if it is known.
  @inline(__always)
  func verdict(on key: Key) -> IgnoreVerdict? {
    let slot = slots + Self.place(of: key)
    return slot.pointee.key == key ? slot.pointee.verdict : nil
  }

  @inline(__always)
  mutating func keep(_ verdict: IgnoreVerdict, on key: Key) {
    slots[Self.place(of: key)] = Slot(key: key, verdict: verdict)
  }

  @inline(__always)
  private static func place(of key: Key) -> Int {
    var hash = key.words.0 &* 0x9E37_79B9_7F4A_7C15
    hash ^= (key.words.1 ^ hash >> 29) &* 0xD6E8_FEB8_6659_FD93
    hash ^= (key.words.2 ^ key.scope ^ hash >> 31) &* 0xA24B_AED4_963E_E407
    return Int((hash ^ hash >> 32) & UInt64(slotCount - 1))
  }
}
