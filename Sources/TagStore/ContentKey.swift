import Crypto

/// Names one file's tags: what its bytes are, and what read them.
///
/// The first 20 bytes of a SHA-256. It covers the file's own SHA-256, the name of the language and
/// the version of its grammar and query, so a changed query gives new keys to its language's files
/// and to no others.
package struct ContentKey: Sendable, Hashable {
  package static let byteCount = 20

  /// The bytes, little-endian; the first eight are the number by which its row is found.
  let number: Int64
  private let middle: UInt64
  private let last: UInt32

  /// The key of a file of `content` that is read as `language`; `version` names all else that decides
  /// its tags.
  package init(content: ContentHash, language: [UInt8], version: [UInt8]) {
    var hash = SHA256()
    hash.update(data: content.bytes)
    // A length before each text keeps two texts from being read as two others.
    for text in [language, version] {
      withUnsafeBytes(of: UInt32(text.count).littleEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: text)
    }
    self = hash.finalize().withUnsafeBytes { Self($0) }
  }

  /// The key that was written as these 20 bytes.
  package init(_ bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count >= Self.byteCount, "a key has 20 bytes")
    number = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 0, as: Int64.self))
    middle = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    last = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
  }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: middle.littleEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: last.littleEndian) { bytes.append(contentsOf: $0) }
    return bytes
  }
}

/// The SHA-256 of a file's bytes.
package struct ContentHash: Sendable, Hashable {
  package static let byteCount = SHA256.byteCount

  package let bytes: [UInt8]

  /// Hashes `content`; linear, about a hundred times as fast as parsing.
  package init(of content: UnsafeRawBufferPointer) {
    var hash = SHA256()
    hash.update(bufferPointer: content)
    bytes = Array(hash.finalize())
  }

  /// The hash that was written as these bytes; nil unless there are 32.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = Array(bytes)
  }
}

/// Eight bytes that tell whether a row still is what was written.
///
/// SQLite notices a damaged structure, not a flipped bit inside a value.
enum Checksum {
  static func of(_ parts: [UInt8]...) -> Int64 {
    var hash = SHA256()
    for part in parts { hash.update(data: part) }
    return hash.finalize().withUnsafeBytes { Int64(littleEndian: $0.loadUnaligned(as: Int64.self)) }
  }
}
