#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A nameless file for what a run has built and need not hold in memory.
///
/// It is unlinked as soon as it is open, so nobody else can reach it and nothing is left behind, however
/// the process ends.
final class SpillFile {
  private let descriptor: Int32
  private var end = 0

  /// A multiple of every page size in use.
  private static let alignment = 65_536

  /// Begins a file in `folder`; nil where none can be made.
  init?(in folder: [UInt8]) {
    var template = (folder + Array("/repomap-spill-XXXXXX".utf8) + [0]).map(CChar.init(bitPattern:))
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// The bytes as a region of the file; a copy in memory where the file cannot take them.
  func region(of bytes: some Collection<UInt8>) -> ByteRegion {
    let bytes = Array(bytes)
    guard write(bytes), let region = ByteRegion(file: descriptor, offset: end, count: bytes.count)
    else { return ByteRegion(copying: bytes) }
    end += (bytes.count + Self.alignment - 1) / Self.alignment * Self.alignment
    return region
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(
          descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written,
          off_t(end + written))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
