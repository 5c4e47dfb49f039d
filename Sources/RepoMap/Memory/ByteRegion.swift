#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes that never change: in memory, or in a file from which the system brings them when they are read.
///
/// `@unchecked Sendable`: nothing is written after `init`.
final class ByteRegion: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let mappedByteCount: Int
  /// Whose bytes these are a part of.
  private let whole: ByteRegion?

  /// A copy of `bytes` in memory.
  init(copying bytes: some Collection<UInt8>) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 8)
    copy.copyBytes(from: bytes)
    self.bytes = UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
    mappedByteCount = 0
    whole = nil
  }

  /// `count` bytes in memory, all of which `fill` writes; nil where it says that it did not.
  init?(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Bool) {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 8)
    guard fill(UnsafeMutableRawBufferPointer(rebasing: room[..<count])) else {
      room.deallocate()
      return nil
    }
    bytes = UnsafeRawBufferPointer(rebasing: room[..<count])
    mappedByteCount = 0
    whole = nil
  }

  /// The bytes of `region` from `start` on, where they lie.
  init(_ region: ByteRegion, from start: Int) {
    bytes = UnsafeRawBufferPointer(rebasing: region.bytes[start...])
    mappedByteCount = 0
    whole = region
  }

  /// The `count` bytes at `offset`, a multiple of the page size, of an open file that nobody else can
  /// reach and that never shrinks; nil where it cannot be mapped.
  init?(file: Int32, offset: Int, count: Int) {
    guard count > 0, let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, off_t(offset)),
      address != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: address, count: count)
    mappedByteCount = count
    whole = nil
  }

  deinit {
    if mappedByteCount > 0 {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), mappedByteCount)
    } else if whole == nil {
      bytes.deallocate()
    }
  }

  /// Bytes that stay in memory.
  var costInBytes: Int { mappedByteCount > 0 ? 0 : bytes.count }

  /// Gives memory that holds pages of the file back; they are brought again when they are read.
  func release() {
    guard mappedByteCount > 0 else { return }
    madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), mappedByteCount, MADV_DONTNEED)
  }
}
