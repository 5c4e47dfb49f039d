#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why an index cannot be used.
package enum GitIndexError: Error, Equatable {
  case unreadable(errno: Int32)
  /// The signature, the version or an entry is not what git writes.
  case malformed
}

/// A file of git's index, mapped into memory: versions 2, 3 and 4.
///
/// git replaces the file by renaming, so a mapping stays whole.
final class GitIndexFile {
  let entryCount: Int
  fileprivate let version: UInt32
  let hashSize: Int
  let bytes: UnsafeRawBufferPointer

  init(path: [UInt8], usesSHA256: Bool) throws(GitIndexError) {
    hashSize = usesSHA256 ? 32 : 20
    bytes = try Self.map(path)
    guard bytes.count >= 12, Self.word(bytes, at: 0) == 0x4449_5243 else { throw .malformed }
    version = Self.word(bytes, at: 4)
    entryCount = Int(Self.word(bytes, at: 8))
    // An entry takes 62 bytes at least, whatever the head claims.
    guard (2...4).contains(version), entryCount <= bytes.count / 62 else { throw .malformed }
  }

  deinit {
    if let base = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
  }

  fileprivate var start: UnsafePointer<UInt8> {
    // `init` has refused an empty mapping.
    bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
  }

  private static func map(_ path: [UInt8]) throws(GitIndexError) -> UnsafeRawBufferPointer {
    do {
      let descriptor = try FileAccess.open(path, flags: O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw SystemError.last }
      let size = Int(status.st_size)
      guard size > 0, FileAccess.entryType(of: status) == .regular else {
        throw SystemError(number: EINVAL)
      }
      let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
      guard let memory, memory != MAP_FAILED else { throw SystemError.last }
      return UnsafeRawBufferPointer(start: memory, count: size)
    } catch {
      throw .unreadable(errno: (error as? SystemError)?.number ?? EIO)
    }
  }

  static func word(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt32 {
    UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}

/// Walks through the entries of an index file in order, which is that of their names' bytes.
struct GitIndexCursor {
  private let file: GitIndexFile
  /// How many entries were read, the current one included.
  private(set) var position = 0
  /// Where the next entry begins; at the end, where the extensions begin.
  private(set) var offset = 12
  private var nameStart: UnsafePointer<UInt8>
  private var nameCount = 0
  /// The name, where it is stored as a difference from the one before (version 4).
  private var joinedName: [UInt8] = []
  private(set) var mode: UInt32 = 0
  private(set) var isMalformed = false

  init(_ file: GitIndexFile) {
    self.file = file
    nameStart = file.start
  }

  /// Goes on to the next entry; false behind the last one.
  mutating func advance() -> Bool {
    guard position < file.entryCount, !isMalformed else { return false }
    let bytes = file.bytes
    let flagsOffset = offset + 40 + file.hashSize
    guard flagsOffset + 4 <= bytes.count else { return refuse() }
    mode = GitIndexFile.word(bytes, at: offset + 24)
    let flags = UInt16(
      bigEndian: bytes.loadUnaligned(fromByteOffset: flagsOffset, as: UInt16.self))
    let isExtended = flags & 0x4000 != 0 && file.version >= 3
    let name = flagsOffset + (isExtended ? 4 : 2)
    position += 1
    return file.version == 4 ? readDifference(at: name) : readName(at: name, flags: flags)
  }

  /// The current entry's path where it is stored whole.
  private var name: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: nameStart, count: nameCount)
  }

  /// The current entry's path as a copy.
  var copiedName: [UInt8] { file.version == 4 ? joinedName : Array(name) }

  private mutating func refuse() -> Bool {
    isMalformed = true
    return false
  }

  private mutating func readName(at start: Int, flags: UInt16) -> Bool {
    var count = Int(flags & 0xFFF)
    if count == 0xFFF {
      guard let end = file.bytes[start...].firstIndex(of: 0) else { return refuse() }
      count = end - start
    }
    guard start + count < file.bytes.count else { return refuse() }
    nameStart = file.start + start
    nameCount = count
    // Entries are padded with one to eight NULs to a multiple of eight bytes.
    offset += (start - offset + count + 8) & ~7
    return true
  }

  private mutating func readDifference(at start: Int) -> Bool {
    var index = start
    guard let dropped = readNumber(at: &index), dropped <= joinedName.count,
      let end = file.bytes[index...].firstIndex(of: 0)
    else { return refuse() }
    joinedName.removeLast(dropped)
    joinedName.append(contentsOf: file.bytes[index..<end])
    offset = end + 1
    nameCount = joinedName.count
    return true
  }

  /// git's variable-length number: seven bits a byte, each further byte adds one.
  private func readNumber(at index: inout Int) -> Int? {
    var value = 0
    while index < file.bytes.count, value < 1 << 40 {
      let byte = file.bytes[index]
      index += 1
      value += Int(byte & 127)
      if byte & 128 == 0 { return value }
      value = (value + 1) << 7
    }
    return nil
  }

  /// Compares the current name with `path` as the index is sorted: by bytes.
  func compare(_ path: UnsafeBufferPointer<UInt8>) -> Int {
    if file.version == 4 {
      return joinedName.withUnsafeBufferPointer { Self.compare($0, path) }
    }
    return Self.compare(name, path)
  }

  /// Whether the current name begins with `prefix`.
  func starts(with prefix: UnsafeBufferPointer<UInt8>) -> Bool {
    guard nameCount >= prefix.count else { return false }
    if file.version == 4 { return joinedName.starts(with: prefix) }
    return name.starts(with: prefix)
  }

  private static func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let shared = min(left.count, right.count)
    if shared > 0, let left = left.baseAddress, let right = right.baseAddress {
      let order = Int(memcmp(left, right, shared))
      if order != 0 { return order }
    }
    return left.count - right.count
  }
}
