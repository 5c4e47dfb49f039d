internal import CSystem
internal import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The controlling terminal while a program has all of it: alternate screen, keys as they are pressed.
///
/// Whatever way the program ends or stops, the terminal is as it was before: by `leave`, in the actions
/// of `SignalWatcher`, and for crashes in a handler on a stack of its own that only writes and sets.
/// Ctrl-C and Ctrl-Z stay signals. One process has one at a time.
package final class FullScreen: Sendable {
  /// Why `wait` has returned.
  package enum Event: Sendable, Equatable {
    case input([UInt8])
    /// `wake` was called, or the size may have changed.
    case woken
    case timeout
    /// The terminal is gone.
    case closed
  }

  /// Alternate screen, no wrapping at the margin, bracketed paste, no cursor.
  private static let enterSequence = "\u{1B}[?1049h\u{1B}[?7l\u{1B}[?2004h\u{1B}[?25l\u{1B}[2J"
  /// Clicks and the wheel, in SGR form.
  private static let mouseSequence = "\u{1B}[?1000h\u{1B}[?1006h"
  /// Undoes all of that, from whatever point of a frame.
  private static let leaveSequence: StaticString =
    "\u{1B}[?2026l\u{1B}[m\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?25h\u{1B}[?2004l\u{1B}[?7h\u{1B}[?1049l"

  private static let leaveBytes = leaveSequence.withUTF8Buffer { Array($0) }

  private static let active = Mutex<FullScreen?>(nil)

  private let descriptor: Int32
  private let wakeReading: Int32
  private let wakeWriting: Int32
  private let takesMouse: Bool
  private let original: SavedSettings
  private let state = Mutex(State())

  private struct State {
    var isEntered = false
    /// Set once for all: a program that ends draws nothing more.
    var isOver = false
    /// Whether another program has the terminal for a while.
    var isLent = false
    /// Whether the screen was left and entered again since the last frame.
    var needsRepaint = false
  }

  /// Settings of the line discipline; a value that is only read.
  private struct SavedSettings: @unchecked Sendable { var value: termios }

  /// Opens the controlling terminal; nil where there is none.
  ///
  /// With `takesMouse` clicks are input, and the terminal's own selection needs Shift.
  package init?(takesMouse: Bool = false) {
    self.takesMouse = takesMouse
    descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC)
    var settings = termios()
    var ends: [Int32] = [-1, -1]
    guard descriptor >= 0, tcgetattr(descriptor, &settings) == 0, pipe(&ends) == 0 else {
      return nil
    }
    original = SavedSettings(value: settings)
    (wakeReading, wakeWriting) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  /// The screen of this process, if it has one.
  package static var current: FullScreen? { active.withLock { $0 } }

  package var size: WindowSize { WindowSize(descriptor: descriptor) ?? .standard }

  /// Takes the terminal over.
  package func enter() {
    Self.active.withLock { $0 = self }
    state.withLock { state in
      guard !state.isEntered && !state.isOver && !state.isLent else { return }
      var settings = original.value
      Self.leaveSequence.utf8Start.withMemoryRebound(
        to: CChar.self, capacity: Self.leaveSequence.utf8CodeUnitCount + 1
      ) { csystem_guard_terminal(descriptor, $0, &settings) }
      settings.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN)
      settings.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | ISTRIP)
      tcsetattr(descriptor, TCSADRAIN, &settings)
      let mouse = takesMouse ? Self.mouseSequence : ""
      _ = writeAll(Array((Self.enterSequence + mouse).utf8), to: descriptor)
      state.isEntered = true
      state.needsRepaint = true
    }
  }

  /// Gives the terminal back; `forGood` when the program is about to end.
  ///
  /// It does not wait long for a thread that hangs in a write.
  package func leave(forGood: Bool = true) {
    for _ in 0..<20 {
      let isDone: Void? = state.withLockIfAvailable { state in
        state.isOver = state.isOver || forGood
        guard state.isEntered else { return }
        state.isEntered = false
        _ = writeAll(Self.leaveBytes, to: descriptor)
        var settings = original.value
        tcsetattr(descriptor, TCSADRAIN, &settings)
        csystem_unguard_terminal()
      }
      if isDone != nil { return }
      usleep(10_000)
    }
  }

  /// Lends the terminal to another program for as long as `body` runs.
  package func lend(_ body: () -> Void) {
    leave(forGood: false)
    state.withLock { $0.isLent = true }
    body()
    state.withLock { $0.isLent = false }
    enter()
  }

  /// Takes the terminal over again after the program was stopped.
  package func resume() {
    enter()
    wake()
  }

  /// Whether all must be painted anew; asks once.
  package func takeNeedsRepaint() -> Bool {
    state.withLock { state in
      defer { state.needsRepaint = false }
      return state.needsRepaint
    }
  }

  /// Writes a frame, unless the screen was left.
  package func write(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    state.withLock { state in
      if state.isEntered { _ = writeAll(bytes, to: descriptor) }
    }
  }

  /// Makes `wait` return, from any thread.
  package func wake() {
    var byte: UInt8 = 0
    _ = systemWrite(wakeWriting, &byte, 1)
  }

  /// Waits for keys or `wake`, for ever without `milliseconds`.
  package func wait(milliseconds: Int?) -> Event {
    var polls = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeReading, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&polls, 2, Int32(milliseconds ?? -1))
    if count == 0 { return .timeout }
    if count < 0 { return errno == EINTR ? .woken : .closed }
    if polls[0].revents != 0 { return readInput() }
    var buffer = [UInt8](repeating: 0, count: 256)
    while systemRead(wakeReading, &buffer, buffer.count) > 0 {}
    return .woken
  }

  private func readInput() -> Event {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = systemRead(descriptor, &buffer, buffer.count)
    if count > 0 { return .input(Array(buffer[..<count])) }
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? .woken : .closed
  }
}

/// `read(2)` and `write(2)`, under names that the type's own do not hide.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, bytes, count)
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
