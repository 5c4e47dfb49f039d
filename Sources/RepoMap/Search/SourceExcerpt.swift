#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A definition's source with its doc comment, and lines around it where they are wanted.
package struct SourceExcerpt: Sendable {
  /// 1-based line of the first byte.
  package let firstLine: Int
  /// From the beginning of a line.
  package let text: [UInt8]

  /// Reads it from the file at `path`, and of the file no more than it shows.
  ///
  /// `contextLineCount` lines are shown before and behind. A symbolic link is not followed. Throws
  /// where the file cannot be read or has become shorter than when its definitions were found.
  package init(
    of position: SymbolTable.Position, inFileAt path: [UInt8], contextLineCount: Int
  ) throws(SourceExcerptError) {
    let file = try RegularFile(path)
    let definition = try file.read(Int(position.docByte)..<Int(position.endByte))
    var before = try file.tail(endingAt: Int(position.docByte), lineCount: contextLineCount)
    if contextLineCount == 0, !before.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { before = [] }
    let after =
      contextLineCount == 0
      ? [] : try file.head(startingAt: Int(position.endByte), lineCount: contextLineCount)
    let nameOffset = Int(position.nameByte) - Int(position.docByte)
    let rowsBeforeName =
      Self.newlineCount(definition.prefix(max(0, nameOffset))) + Self.newlineCount(before[...])
    firstLine = Int(position.row) + 1 - rowsBeforeName
    text = before + definition + after
  }

  private static func newlineCount(_ text: ArraySlice<UInt8>) -> Int {
    text.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
  }
}

/// Why a definition's source cannot be shown.
package enum SourceExcerptError: Error, Equatable {
  case unreadable(errno: Int32)
  /// The file is not what it was when its definitions were found.
  case changed
}

/// An open regular file of which parts are read.
private struct RegularFile: ~Copyable {
  private let descriptor: Int32
  private static let blockByteCount = 4096

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
  private func readUpTo(_ range: Range<Int>) throws(SourceExcerptError) -> [UInt8] {
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
    while start > 0 {
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
    while true {
      let next = start + bytes.count
      let block = try readUpTo(next..<next + Self.blockByteCount)
      bytes += block
      let newlines = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
      if newlines.count > lineCount { return Array(bytes[..<newlines[lineCount]]) }
      if block.count < Self.blockByteCount { return bytes }
    }
  }
}
