#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads files' texts again, for writers that quote their lines; one buffer serves all of them.
package struct SourceText {
  private let reader = SourceFileReader(root: AT_FDCWD, maximumByteCount: Int.max)

  package init() {}

  /// Calls `body` with the bytes of the file at `path`, valid during the call; with none where the file
  /// cannot be read any longer.
  package func read(
    file path: ArraySlice<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    do throws(SourceFileReader.Failure) {
      try reader.withBytes(ofFileAt: path) { body(UnsafeBufferPointer($0)) }
    } catch {
      body(UnsafeBufferPointer(start: nil, count: 0))
    }
  }
}
