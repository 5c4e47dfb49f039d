#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Messages over a stream socket: four bytes of length, native order, then the bytes.
///
/// Both ends are one binary on one machine.
struct MessageSocket {
  enum Failure: Error, Equatable {
    /// The other end is gone.
    case closed
    /// Nothing arrived for the time allowed.
    case timedOut
    case failed(errno: Int32)
  }

  let descriptor: Int32

  /// Sends one message whole; a closed other end throws and raises no SIGPIPE.
  func send(_ message: [UInt8]) throws(Failure) {
    var length = UInt32(message.count)
    var frame: [UInt8] = []
    frame.reserveCapacity(message.count + 4)
    withUnsafeBytes(of: &length) { frame.append(contentsOf: $0) }
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

  /// Receives one message whole, waiting at most `milliseconds` for each part of it (-1: for ever).
  func receive(milliseconds: Int32 = -1) throws(Failure) -> [UInt8] {
    let head = try receiveBytes(4, milliseconds)
    let length = head.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
    return try receiveBytes(Int(length), milliseconds)
  }

  private func receiveBytes(_ count: Int, _ milliseconds: Int32) throws(Failure) -> [UInt8] {
    var failure: Failure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while initialized < count && failure == nil {
        if milliseconds >= 0 && !waitForInput(milliseconds) {
          failure = .timedOut
          break
        }
        let part = recv(
          descriptor, buffer.baseAddress.map { $0 + initialized }, count - initialized, 0)
        if part > 0 {
          initialized += part
        } else if part == 0 || errno == ECONNRESET {
          failure = .closed
        } else if errno != EINTR {
          failure = .failed(errno: errno)
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private func waitForInput(_ milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) != 0
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
