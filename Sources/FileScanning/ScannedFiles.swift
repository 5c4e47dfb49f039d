#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The paths of a scan in one block of memory, in rising order of their bytes.
///
/// The order is that of git's index: plain `memcmp` of the whole relative paths. Each path ends in
/// a NUL, so it can go to a system call as it is, and the block itself is the NUL-separated list.
package struct ScannedFiles: Sendable {
  private let storage: Storage
  /// Whether these are all files that a scan of the root found, and no list that was given.
  package let isWholeScan: Bool

  /// Whether these are the very files of `other`, from the same scan.
  package func isSame(as other: ScannedFiles) -> Bool { storage === other.storage }

  /// Memory that the list takes.
  package var costInBytes: Int {
    storage.byteCount + storage.ends.capacity * MemoryLayout<PathEnd>.stride
  }

  package init() {
    self.init(taking: ByteStack(capacity: 0), ends: [], isWholeScan: false)
  }

  /// Takes over the bytes; `ends` holds, for each path, the offset behind its NUL and the kind.
  init(taking bytes: consuming ByteStack, ends: [PathEnd], isWholeScan: Bool) {
    let count = bytes.count
    self.isWholeScan = isWholeScan
    storage = Storage(bytes: bytes.release(), byteCount: count, ends: ends)
  }

  /// Where a path ends in the block, and what it is; the kind is the lowest bit.
  struct PathEnd: Sendable {
    private let value: UInt64

    init(offset: Int, kind: ScannedFile.Kind) {
      value = UInt64(offset) << 1 | (kind == .symlink ? 1 : 0)
    }

    var offset: Int { Int(value >> 1) }
    var kind: ScannedFile.Kind { value & 1 == 1 ? .symlink : .regular }
  }

  final class Storage: @unchecked Sendable {
    // Sendable: written before `init` returns, freed in `deinit`, never changed between.
    fileprivate let bytes: UnsafeMutablePointer<UInt8>
    fileprivate let byteCount: Int
    fileprivate let ends: [PathEnd]

    fileprivate init(bytes: UnsafeMutablePointer<UInt8>, byteCount: Int, ends: [PathEnd]) {
      self.bytes = bytes
      self.byteCount = byteCount
      self.ends = ends
    }

    deinit { free(bytes) }

    /// The path numbered `index`, without its NUL.
    fileprivate func path(at index: Int) -> UnsafeBufferPointer<UInt8> {
      let start = index == 0 ? 0 : ends[index - 1].offset
      return UnsafeBufferPointer(start: bytes + start, count: ends[index].offset - 1 - start)
    }
  }
}

extension ScannedFiles: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { storage.ends.count }

  package subscript(index: Int) -> ScannedFile {
    precondition(storage.ends.indices.contains(index), "no file of that number")
    return ScannedFile(storage: storage, index: index)
  }

  /// All paths, a NUL behind each.
  package func withNULSeparatedPaths<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try body(UnsafeRawBufferPointer(start: storage.bytes, count: storage.byteCount))
  }

  /// All paths with `separator` behind each; O(bytes).
  package func paths(separatedBy separator: UInt8) -> [UInt8] {
    var bytes = Array(UnsafeBufferPointer(start: storage.bytes, count: storage.byteCount))
    for end in storage.ends { bytes[end.offset - 1] = separator }
    return bytes
  }
}

/// One file of a scan: its path below the root, and what it is.
///
/// Nothing was read of it, not even its status.
package struct ScannedFile: Sendable {
  package enum Kind: Sendable {
    case regular
    /// Listed as itself, never followed.
    case symlink
  }

  fileprivate let storage: ScannedFiles.Storage
  fileprivate let index: Int

  package var kind: Kind { storage.ends[index].kind }

  /// The path's bytes, relative to the root, parted by `/`; they need not be UTF-8.
  package var path: [UInt8] { Array(storage.path(at: index)) }

  /// The path's bytes without a copy; a NUL stands behind them.
  package func withPath<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try body(storage.path(at: index))
  }
}
