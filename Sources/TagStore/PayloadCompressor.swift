import CZstd

/// Makes payloads small for the store, and whole again.
///
/// Holds the buffers of zstd's streams, so that many payloads share them; used by one task at a time.
package final class PayloadCompressor {
  private let compression = ZSTD_createCCtx()
  private let decompression = ZSTD_createDCtx()
  private var buffer: [UInt8] = []

  /// Six per cent smaller than level 1, for one and a half per cent of the time that parsing takes; each
  /// level beyond takes half as long again for one per cent.
  package static let smallLevel: Int32 = 4
  /// For what is written again whenever something changes.
  package static let quickLevel: Int32 = 1
  /// No payload is near this; a size beyond it is damage.
  private static let maximumByteCount: UInt64 = 1 << 30

  package init() {}

  deinit {
    ZSTD_freeCCtx(compression)
    ZSTD_freeDCtx(decompression)
  }

  /// The bytes as a zstd frame.
  package func compress(_ bytes: [UInt8], level: Int32 = smallLevel) -> [UInt8] {
    let bound = ZSTD_compressBound(bytes.count)
    if buffer.count < bound { buffer = [UInt8](repeating: 0, count: bound) }
    let count = buffer.withUnsafeMutableBytes { output in
      bytes.withUnsafeBytes {
        ZSTD_compressCCtx(
          compression, output.baseAddress, output.count, $0.baseAddress, $0.count, level)
      }
    }
    precondition(ZSTD_isError(count) == 0, "zstd needs nothing that can be missing but memory")
    return Array(buffer[..<count])
  }

  /// What the frame `compressed` says it holds; nil where it is none.
  static func byteCount(of compressed: [UInt8]) -> Int? {
    let size = compressed.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
    // zstd marks errors by the largest numbers.
    return size <= maximumByteCount ? Int(size) : nil
  }

  /// The bytes of the frame `compressed`; nil where it is none.
  package func decompress(_ compressed: [UInt8]) -> [UInt8]? {
    guard let byteCount = Self.byteCount(of: compressed) else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { output, count in
      count = decompress(compressed, into: UnsafeMutableRawBufferPointer(output)) ? byteCount : 0
    }
    return bytes.count == byteCount ? bytes : nil
  }

  /// The same to `room`, which it must fill.
  func decompress(_ compressed: [UInt8], into room: UnsafeMutableRawBufferPointer) -> Bool {
    let result = compressed.withUnsafeBytes {
      ZSTD_decompressDCtx(decompression, room.baseAddress, room.count, $0.baseAddress, $0.count)
    }
    return ZSTD_isError(result) == 0 && result == room.count
  }
}
