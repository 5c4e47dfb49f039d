/// Rule numbers filed under one byte, in the order they were added.
struct ByteBuckets {
  private let starts: UnsafeMutablePointer<UInt32>
  private let numbers: UnsafeMutablePointer<Int32>

  @inline(__always)
  func rules(under byte: UInt8) -> UnsafeBufferPointer<Int32> {
    let start = Int(starts[Int(byte)])
    let end = Int(starts[Int(byte) + 1])
    return UnsafeBufferPointer(start: numbers + start, count: end - start)
  }

  func deallocate() {
    starts.deallocate()
    numbers.deallocate()
  }

  struct Builder {
    private var entries: [(byte: UInt8, number: Int32)] = []

    mutating func add(_ number: Int32, under byte: UInt8) {
      entries.append((byte, number))
    }

    func build() -> ByteBuckets { ByteBuckets(entries) }
  }

  /// A counting sort, which keeps the order within a byte.
  private init(_ entries: [(byte: UInt8, number: Int32)]) {
    starts = .allocate(capacity: 257)
    starts.initialize(repeating: 0, count: 257)
    numbers = .allocate(capacity: max(entries.count, 1))
    for entry in entries { starts[Int(entry.byte) + 1] += 1 }
    for byte in 0..<256 { starts[byte + 1] += starts[byte] }
    var next = Array(UnsafeBufferPointer(start: starts, count: 256))
    for entry in entries {
      numbers[Int(next[Int(entry.byte)])] = entry.number
      next[Int(entry.byte)] += 1
    }
  }
}
