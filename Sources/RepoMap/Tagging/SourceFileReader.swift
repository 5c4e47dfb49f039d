import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads whole files below a root directory into one reused buffer.
///
/// A file is read, never mapped: a mapped file that shrinks ends the process.
final class SourceFileReader {
  enum Failure: Error, Equatable {
    case vanished
    case tooLarge(byteCount: Int)
    case unreadable(errno: Int32)
  }

  private let root: Int32
  private let maximumByteCount: Int
  private var buffer: UnsafeMutableBufferPointer<UInt8>

  /// `root` stays the caller's.
  init(root: Int32, maximumByteCount: Int) {
    self.root = root
    self.maximumByteCount = maximumByteCount
    buffer = .allocate(capacity: 256 * 1024)
  }

  deinit { buffer.deallocate() }

  /// Calls `body` with the file's bytes, valid during the call.
  func withBytes<Result>(
    ofFileAt path: ArraySlice<UInt8>,
    _ body: (UnsafeMutableBufferPointer<UInt8>) -> Result
  ) throws(Failure) -> Result {
    let file = openFile(path)
    guard file >= 0 else { throw errno == ENOENT ? .vanished : .unreadable(errno: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .vanished }
    guard status.st_size <= maximumByteCount else {
      throw .tooLarge(byteCount: Int(status.st_size))
    }
    let count = try readAll(file, expected: Int(status.st_size))
    return body(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
  }

  /// Reads the file's bytes: as many as its size said, or to its end where it has become shorter.
  private func readAll(_ file: Int32, expected: Int) throws(Failure) -> Int {
    reserve(expected)
    var total = 0
    while total < expected {
      let count = read(file, buffer.baseAddress.map { $0 + total }, expected - total)
      if count < 0 && errno != EINTR { throw .unreadable(errno: errno) }
      if count == 0 { break }
      total += max(0, count)
    }
    return total
  }

  private func reserve(_ capacity: Int) {
    guard capacity > buffer.count else { return }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity)
    _ = larger.update(fromContentsOf: buffer)
    buffer.deallocate()
    buffer = larger
  }

  /// Opens `path` relative to the root; a path too long for one call is opened piece by piece.
  private func openFile(_ path: ArraySlice<UInt8>) -> Int32 {
    let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let file = open(path, in: root, flags)
    guard file < 0, errno == ENAMETOOLONG else { return file }
    let components = path.split(separator: UInt8(ascii: "/"))
    var directory = dup(root)
    for component in components.dropLast() where directory >= 0 {
      let next = open(component, in: directory, O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW)
      close(directory)
      directory = next
    }
    guard directory >= 0, let name = components.last else { return -1 }
    defer { close(directory) }
    return open(name, in: directory, flags)
  }

  private func open(_ path: ArraySlice<UInt8>, in directory: Int32, _ flags: Int32) -> Int32 {
    Array(path).withCString { openat(directory, $0, flags) }
  }
}
