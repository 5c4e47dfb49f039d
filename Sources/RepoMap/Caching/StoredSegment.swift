import TagStore
import TreeSitter

/// A segment as the store keeps it: with the number that its snapshot knows it by, and the key of each
/// of its files, so that a file's names can be taken out again when it changes.
struct StoredSegment: Sendable {
  let number: UInt64
  let segment: IndexSegment
  /// By the file's number in the segment.
  let files: [(key: ContentKey, languageNumber: UInt16)]

  private static let fileByteCount = ContentKey.byteCount + 2

  init(
    number: UInt64, segment: IndexSegment, files: [(key: ContentKey, languageNumber: UInt16)]
  ) {
    self.number = number
    self.segment = segment
    self.files = files
  }

  /// The segment that was written as the bytes of `region`: there, or in `spill` where there is one; nil
  /// where they are none.
  init?(_ region: ByteRegion, spill: SpillFile?) {
    let bytes = region.bytes
    guard bytes.count >= 16 else { return nil }
    let number = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let fileCount = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    guard fileCount <= UInt64(bytes.count / Self.fileByteCount) else { return nil }
    let end = 16 + Int(fileCount) * Self.fileByteCount
    guard end <= bytes.count,
      let segment = IndexSegment(
        spill?.region(of: bytes[end...]) ?? ByteRegion(region, from: end)),
      segment.fileCount == Int(fileCount)
    else { return nil }
    self.number = number
    self.segment = segment
    files = stride(from: 16, to: end, by: Self.fileByteCount).map { start in
      (
        ContentKey(UnsafeRawBufferPointer(rebasing: bytes[start...])),
        UInt16(
          littleEndian: bytes.loadUnaligned(
            fromByteOffset: start + ContentKey.byteCount, as: UInt16.self))
      )
    }
  }

  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.append(number)
    writer.append(UInt64(files.count))
    for file in files {
      writer.append(file.key.bytes[...])
      writer.append(file.languageNumber)
    }
    writer.append(segment.region.bytes)
    return writer.bytes
  }
}
