#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole names → the last rule for each, by open addressing.
struct NameTable {
  struct Slot {
    var hash: UInt64 = 0
    var start: UInt32 = 0
    var count: UInt32 = 0
    /// The last rule that a file of this name matches, and the last that a directory does; -1: none.
    var fileRule: Int32 = -1
    var directoryRule: Int32 = -1
  }

  private let slots: UnsafeMutablePointer<Slot>
  private let mask: UInt64
  private let bytes: UnsafeMutablePointer<UInt8>
  let isEmpty: Bool

  /// The last rule for a name, -1 if there is none; O(1).
  @inline(__always)
  func lastMatch(_ name: IgnoreSubject, hash: UInt64, isDirectory: Bool) -> Int32 {
    if isEmpty { return -1 }
    var index = hash & mask
    while slots[Int(index)].count > 0 {
      let slot = slots[Int(index)]
      if slot.hash == hash && Int(slot.count) == name.count
        && memcmp(bytes + Int(slot.start), name.folded, name.count) == 0
      {
        return isDirectory ? slot.directoryRule : slot.fileRule
      }
      index = (index + 1) & mask
    }
    return -1
  }

  func deallocate() {
    slots.deallocate()
    bytes.deallocate()
  }

  /// Collects names; rules must come with falling numbers, so that the first for a name is the last.
  struct Builder {
    private var slots: [Slot] = []
    private var bytes: [UInt8] = []
    private var numbers: [ArraySlice<UInt8>: Int] = [:]

    mutating func add(_ name: ArraySlice<UInt8>, rule: Int32, isDirectoryOnly: Bool) {
      let number = numbers[name] ?? addSlot(name)
      if slots[number].directoryRule < 0 { slots[number].directoryRule = rule }
      if slots[number].fileRule < 0 && !isDirectoryOnly { slots[number].fileRule = rule }
    }

    private mutating func addSlot(_ name: ArraySlice<UInt8>) -> Int {
      let hash = name.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { NameHash.of($0, count: buffer.count) } ?? 0
      }
      slots.append(
        Slot(hash: hash, start: UInt32(bytes.count), count: UInt32(name.count)))
      bytes.append(contentsOf: name)
      numbers[name] = slots.count - 1
      return slots.count - 1
    }

    func build() -> NameTable {
      var capacity = 1
      while capacity < slots.count * 2 { capacity *= 2 }
      return NameTable(entries: slots, capacity: capacity, bytes: bytes)
    }
  }

  private init(entries: [Slot], capacity: Int, bytes source: [UInt8]) {
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(), count: capacity)
    mask = UInt64(capacity - 1)
    bytes = .allocate(capacity: max(source.count, 1))
    for (index, byte) in source.enumerated() { bytes[index] = byte }
    isEmpty = entries.isEmpty
    for entry in entries {
      var index = entry.hash & mask
      while slots[Int(index)].count > 0 { index = (index + 1) & mask }
      slots[Int(index)] = entry
    }
  }
}

/// The hash of a name that tables of one run share; it means nothing outside the process.
enum NameHash {
  /// Mixes eight bytes at a time; O(count).
  @inline(__always)
  static func of(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= count {
      let word = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
      hash = mixed(hash ^ word)
      index += 8
    }
    var rest: UInt64 = 0
    while index < count {
      rest = rest &<< 8 | UInt64(bytes[index])
      index += 1
    }
    return mixed(hash ^ rest)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
