/// Which bytes a text holds, in 64 bits: a text lacks what its mask lacks.
///
/// Letters without their case, digits and `_` have bits of their own; other bytes share the rest.
struct ByteMask: Equatable, Sendable, BitwiseCopyable {
  private(set) var bits: UInt64 = 0

  private init(bits: UInt64) { self.bits = bits }

  /// The mask of `text`, in O(n).
  init(_ text: some Sequence<UInt8>) {
    let bitsByByte = Self.bitsByByte
    for byte in text { bits |= bitsByByte[Int(byte)] }
  }

  /// The mask of the empty text, which every text may hold.
  static let none = ByteMask(EmptyCollection())

  func union(_ other: ByteMask) -> ByteMask { ByteMask(bits: bits | other.bits) }

  func intersection(_ other: ByteMask) -> ByteMask { ByteMask(bits: bits & other.bits) }

  /// Whether a text of this mask may hold all that `pattern` is a mask of; false is certain.
  func mayHold(_ pattern: ByteMask) -> Bool { bits & pattern.bits == pattern.bits }

  /// How many of `other`'s bits are not set here.
  func lacking(_ other: ByteMask) -> Int { (other.bits & ~bits).nonzeroBitCount }

  private static let bitsByByte: [UInt64] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): 1 << UInt64(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): 1 << UInt64(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 1 << UInt64(26 + byte - UInt8(ascii: "0"))
    case UInt8(ascii: "_"): 1 << 36
    default: 1 << UInt64(37 + byte % 27)
    }
  }
}
