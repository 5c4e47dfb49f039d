import CSystem
import RepoMap
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The reader's editor, and how it is told a line.
struct Editor {
  /// The program and its own options, as they stand in the variable, parted by blanks.
  let command: [[UInt8]]

  /// `$VISUAL`, else `$EDITOR`, else vi; no shell reads them.
  static var preferred: Editor {
    for name in ["VISUAL", "EDITOR"] {
      let words = getenv(name).map { String(cString: $0).utf8.split(separator: UInt8(ascii: " ")) }
      if let words, !words.isEmpty { return Editor(command: words.map { Array($0) }) }
    }
    return Editor(command: [Array("vi".utf8)])
  }

  var name: SafeText { SafeText(command[0]) }

  /// The arguments that open the file at a 0-based row; `path` is absolute, so it is no option.
  func arguments(path: [UInt8], row: Int) -> [[UInt8]] {
    let line = Array("\(row + 1)".utf8)
    let program = command[0].split(separator: UInt8(ascii: "/")).last.map {
      String(decoding: $0, as: UTF8.self)
    }
    switch program {
    case "code", "codium", "cursor", "windsurf":
      return command + [Array("--goto".utf8), path + [UInt8(ascii: ":")] + line]
    case "hx", "helix", "subl", "zed": return command + [path + [UInt8(ascii: ":")] + line]
    default: return command + [[UInt8(ascii: "+")] + line, path]
    }
  }

  /// Runs the editor on the terminal to its end; false where it cannot be started.
  func open(_ path: [UInt8], row: Int) -> Bool {
    // As system(3): Ctrl-C in the editor is not for this program.
    let (interrupt, quit) = (signal(SIGINT, SIG_IGN), signal(SIGQUIT, SIG_IGN))
    defer {
      signal(SIGINT, interrupt)
      signal(SIGQUIT, quit)
    }
    guard let process = spawn(arguments(path: path, row: row)) else { return false }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return true
  }

  private func spawn(_ arguments: [[UInt8]]) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for stream in 0...2 {
      posix_spawn_file_actions_addopen(&actions, Int32(stream), "/dev/tty", O_RDWR, 0)
    }
    // This program blocks and ignores signals that an editor is to have as usual.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words = arguments.map { $0.withCString { strdup($0) } }
    defer { for word in words { free(word) } }
    var process = pid_t()
    let code = posix_spawnp(
      &process, words[0].unsafelyUnwrapped, &actions, &attributes, words + [nil], environ)
    return code == 0 ? process : nil
  }
}
