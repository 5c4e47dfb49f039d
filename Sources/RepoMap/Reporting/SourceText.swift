#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a file's text again, for writers that quote its lines.
package enum SourceText {
  /// Calls `body` with the bytes of the file at `path`, valid during the call; with none where the file
  /// cannot be read any longer.
  package static func read(
    file path: ArraySlice<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let reader = SourceFileReader(root: AT_FDCWD, maximumByteCount: Int.max)
    do throws(SourceFileReader.Failure) {
      try reader.withBytes(ofFileAt: path) { body(UnsafeBufferPointer($0)) }
    } catch {
      body(UnsafeBufferPointer(start: nil, count: 0))
    }
  }
}
