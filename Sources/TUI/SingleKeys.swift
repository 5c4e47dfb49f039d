internal import CSystem
internal import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard input that gives keys as they are pressed and does not show them, beside output that scrolls.
///
/// Whatever way the program ends or stops, the terminal's settings are as they were before: by `leave`, in
/// the actions of `SignalWatcher`, and for crashes as `FullScreen` does it. Ctrl-C and Ctrl-Z stay signals.
package final class SingleKeys: Sendable {
  private static let active = Mutex<SingleKeys?>(nil)
  /// Nothing but settings is to be undone.
  private static let nothing: StaticString = ""

  private let original: SavedSettings
  private let isEntered = Mutex(false)

  /// Settings of the line discipline; a value that is only read.
  private struct SavedSettings: @unchecked Sendable { var value: termios }

  /// Remembers the settings; nil where standard input is no terminal, or another job's.
  package init?() {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0, tcgetpgrp(STDIN_FILENO) == getpgrp() else {
      return nil
    }
    original = SavedSettings(value: settings)
  }

  /// Those of this process, if it has any.
  package static var current: SingleKeys? { active.withLock { $0 } }

  /// Lets keys come one by one; as well after the program was stopped, if it is in the foreground.
  package func enter() {
    Self.active.withLock { $0 = self }
    isEntered.withLock { isEntered in
      guard !isEntered, tcgetpgrp(STDIN_FILENO) == getpgrp() else { return }
      var settings = original.value
      Self.nothing.utf8Start.withMemoryRebound(to: CChar.self, capacity: 1) {
        csystem_guard_terminal(STDIN_FILENO, $0, &settings)
      }
      settings.c_lflag &= ~tcflag_t(ECHO | ICANON)
      tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
      isEntered = true
    }
  }

  /// Gives the settings back.
  package func leave() {
    isEntered.withLock { isEntered in
      guard isEntered else { return }
      isEntered = false
      var settings = original.value
      tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
      csystem_unguard_terminal()
    }
  }

  /// The bytes that can be read at once; none when the terminal is gone.
  package func read() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = systemRead(STDIN_FILENO, &buffer, buffer.count)
    return Array(buffer.prefix(max(count, 0)))
  }
}

/// `read(2)`, under a name that `SingleKeys.read` does not hide.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, bytes, count)
}
