/// Lays columns of plain numbers out one behind the other, each behind its number of elements.
///
/// Elements lie there as in memory, so reading a column is one copy.
struct ColumnWriter {
  private(set) var bytes: [UInt8]

  /// Begins behind `bytes`.
  init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  mutating func append<Element: BitwiseCopyable>(_ column: [Element]) {
    withUnsafeBytes(of: UInt64(column.count).littleEndian) { bytes.append(contentsOf: $0) }
    column.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what `ColumnWriter` wrote, column by column in the same order.
struct ColumnReader {
  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The next column; nil where the bytes end before it does, and from then on.
  mutating func column<Element: BitwiseCopyable>() -> [Element]? {
    let start = position + MemoryLayout<UInt64>.size
    guard start <= bytes.count else { return end() }
    let count = bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
    let stride = MemoryLayout<Element>.stride
    guard count <= UInt64((bytes.count - start) / stride) else { return end() }
    position = start + Int(count) * stride
    return bytes[start..<position].withUnsafeBytes { source in
      [Element](unsafeUninitializedCapacity: Int(count)) { elements, initialized in
        UnsafeMutableRawBufferPointer(elements).copyMemory(from: source)
        initialized = Int(count)
      }
    }
  }

  private mutating func end<Element>() -> [Element]? {
    position = bytes.count
    return nil
  }
}
