internal import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes the whole screen and crashes: `TUIDemo crash bounds|fatal|overflow [thread]`.
///
/// With `thread` it does so on another thread than the one that has taken the screen.
struct CrashingScreen {
  let way: String
  let isOnThread: Bool

  func run() {
    guard let screen = FullScreen(takesMouse: true) else { return }
    screen.enter()
    screen.write(Array("about to crash".utf8))
    let crash = crash
    guard isOnThread else { return crash() }
    startThread(crash)
    while true { sleep(1) }
  }

  private var crash: @Sendable () -> Void {
    switch way {
    case "bounds": { _ = [1, 2, 3][Int(getpid())] }
    case "fatal": { fatalError("as asked") }
    default: { _ = Self.depth(of: Int(getpid())) }
    }
  }

  /// Never comes to an end: what comes after the call needs the frame, so it stays on the stack.
  @inline(never)
  private static func depth(of number: Int) -> Int {
    withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 16) { bytes in
      bytes[number & 1023] = UInt8(truncatingIfNeeded: number)
      return depth(of: number + 1) + Int(bytes[(number + 1) & 1023])
    }
  }
}
