import TagStore

/// Lays columns of plain numbers out one behind the other, each behind its number of elements.
///
/// Elements lie there as in memory, so a column is read to where it will lie.
struct ColumnWriter {
  private(set) var bytes: [UInt8]

  /// Begins behind `bytes`.
  init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  mutating func append<Element: BitwiseCopyable>(_ column: [Element]) {
    withUnsafeBytes(of: UInt64(column.count).littleEndian) { bytes.append(contentsOf: $0) }
    column.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what `ColumnWriter` wrote and the store compressed, column by column in the same order.
///
/// Each is decompressed where it will lie.
struct ColumnReader {
  private let reader: PayloadReader
  private var hasEnded = false

  init(_ reader: PayloadReader) { self.reader = reader }

  /// Whether the next bytes are `prefix`, which are read.
  mutating func reads(_ prefix: [UInt8]) -> Bool { elements(prefix.count) == prefix }

  /// The next column; nil where the bytes end before it does, and from then on.
  mutating func column<Element: BitwiseCopyable>() -> [Element]? {
    guard let counts: [UInt64] = elements(1) else { return nil }
    return elements(Int(clamping: UInt64(littleEndian: counts[0])))
  }

  private mutating func elements<Element: BitwiseCopyable>(_ count: Int) -> [Element]? {
    let stride = MemoryLayout<Element>.stride
    guard !hasEnded, count <= reader.remaining / stride else { return end() }
    let elements = [Element](unsafeUninitializedCapacity: count) { room, initialized in
      let bytes = UnsafeMutableRawBufferPointer(start: room.baseAddress, count: count * stride)
      initialized = reader.read(into: bytes) ? count : 0
    }
    return elements.count == count ? elements : end()
  }

  private mutating func end<Element>() -> [Element]? {
    hasEnded = true
    return nil
  }
}
