#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one way to standard output or to an output file: buffered, and every write is checked.
///
/// `print` loses errors: on a full disk it exits 0. Here a write error throws, and a closed pipe
/// throws `OutputError.closedPipe`, which ends the run quietly.
final class OutputWriter {
  private let descriptor: Int32
  /// Takes what is too long for the screen, where there is one.
  private let pager: Pager?
  /// Set when the reader has left the pager: what comes now is for nobody.
  private var hasReaderLeft = false
  /// What every line goes through on its way to a terminal.
  private let lineFilter: (([UInt8]) -> [UInt8])?
  private var buffer: [UInt8] = []
  private static let flushThreshold = 64 * 1024

  init(
    descriptor: Int32 = STDOUT_FILENO, pager: Pager? = nil,
    lineFilter: (([UInt8]) -> [UInt8])? = nil
  ) {
    self.descriptor = descriptor
    self.pager = pager
    self.lineFilter = lineFilter
    buffer.reserveCapacity(Self.flushThreshold + 4096)
  }

  func write(_ bytes: some Sequence<UInt8>) throws(OutputError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.flushThreshold { try flush(keepingPartOfLine: lineFilter != nil) }
  }

  func write(_ text: String) throws(OutputError) {
    try write(text.utf8)
  }

  /// Writes what is buffered; call it once at the end, for errors to be seen.
  func flush() throws(OutputError) {
    defer { pager?.finish() }
    try flush(keepingPartOfLine: false)
  }

  private func flush(keepingPartOfLine: Bool) throws(OutputError) {
    let newline = UInt8(ascii: "\n")
    let end =
      keepingPartOfLine
      ? buffer.lastIndex(of: newline).map { $0 + 1 } ?? 0 : buffer.count
    defer { buffer.removeFirst(end) }
    guard let lineFilter else { return try writeAll(buffer[..<end]) }
    let lines = buffer[..<end].split(separator: newline, omittingEmptySubsequences: false)
    try writeAll(Array(lines.map { lineFilter(Array($0)) }.joined(separator: [newline]))[...])
  }

  private func writeAll(_ bytes: ArraySlice<UInt8>) throws(OutputError) {
    guard !hasReaderLeft else { return }
    let pipe = pager?.descriptor(for: bytes)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        systemWrite(
          pipe ?? descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE && pipe != nil {
        hasReaderLeft = true
        return
      } else if errno == EPIPE {
        throw .closedPipe
      } else if errno != EINTR {
        throw .failed(errno)
      }
    }
  }
}

/// `write(2)`, under a name that `OutputWriter.write` does not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

enum OutputError: Error {
  /// The reader went away; not an error to tell anybody.
  case closedPipe
  /// `write(2)` failed with this `errno`.
  case failed(Int32)
}
