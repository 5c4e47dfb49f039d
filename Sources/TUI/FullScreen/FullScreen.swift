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
  private static let leaveSequence =
    "\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?25h\u{1B}[?2004l\u{1B}[?7h\u{1B}[?1049l"

  private static let active = Mutex<FullScreen?>(nil)

  private let descriptor: Int32
  /// Does not block: two threads may both hear that something came, and one reads it.
  private let inputDescriptor: Int32
  private let wakeReading: Int32
  private let wakeWriting: Int32
  private let takesMouse: Bool
  private let original: SavedSettings
  private let state = Mutex(State())
  /// Whether the terminal was asked what it can do and may still be answering.
  private let awaitsAnswers = Atomic<Bool>(false)
  /// So long after the question answers may come that the shell would read, did nobody wait for them.
  private static let answerLimit = Duration.milliseconds(500)

  private struct State {
    var isEntered = false
    /// Set once for all: a program that ends draws nothing more.
    var isOver = false
    /// Whether another program has the terminal for a while.
    var isLent = false
    /// Whether the screen was left and entered again since the last frame.
    var needsRepaint = false
    var probe = TerminalProbe()
    /// When the terminal was asked what it can do; once is enough.
    var askTime: ContinuousClock.Instant?

    /// Undoes all that was done to the terminal.
    var leaveSequence: String {
      "\u{1B}[?2026l\u{1B}[m" + probe.returningSequence + FullScreen.leaveSequence
    }
  }

  /// Settings of the line discipline; a value that is only read.
  private struct SavedSettings: @unchecked Sendable { var value: termios }

  /// Opens the controlling terminal; nil where there is none.
  ///
  /// With `takesMouse` clicks are input, and the terminal's own selection needs Shift.
  package init?(takesMouse: Bool = false) {
    self.takesMouse = takesMouse
    descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC)
    inputDescriptor = open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    var settings = termios()
    var ends: [Int32] = [-1, -1]
    guard descriptor >= 0, inputDescriptor >= 0, tcgetattr(descriptor, &settings) == 0,
      pipe(&ends) == 0
    else {
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
      csystem_guard_terminal(descriptor, state.leaveSequence, &settings)
      settings.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN)
      settings.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | ISTRIP)
      tcsetattr(descriptor, TCSADRAIN, &settings)
      let mouse = takesMouse ? Self.mouseSequence : ""
      let probe = state.askTime == nil ? TerminalProbe.question : state.probe.takingSequence
      _ = writeAll(Array((Self.enterSequence + mouse + probe).utf8), to: descriptor)
      if state.askTime == nil {
        state.askTime = .now
        awaitsAnswers.store(true, ordering: .relaxed)
      }
      state.isEntered = true
      state.needsRepaint = true
    }
  }

  /// Whether what looks like a lone Escape may be the beginning of an answer.
  package var isAnswering: Bool { awaitsAnswers.load(ordering: .relaxed) }

  /// Takes what the terminal offers in an answer.
  package func take(_ report: TerminalReport) {
    if report == .attributes { awaitsAnswers.store(false, ordering: .relaxed) }
    state.withLock { state in
      guard state.isEntered else { return }
      let taking = state.probe.take(report)
      guard !taking.isEmpty else { return }
      csystem_change_leave_sequence(state.leaveSequence)
      _ = writeAll(Array(taking.utf8), to: descriptor)
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
        drainAnswers(since: state.askTime)
        _ = writeAll(Array(state.leaveSequence.utf8), to: descriptor)
        var settings = original.value
        tcsetattr(descriptor, TCSADRAIN, &settings)
        csystem_unguard_terminal()
      }
      if isDone != nil { return }
      usleep(10_000)
    }
  }

  /// Reads the answers that are still on their way, so that nobody else takes them for keys.
  ///
  /// Keys that were typed meanwhile are lost with them.
  private func drainAnswers(since askTime: ContinuousClock.Instant?) {
    guard let askTime else { return }
    defer { awaitsAnswers.store(false, ordering: .relaxed) }
    var decoder = InputDecoder()
    while isAnswering {
      let isLate = ContinuousClock.now > askTime + Self.answerLimit
      var polled = pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)
      if poll(&polled, 1, isLate ? 0 : 10) > 0 {
        switch readInput() {
        case .input(let bytes):
          if decoder.feed(bytes).contains(.report(.attributes)) { return }
        case .closed: return
        default: break
        }
      } else if isLate {
        return
      }
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
      pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0),
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
    let count = systemRead(inputDescriptor, &buffer, buffer.count)
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
