internal import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time in which another program has the terminal: Ctrl-C and Ctrl-\ are for that, as in system(3).
///
/// A process has one at a time.
package struct InterruptPause {
  private static let isOn = Atomic<Bool>(false)

  /// Whether an interrupt that comes now is another program's.
  static var isInForce: Bool { isOn.load(ordering: .relaxed) }

  // A signal that is blocked is kept even if it is ignored, so the watcher of signals asks `isOn`.
  private let interrupt = signal(SIGINT, SIG_IGN)
  private let quit = signal(SIGQUIT, SIG_IGN)

  package init() {
    Self.isOn.store(true, ordering: .relaxed)
  }

  package func end() {
    signal(SIGINT, interrupt)
    signal(SIGQUIT, quit)
    Self.isOn.store(false, ordering: .relaxed)
  }
}
