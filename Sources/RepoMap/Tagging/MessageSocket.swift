#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Messages over a stream socket: four bytes of length, native order, then the bytes.
///
/// Both ends are one binary on one machine. Used by one task at a time.
final class MessageSocket {
  enum Failure: Error, Equatable {
    /// The other end is gone.
    case closed
    /// Nothing arrived for the time allowed.
    case timedOut
    case failed(errno: Int32)
  }

  /// No message is near this; a length beyond it comes from a process with broken memory.
  private static let maximumLength = 1 << 30

  let descriptor: Int32
  /// What has arrived and is not yet taken: most messages come in one system call.
  private var arrived: [UInt8] = []
  private var taken = 0
  private let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 1)

  /// Takes `descriptor` over; waits at most `receiveLimitInSeconds` for bytes to come (0: for ever).
  init(descriptor: Int32, receiveLimitInSeconds: Int = 0) {
    self.descriptor = descriptor
    guard receiveLimitInSeconds > 0 else { return }
    var limit = timeval(tv_sec: receiveLimitInSeconds, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit {
    chunk.deallocate()
    close(descriptor)
  }

  /// Sends one message whole; a closed other end throws and raises no SIGPIPE.
  func send(_ message: [UInt8]) throws(Failure) {
    var frame: [UInt8] = []
    frame.reserveCapacity(message.count + 4)
    withUnsafeBytes(of: UInt32(message.count)) { frame.append(contentsOf: $0) }
    frame += message
    var sent = 0
    while sent < frame.count {
      let count = frame.withUnsafeBytes { bytes in
        sendBytes(bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
      }
      if count >= 0 {
        sent += count
      } else if errno == EPIPE || errno == ECONNRESET {
        throw .closed
      } else if errno != EINTR {
        throw .failed(errno: errno)
      }
    }
  }

  /// Receives one message whole.
  func receive() throws(Failure) -> [UInt8] {
    let head = try take(4)
    let length = Int(head.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) })
    guard length <= Self.maximumLength else { throw .failed(errno: EMSGSIZE) }
    return try take(length)
  }

  private func take(_ count: Int) throws(Failure) -> [UInt8] {
    while arrived.count - taken < count { try receiveMore() }
    defer { taken += count }
    return Array(arrived[taken..<taken + count])
  }

  private func receiveMore() throws(Failure) {
    arrived.removeFirst(taken)
    taken = 0
    let count = recv(descriptor, chunk.baseAddress, chunk.count, 0)
    if count > 0 {
      arrived.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    } else if count == 0 || errno == ECONNRESET {
      throw .closed
    } else if errno == EAGAIN {
      throw .timedOut
    } else if errno != EINTR {
      throw .failed(errno: errno)
    }
  }

  private func sendBytes(_ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
      // The socket carries SO_NOSIGPIPE.
      Darwin.send(descriptor, start, count, 0)
    #else
      Glibc.send(descriptor, start, count, Int32(MSG_NOSIGNAL))
    #endif
  }
}
