#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension [UInt8] {
  /// Calls `body` with the bytes as a C string.
  package func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    var characters = map { CChar(bitPattern: $0) }
    characters.append(0)
    return characters.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else {
        fatalError("an array with an element has an address")
      }
      return body(start)
    }
  }

  /// The absolute path of what stands at this one, links resolved; nil, with `errno`, where nothing does.
  package var absolutePath: [UInt8]? {
    guard let resolved = withCString({ realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    return UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map {
      UInt8(bitPattern: $0)
    }
  }
}
