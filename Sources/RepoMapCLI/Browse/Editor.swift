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
    let pause = InterruptPause()
    defer { pause.end() }
    let terminal = ProcessStart.Stream.file("/dev/tty", flags: O_RDWR)
    let (code, process) = ProcessStart(
      command: arguments(path: path, row: row), streams: [terminal, terminal, terminal]
    ).run()
    guard code == 0 else { return false }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return true
  }
}
