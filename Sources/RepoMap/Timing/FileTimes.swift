/// When a worker process began and ended a file, as it tells the main process.
struct FileTimes {
  /// Nanoseconds of `MonotonicTime`.
  let start: UInt64
  let end: UInt64

  init(start: UInt64, end: UInt64) {
    self.start = start
    self.end = end
  }

  /// Nil where the bytes are no times.
  init?(_ message: [UInt8]) {
    guard message.count == 16 else { return nil }
    (start, end) = message.withUnsafeBytes {
      (
        $0.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
        $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      )
    }
    guard start <= end else { return nil }
  }

  var message: [UInt8] {
    withUnsafeBytes(of: start) { Array($0) } + withUnsafeBytes(of: end) { Array($0) }
  }
}
