#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes that grow and shrink at the end, without the checks an array makes for every append.
///
/// The walk appends some hundred thousand names to one of these; growth goes through `realloc`,
/// which moves large blocks without copying them.
struct ByteStack: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = Self.allocate(self.capacity, replacing: nil)
  }

  deinit { free(base) }

  /// Appends `length` bytes; amortised O(length).
  @inline(__always)
  mutating func append(_ bytes: UnsafePointer<UInt8>, count length: Int) {
    reserve(length)
    memcpy(base + count, bytes, length)
    count += length
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      if let first = buffer.baseAddress { append(first, count: buffer.count) }
    }
  }

  /// Makes room for `length` more bytes, so that code may write behind `count`.
  @inline(__always)
  mutating func reserve(_ length: Int) {
    if count + length > capacity { grow(toHold: count + length) }
  }

  /// Forgets what lies behind the first `length` bytes.
  @inline(__always)
  mutating func truncate(to length: Int) {
    count = length
  }

  /// Gives the bytes away: the receiver of the pointer frees it with `free`.
  consuming func release() -> UnsafeMutablePointer<UInt8> {
    let bytes = base
    discard self
    return bytes
  }

  @inline(never)
  private mutating func grow(toHold length: Int) {
    capacity = max(length, capacity * 2)
    base = Self.allocate(capacity, replacing: base)
  }

  private static func allocate(
    _ capacity: Int, replacing old: UnsafeMutablePointer<UInt8>?
  ) -> UnsafeMutablePointer<UInt8> {
    guard let memory = realloc(old, capacity) else { fatalError("out of memory") }
    return memory.assumingMemoryBound(to: UInt8.self)
  }
}
