#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lets the program tidy the terminal before a signal ends or stops it.
///
/// The signals are blocked in every thread and taken by one that waits for them, so the actions
/// are ordinary code that may lock and allocate. After them the default action happens all the
/// same: the shell sees a program ended by that signal (130, 143), or stopped.
package struct SignalWatcher: Sendable {
  /// What to do on the watcher's thread.
  package struct Actions: Sendable {
    /// Before the program ends; gets the signal's number.
    ///
    /// A second signal ends it at once.
    package var interrupt: @Sendable (Int32) -> Void
    /// Before the program stops, as Ctrl-Z asks.
    package var suspend: @Sendable () -> Void
    /// After the program was continued.
    package var resume: @Sendable () -> Void
    /// After the terminal's size has changed.
    package var resize: @Sendable () -> Void

    package init(
      interrupt: @escaping @Sendable (Int32) -> Void,
      suspend: @escaping @Sendable () -> Void = {}, resume: @escaping @Sendable () -> Void = {},
      resize: @escaping @Sendable () -> Void = {}
    ) {
      self.interrupt = interrupt
      self.suspend = suspend
      self.resume = resume
      self.resize = resize
    }
  }

  /// The signals blocked from now on.
  ///
  /// A child process inherits that: clear its mask when it is spawned (`POSIX_SPAWN_SETSIGMASK`
  /// with an empty set), or nothing but SIGKILL ends it.
  package let signals: [Int32]

  private let actions: Actions

  /// Blocks the signals and starts the watcher's thread.
  ///
  /// To be called before any other thread is started, because threads inherit the mask.
  ///
  /// Signals that the caller of the program ignores, as `nohup` does, stay ignored.
  @discardableResult
  package static func start(_ actions: Actions) -> SignalWatcher {
    let signals = [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH].filter { !isIgnored($0) }
    let watcher = SignalWatcher(signals: signals, actions: actions)
    setMask(SIG_BLOCK, signals)
    if !startThread({ watcher.watch() }) { setMask(SIG_UNBLOCK, signals) }
    return watcher
  }

  private func watch() -> Never {
    var set = Self.set(of: signals)
    while true {
      var signal: Int32 = 0
      guard sigwait(&set, &signal) == 0 else { continue }
      switch signal {
      case SIGTSTP: stop()
      case SIGWINCH: actions.resize()
      case SIGINT where InterruptPause.isInForce: break
      default: end(with: signal)
      }
    }
  }

  /// Stops the whole process by the signal's default action, and goes on after SIGCONT.
  private func stop() {
    actions.suspend()
    Self.setMask(SIG_UNBLOCK, [SIGTSTP])
    raise(SIGTSTP)
    Self.setMask(SIG_BLOCK, [SIGTSTP])
    actions.resume()
  }

  /// Ends the process by `signal`.
  ///
  /// Unblocked here first, a second signal does so at once, even if the action hangs.
  private func end(with signal: Int32) -> Never {
    Self.setMask(SIG_UNBLOCK, signals.filter { $0 != SIGTSTP && $0 != SIGWINCH })
    actions.interrupt(signal)
    raise(signal)
    _exit(128 + signal)
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func setMask(_ how: Int32, _ signals: [Int32]) {
    var set = set(of: signals)
    pthread_sigmask(how, &set, nil)
  }

  private static func set(of signals: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }
}
