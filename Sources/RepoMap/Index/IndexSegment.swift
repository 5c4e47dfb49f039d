import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The names of a set of files with what is counted of each and where it is defined and used.
///
/// Immutable, one block of bytes that is searched where it lies, in memory or in a file, so that it can be
/// kept on disk and loaded without being built again. Names stand in rising order, each followed by one byte for its
/// family of languages. Files are numbered within the segment.
///
///     head         counts of files, names and kinds' table, as 32-bit numbers
///     kinds        definitions by kind and naming style, 32 bits each
///     name ends    offset behind each name, 32 bits
///     entry ends   offset behind each name's entry, 32 bits
///     names        the bytes
///     entries      counts, then places of definitions, then files with references, then files with
///                  declarations (LEB128)
struct IndexSegment: Sendable {
  let region: ByteRegion
  let fileCount: Int
  let nameCount: Int
  private let nameEnds: Int
  private let entryEnds: Int
  private let names: Int
  private let entries: Int

  static let kindCount = TagKind.allCases.count
  static let styleCount = NamingStyle.allCases.count
  private static let headByteCount = 12
  static let version: UInt32 = 2

  /// The segment that was written as the bytes of `region`; nil where they are none.
  init?(_ region: ByteRegion) {
    let bytes = region.bytes
    guard bytes.count >= Self.headByteCount else { return nil }
    func number(_ offset: Int) -> Int {
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    guard number(0) == Int(Self.version) else { return nil }
    fileCount = number(4)
    nameCount = number(8)
    nameEnds = Self.headByteCount + 4 * Self.kindCount * Self.styleCount
    entryEnds = nameEnds + 4 * nameCount
    names = entryEnds + 4 * nameCount
    guard names <= bytes.count else { return nil }
    entries = names + (nameCount == 0 ? 0 : number(entryEnds - 4))
    guard entries <= bytes.count,
      nameCount == 0 || entries + number(names - 4) == bytes.count
    else { return nil }
    self.region = region
  }

  private func number(at offset: Int) -> Int {
    Int(UInt32(littleEndian: region.bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  /// Definitions of `kind` whose names are written in `style`.
  func definitionCount(kind: Int, style: Int) -> Int {
    number(at: Self.headByteCount + 4 * (kind * Self.styleCount + style))
  }

  /// The bytes of name `position` in rising order, and the family behind them.
  func key(at position: Int) -> ArraySlice<UInt8> { ArraySlice(keyBytes(at: position)) }

  /// The same where it lies, for as long as the segment lives.
  func keyBytes(at position: Int) -> UnsafeRawBufferPointer {
    let start = position == 0 ? 0 : number(at: nameEnds + 4 * (position - 1))
    let end = number(at: nameEnds + 4 * position)
    // What damage says of bytes that are not there is cut.
    let last = min(names + max(end, start), region.bytes.count)
    return UnsafeRawBufferPointer(rebasing: region.bytes[min(names + start, last)..<last])
  }

  private func entryReader(at position: Int) -> RegionReader {
    let start = position == 0 ? 0 : number(at: entryEnds + 4 * (position - 1))
    return RegionReader(region, at: entries + start)
  }

  func counts(at position: Int) -> NameCounts {
    var reader = entryReader(at: position)
    return NameCounts(from: &reader)
  }

  /// Calls `body` with each definition of the name at `position`, in the order of files and rows.
  func forEachDefinition(at position: Int, _ body: (SegmentDefinition) -> Void) {
    var reader = entryReader(at: position)
    let counts = NameCounts(from: &reader)
    var file = 0
    for _ in 0..<counts.definitions {
      file += reader.readCount()
      body(
        SegmentDefinition(
          file: UInt32(truncatingIfNeeded: file), row: UInt32(reader.readCount()),
          tag: UInt32(reader.readCount()), kind: reader.readByte()))
    }
  }

  /// Calls `body` with each file that has the name at `position` in any role, some more than once.
  func forEachFile(withNameAt position: Int, _ body: (Int) -> Void) {
    forEachDefinition(at: position) { body(Int($0.file)) }
    var reader = entryReader(at: position)
    let counts = NameCounts(from: &reader)
    for _ in 0..<counts.definitions {
      for _ in 0..<3 { _ = reader.readCount() }
      _ = reader.readByte()
    }
    for fileCount in [counts.referencingFiles, counts.declaringFiles] {
      var file = 0
      for _ in 0..<fileCount {
        file += reader.readCount()
        body(file)
        _ = reader.readCount()
      }
    }
  }

  /// The position of `key`, or nil; a binary search.
  func position(of key: ArraySlice<UInt8>) -> Int? {
    key.withUnsafeBytes { position(of: $0) }
  }

  func position(of key: UnsafeRawBufferPointer) -> Int? {
    let position = firstPosition(notBefore: key)
    guard position < nameCount, compareBytes(keyBytes(at: position), key) == 0 else { return nil }
    return position
  }

  /// Where `key` stands or would stand; a binary search.
  func firstPosition(notBefore key: UnsafeRawBufferPointer) -> Int {
    var (low, high) = (0, nameCount)
    while low < high {
      let middle = (low + high) / 2
      if compareBytes(keyBytes(at: middle), key) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Where a name is defined.
struct SegmentDefinition: Sendable {
  /// Number of the file in the segment.
  let file: UInt32
  /// 0-based.
  let row: UInt32
  /// Index of the tag in its file.
  let tag: UInt32
  /// A `TagKind`'s raw value.
  let kind: UInt8
}

/// `memcmp` of two strings, the shorter one first where one begins the other.
func compareBytes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
  left.withUnsafeBytes { left in right.withUnsafeBytes { compareBytes(left, $0) } }
}

func compareBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  guard let first = left.baseAddress, let second = right.baseAddress else {
    return left.count - right.count
  }
  let order = memcmp(first, second, min(left.count, right.count))
  return order != 0 ? Int(order) : left.count - right.count
}

extension Collection<UInt8> {
  /// The first eight bytes as a number, the first one highest, zeros behind a shorter text: it rises with
  /// the text.
  var prefixNumber: UInt64 {
    var number: UInt64 = 0
    for byte in prefix(8) { number = number << 8 | UInt64(byte) }
    return count >= 8 ? number : number << (8 * UInt64(8 - count))
  }
}
