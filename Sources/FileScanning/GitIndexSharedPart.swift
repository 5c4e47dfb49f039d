/// The shared file of a split index, and which of its entries no longer count.
struct GitIndexSharedPart {
  let file: GitIndexFile
  private let deleted: [UInt64]

  /// Reads the `link` extension of `index`; nil if the index is whole.
  ///
  /// Finding the extension takes a pass over all entries, so that is done only where git has left a
  /// shared file in its directory.
  init?(
    of index: GitIndexFile, in gitDirectory: [UInt8], usesSHA256: Bool
  ) throws(GitIndexError) {
    guard Self.hasSharedFile(gitDirectory), let link = Self.linkExtension(of: index),
      link.count >= index.hashSize
    else { return nil }
    let hash = link.prefix(index.hashSize)
    if hash.allSatisfy({ $0 == 0 }) { return nil }
    let digits = hash.flatMap { byte in
      [Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]]
    }
    let path = BytePath.joined(gitDirectory, Array("sharedindex.".utf8) + digits)
    file = try GitIndexFile(path: path, usesSHA256: usesSHA256)
    guard
      let bits = EWAHBitmap.decode(
        link.dropFirst(index.hashSize), bitLimit: file.entryCount)
    else { throw .malformed }
    deleted = bits
  }

  func isDeleted(_ position: Int) -> Bool {
    position / 64 < deleted.count && deleted[position / 64] & (1 << UInt64(position % 64)) != 0
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func hasSharedFile(_ gitDirectory: [UInt8]) -> Bool {
    guard let descriptor = try? FileAccess.openDirectory(gitDirectory) else { return false }
    defer { FileAccess.close(descriptor) }
    var reader = DirectoryReader()
    reader.begin(descriptor)
    while let entry = reader.next() {
      let name = UnsafeBufferPointer(start: entry.name, count: entry.nameCount)
      if name.starts(with: "sharedindex.".utf8) { return true }
    }
    return false
  }

  private static func linkExtension(of index: GitIndexFile) -> [UInt8]? {
    var cursor = GitIndexCursor(index)
    while cursor.advance() {}
    let bytes = index.bytes
    var offset = cursor.offset
    while offset + 8 + index.hashSize <= bytes.count {
      let size = Int(GitIndexFile.word(bytes, at: offset + 4))
      guard offset + 8 + size <= bytes.count else { return nil }
      if GitIndexFile.word(bytes, at: offset) == 0x6C69_6E6B {
        return Array(bytes[(offset + 8)..<(offset + 8 + size)])
      }
      offset += 8 + size
    }
    return nil
  }
}

/// git's compressed bitmaps: runs of equal words between literal words.
enum EWAHBitmap {
  /// The words of the first bitmap in `bytes`, lowest bit first; nil if it is cut off.
  ///
  /// Runs end at `bitLimit`, so that a forged length takes no memory.
  static func decode(_ bytes: ArraySlice<UInt8>, bitLimit: Int) -> [UInt64]? {
    var reader = BigEndianReader(bytes: bytes)
    guard let bitCount = reader.read(UInt32.self), let wordCount = reader.read(UInt32.self) else {
      return bytes.isEmpty ? [] : nil
    }
    let limit = (min(Int(bitCount), bitLimit) + 63) / 64
    var words: [UInt64] = []
    var left = Int(wordCount)
    while left > 0 {
      guard let marker = reader.read(UInt64.self) else { return nil }
      left -= 1
      let runCount = min(Int(marker >> 1 & 0xFFFF_FFFF), limit - words.count)
      words.append(
        contentsOf: repeatElement(marker & 1 == 1 ? UInt64.max : 0, count: max(runCount, 0)))
      for _ in 0..<min(Int(marker >> 33), left) {
        guard let word = reader.read(UInt64.self) else { return nil }
        words.append(word)
        left -= 1
      }
    }
    return words
  }

  private struct BigEndianReader {
    var bytes: ArraySlice<UInt8>

    mutating func read<Number: FixedWidthInteger>(_: Number.Type) -> Number? {
      let size = Number.bitWidth / 8
      guard bytes.count >= size else { return nil }
      defer { bytes.removeFirst(size) }
      return bytes.prefix(size).reduce(0) { $0 << 8 | Number($1) }
    }
  }
}
