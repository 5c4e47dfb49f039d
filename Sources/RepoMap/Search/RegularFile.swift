#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open regular file of which parts are read.
struct RegularFile: ~Copyable {
  private let descriptor: Int32
  private static let blockByteCount = 4096
  /// Lines around a definition that are longer than this in all are cut.
  private static let maximumContextByteCount = 1 << 20

  init(_ path: [UInt8]) throws(SourceExcerptError) {
    descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
    guard descriptor >= 0 else { throw .unreadable(errno: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .changed
    }
  }

  deinit { close(descriptor) }

  /// All bytes of `range`.
  func read(_ range: Range<Int>) throws(SourceExcerptError) -> [UInt8] {
    let bytes = try readUpTo(range)
    guard bytes.count == range.count else { throw .changed }
    return bytes
  }

  /// The bytes of `range` as far as the file goes.
  func readUpTo(_ range: Range<Int>) throws(SourceExcerptError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        let start = buffer.baseAddress.map { $0 + count }
        let result = pread(
          descriptor, start, range.count - count, off_t(range.lowerBound + count))
        if result < 0 && errno == EINTR { continue }
        if result < 0 { failure = errno }
        guard result > 0 else { return }
        count += result
      }
    }
    guard failure == 0 else { throw .unreadable(errno: failure) }
    return bytes
  }

  /// The beginning of the line in which `end` stands, and `lineCount` lines before it.
  func tail(endingAt end: Int, lineCount: Int) throws(SourceExcerptError) -> [UInt8] {
    var bytes: [UInt8] = []
    var start = end
    while start > 0 && bytes.count < Self.maximumContextByteCount {
      let block = max(0, start - Self.blockByteCount)..<start
      bytes = try read(block) + bytes
      start = block.lowerBound
      let newlines = bytes.indices.reversed().filter { bytes[$0] == UInt8(ascii: "\n") }
      if newlines.count > lineCount { return Array(bytes[(newlines[lineCount] + 1)...]) }
    }
    return bytes
  }

  /// The rest of the line in which `start` stands, and `lineCount` lines behind it.
  func head(startingAt start: Int, lineCount: Int) throws(SourceExcerptError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < Self.maximumContextByteCount {
      let next = start + bytes.count
      let block = try readUpTo(next..<next + Self.blockByteCount)
      bytes += block
      let newlines = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
      if newlines.count > lineCount { return Array(bytes[..<newlines[lineCount]]) }
      if block.count < Self.blockByteCount { break }
    }
    return bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes
  }
}

/// The sources of files, read again after their tags.
package enum SourceFile {
  /// The first `byteCount` bytes of the regular file at `path`; nil where there is none that can be read.
  ///
  /// A symbolic link is not followed.
  package static func bytes(at path: [UInt8], byteCount: Int) -> [UInt8]? {
    do throws(SourceExcerptError) {
      return try RegularFile(path).readUpTo(0..<byteCount)
    } catch {
      return nil
    }
  }
}
