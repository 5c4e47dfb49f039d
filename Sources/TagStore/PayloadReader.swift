import CZstd

/// Makes a payload whole piece by piece, each in memory of the caller's.
///
/// No two threads use one at a time.
package final class PayloadReader {
  private let compressed: [UInt8]
  private let context = ZSTD_createDCtx()
  private var position = 0
  /// Of the whole payload.
  package let byteCount: Int
  /// Bytes that are still to be read.
  package private(set) var remaining: Int

  /// Reads what `PayloadCompressor` has made; nil where it says of itself that it did not.
  package init?(_ compressed: [UInt8]) {
    guard let byteCount = PayloadCompressor.byteCount(of: compressed) else { return nil }
    self.compressed = compressed
    self.byteCount = byteCount
    remaining = byteCount
  }

  deinit { ZSTD_freeDCtx(context) }

  /// Fills `room` with the next bytes; false where so many do not follow.
  package func read(into room: UnsafeMutableRawBufferPointer) -> Bool {
    compressed.withUnsafeBytes { bytes in
      var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: position)
      var output = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
      while output.pos < output.size {
        let before = (input.pos, output.pos)
        guard ZSTD_isError(ZSTD_decompressStream(context, &output, &input)) == 0,
          before != (input.pos, output.pos)
        else { return false }
      }
      position = input.pos
      remaining -= room.count
      return true
    }
  }
}
