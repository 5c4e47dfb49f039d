import TUI
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
  private let datagrams = Int32(SOCK_DGRAM.rawValue)
#elseif canImport(Darwin)
  import Darwin
  private let datagrams = SOCK_DGRAM
#endif

/// What the display writes, write by write: a socket of datagrams keeps their borders.
@Suite("Progress display")
struct ProgressDisplayTests {
  /// The bytes of the next write; empty where none comes.
  private func nextWrite(_ socket: Int32) -> String {
    var polled = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    guard poll(&polled, 1, Int32(patience / .milliseconds(1))) == 1 else { return "" }
    let count = read(socket, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  @Test("a frame is one write, in which logged lines go too, and so is all of the end")
  func writes() throws {
    var ends: [Int32] = [-1, -1]
    let status = socketpair(AF_UNIX, datagrams, 0, &ends)
    try #require(status == 0)
    defer { for end in ends { close(end) } }
    let policy = TerminalPolicy(
      flags: TerminalFlags(progress: .always),
      facts: TerminalFacts(environment: ["TERM": "xterm", "LANG": "C.UTF-8"]))
    let counters = ProgressCounters()
    let display = ProgressDisplay(policy: policy, counters: counters, descriptor: ends[0])
    counters.begin(.scanning)
    display.start()
    for number in 0...2 {
      if number > 0 { display.log("warning \(.count(number))") }
      // Time goes on, so that other frames may come first.
      var frame = ""
      repeat {
        frame = nextWrite(ends[1])
        try #require(frame.hasPrefix("\u{1B}[?2026h") && frame.hasSuffix("\u{1B}[?2026l"))
        #expect(frame.contains("Scanning"))
      } while number > 0 && !frame.contains("warning \(number)")
    }
    display.finish(closingLine: "done")
    var last = nextWrite(ends[1])
    while last.hasSuffix("\u{1B}[?2026l") { last = nextWrite(ends[1]) }
    #expect(last.hasPrefix("\u{1B}[?2026h") && last.hasSuffix("\u{1B}[?2026ldone\n"))
  }
}
