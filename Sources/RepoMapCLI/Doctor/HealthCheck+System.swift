import FileScanning
import FileWatching
import RepoMap
import TUI

/// What the system and the user's settings give.
extension HealthCheck {
  /// Whether changes are told, and in how many folders.
  static var watcher: HealthCheck {
    let name: StaticString = "watching"
    guard TreeWatcher.systemTells else {
      return HealthCheck(
        name, is: .warning, "the system does not tell changes: folders are looked at by turns",
        hint: "on Linux raise fs.inotify.max_user_instances")
    }
    let file = Array("/proc/sys/fs/inotify/max_user_watches".utf8)
    let limit = WholeFile.read(file).flatMap {
      Int(String(decoding: $0.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
    return HealthCheck(
      name, "by inotify" + (limit.map { ", at most \($0) folders (max_user_watches)" } ?? ""))
  }

  static var git: HealthCheck {
    guard let version = InstalledGit.version else {
      return HealthCheck(
        "git", is: .warning, "not found: `diff` and the history behind `map` need it",
        hint: "install git, or have PATH lead to it")
    }
    return HealthCheck("git", version)
  }

  /// The files of settings that hold here, and the first thing that is wrong with them.
  static func configuration(_ settings: Settings) -> HealthCheck {
    let name: StaticString = "configuration"
    if let problem = settings.problems.first {
      let count = settings.problems.count
      return HealthCheck(
        name, is: .warning,
        problem.place + Array(": \(problem.what)".utf8)
          + Array((count > 1 ? " (\(count) problems)" : "").utf8),
        hint: "`repomap config show --origin` shows what holds")
    }
    guard !settings.files.isEmpty else { return HealthCheck(name, "no files") }
    return HealthCheck(name, Array(settings.files.joined(separator: Array(", ".utf8))))
  }

  /// Whether the locale lets characters beyond ASCII be shown.
  static func locale(_ facts: TerminalFacts, _ policy: TerminalPolicy) -> HealthCheck {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { facts.environment[$0] }
      .first { !$0.isEmpty }
    let locale = name ?? "none is set"
    guard !policy.isUnicode else { return HealthCheck("locale", "\(locale): UTF-8") }
    return HealthCheck(
      "locale", is: .warning, "\(locale): ASCII alone is drawn",
      hint: "LC_ALL=C.UTF-8 or another UTF-8 locale shows all characters")
  }

  /// What standard output gets to see.
  static func terminal(_ facts: TerminalFacts, _ policy: TerminalPolicy) -> HealthCheck {
    let term = facts.environment["TERM"].flatMap { $0.isEmpty ? nil : $0 } ?? "not set"
    let colors =
      switch policy.output.color {
      case .none: "no colour"
      case .ansi16: "16 colours"
      case .ansi256: "256 colours"
      case .rgb: "24-bit colour"
      }
    let stream = facts.isOutputTerminal ? "a terminal" : "no terminal"
    return HealthCheck(
      "terminal",
      "TERM \(term), \(colors), \(policy.width)x\(policy.height), output to \(stream)")
  }

  /// What this process's control group leaves it, beyond which `--max-memory` cannot go.
  static var memory: HealthCheck {
    guard let limit = AvailableMemory.limitInBytes else {
      return HealthCheck("memory", "no control group limits it")
    }
    return HealthCheck("memory", "\(limit >> 20) MiB by the control group's limit")
  }

  static var processors: HealthCheck {
    HealthCheck("processors", "\(AvailableProcessors.count) may be used")
  }
}
