/// Appends integers and byte strings in the compact form of tag payloads: LEB128 and length-prefixed.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func write(byte: UInt8) { bytes.append(byte) }

  mutating func write(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A number that is small on either side of zero.
  mutating func write(signed value: Int) {
    write(value << 1 ^ value >> (Int.bitWidth - 1))
  }

  /// The number as it lies in memory, little-endian, to be read where they lie.
  mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// The bytes of `text` and nothing else.
  mutating func append(_ text: some Collection<UInt8>) { bytes.append(contentsOf: text) }

  mutating func write(_ text: some Collection<UInt8>) {
    write(text.count)
    bytes.append(contentsOf: text)
  }
}

/// Bytes in which numbers are written as LEB128.
protocol CountSource {
  /// The next byte, 0 behind the last one.
  mutating func readByte() -> UInt8
}

extension CountSource {
  mutating func readInt() -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let byte = readByte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(truncatingIfNeeded: Int64(bitPattern: value))
  }

  /// A count, offset or row: not negative, and within 32 bits.
  mutating func readCount() -> Int {
    min(max(0, readInt()), Int(UInt32.max))
  }
}

/// Reads numbers where they lie in a region, which it keeps.
struct RegionReader: CountSource {
  private let region: ByteRegion
  private var position: Int

  init(_ region: ByteRegion, at position: Int) {
    self.region = region
    self.position = position
  }

  mutating func readByte() -> UInt8 {
    guard position < region.bytes.count else { return 0 }
    defer { position += 1 }
    return region.bytes[position]
  }
}

/// Reads what `ByteWriter` wrote; any other bytes give some value, and never a trap.
///
/// Payloads come from worker processes, in which hostile files may have broken the memory: what they
/// say is believed no further than that it ends no run.
struct ByteReader: CountSource {
  let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  mutating func readByte() -> UInt8 {
    guard position < bytes.count else { return 0 }
    defer { position += 1 }
    return bytes[position]
  }

  /// What `write(signed:)` wrote, within 33 bits on either side.
  mutating func readSigned() -> Int {
    let value = UInt64(bitPattern: Int64(readInt()))
    let magnitude = Int(truncatingIfNeeded: min(value >> 1, 1 << 33))
    return value & 1 == 0 ? magnitude : ~magnitude
  }

  /// The range of a length-prefixed string in `bytes`.
  mutating func readRange() -> Range<Int> { skip(readCount()) }

  /// The range of the next `count` bytes, or of those that are left.
  mutating func skip(_ count: Int) -> Range<Int> {
    let count = min(count, bytes.count - position)
    defer { position += count }
    return position..<position + count
  }
}
