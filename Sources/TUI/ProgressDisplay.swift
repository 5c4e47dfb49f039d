internal import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Shows the progress of a run on a stream, normally standard error.
///
/// One thread of its own draws; it is no task, because the work may keep every thread of the
/// cooperative pool busy. All writing happens under one lock, so lines from any thread come out
/// whole.
package final class ProgressDisplay: Sendable {
  private let counters: ProgressCounters
  private let descriptor: Int32
  private let policy: TerminalPolicy
  private let fileName: @Sendable (Int) -> SafeText?
  private let state: Mutex<State>

  private struct State: ~Copyable {
    var session: ProgressSession
    /// Set for good when the display has nothing more to draw, or nobody to read it.
    var isClosed = false
  }

  /// Prepares a display; nothing is written before `start`, except lines given to `log`.
  ///
  /// `fileName` turns a number given to `ProgressCounters.working(onFile:)` into a name; it is
  /// called on the drawing thread, at most once a frame.
  package init(
    policy: TerminalPolicy, counters: ProgressCounters,
    stages: [ProgressStage] = ProgressStage.allCases, descriptor: Int32 = STDERR_FILENO,
    fileName: @escaping @Sendable (Int) -> SafeText? = { _ in nil }
  ) {
    self.counters = counters
    self.descriptor = descriptor
    self.policy = policy
    self.fileName = fileName
    state = Mutex(State(session: ProgressSession(policy: policy, stages: stages)))
  }

  /// Starts the drawing thread, unless progress is off.
  package func start() {
    guard policy.progress != .never else { return }
    startThread { [self] in drawUntilClosed() }
  }

  /// Tells how fast a run before was, so that the time that is left can be said sooner.
  package func expect(bytesPerSecond: Double) {
    update { session in
      session.expect(bytesPerSecond: bytesPerSecond)
      return []
    }
  }

  /// Writes a line that stays, above the block and in the same write as the next frame.
  package func log(_ line: Line) {
    update { session in session.log(line) }
  }

  /// Takes the block from the screen before the program stops.
  package func suspend() {
    update { session in session.suspend(size: size) }
  }

  /// Draws again after the program was continued.
  package func resume() {
    update { session in
      session.resume()
      return []
    }
  }

  /// Writes the last frame, if any was shown, then `closingLine`; the display is over with that.
  ///
  /// With `keepsBlock: false` the block disappears instead, and the closing line takes its place.
  package func finish(closingLine: Line? = nil, keepsBlock: Bool = true) {
    update(closing: true) { session in
      session.finish(
        counters.read(), at: counters.now, size: size, closing: closingLine, keepsBlock: keepsBlock)
    }
  }

  /// Takes the block away and writes `line` in its place; the display is over with that.
  ///
  /// For use when a signal ends the program: it gives up rather than wait long for a terminal that
  /// does not read.
  package func interrupt(line: Line? = nil) {
    for _ in 0..<20 {
      let isDone: Void? = state.withLockIfAvailable { state in
        write(state.session.interrupt(size: size, line: line), &state)
        state.isClosed = true
      }
      if isDone != nil { return }
      usleep(10_000)
    }
  }

  private func drawUntilClosed() {
    while true {
      let pause: Duration? = state.withLock { state in
        guard !state.isClosed else { return nil }
        let now = counters.now
        if isInForeground {
          let reading = counters.read()
          write(state.session.tick(reading, at: now, size: size, fileName: fileName), &state)
        }
        return state.session.wait(after: now)
      }
      guard let pause else { return }
      usleep(UInt32(pause / .microseconds(1)))
    }
  }

  private func update(closing: Bool = false, _ change: (inout ProgressSession) -> [UInt8]) {
    state.withLock { state in
      write(change(&state.session), &state)
      if closing { state.isClosed = true }
    }
  }

  /// One write(2) where the stream takes all at once; a reader that went away ends the display.
  private func write(_ bytes: [UInt8], _ state: inout State) {
    if !bytes.isEmpty && !writeAll(bytes, to: descriptor) { state.isClosed = true }
  }

  /// The size at this moment, or the policy's where no terminal answers.
  private var size: WindowSize {
    WindowSize(descriptor: descriptor)
      ?? WindowSize(columns: policy.width, rows: policy.height)
  }

  /// Whether the terminal is ours to draw on: a job in the background must not disturb it.
  private var isInForeground: Bool {
    guard policy.progress == .live else { return true }
    let group = tcgetpgrp(descriptor)
    return group < 0 || group == getpgrp()
  }
}

/// Writes all of `bytes`, waiting where the descriptor does not block; false when it cannot.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, 100)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
