#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that are read at once, as the command line names them.
enum WholeFile {
  /// The bytes of a file; nil where it cannot be opened or read to its end.
  static func read(_ path: [UInt8]) -> [UInt8]? {
    guard
      let stream = (path + [0]).withUnsafeBytes({ bytes in
        bytes.assumingMemoryBound(to: CChar.self).baseAddress.flatMap { fopen($0, "rb") }
      })
    else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      bytes += buffer[..<count]
      if count == 0 { return ferror(stream) == 0 ? bytes : nil }
    }
  }
}
