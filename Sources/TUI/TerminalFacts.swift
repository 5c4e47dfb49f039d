#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the command line says about the terminal; `nil` and `false` mean that nothing was said.
package struct TerminalFlags: Sendable {
  package var color: ColorChoice?
  package var progress: ProgressChoice?
  package var isAccessible: Bool
  package var isQuiet: Bool
  package var isASCII: Bool
  /// Columns from `--width`.
  package var width: Int?
  package var hyperlinks: HyperlinkChoice?
  package var refusesPager: Bool

  package init(
    color: ColorChoice? = nil, progress: ProgressChoice? = nil, isAccessible: Bool = false,
    isQuiet: Bool = false, isASCII: Bool = false, width: Int? = nil,
    hyperlinks: HyperlinkChoice? = nil, refusesPager: Bool = false
  ) {
    self.color = color
    self.progress = progress
    self.isAccessible = isAccessible
    self.isQuiet = isQuiet
    self.isASCII = isASCII
    self.width = width
    self.hyperlinks = hyperlinks
    self.refusesPager = refusesPager
  }
}

/// The values of `--color` and `REPOMAP_COLOR`.
package enum ColorChoice: String, Sendable, CaseIterable {
  case auto, always, never
}

/// The values of `--hyperlink` and `REPOMAP_HYPERLINK`.
package enum HyperlinkChoice: String, Sendable, CaseIterable {
  case auto, always, never
}

/// The values of `--progress` and `REPOMAP_PROGRESS`.
package enum ProgressChoice: String, Sendable, CaseIterable {
  case auto, always, never, plain, json
}

/// What the process can find out about its terminal.
package struct TerminalFacts: Sendable {
  /// Only the variables named in `variables` are looked at.
  package var environment: [String: String]
  package var isInputTerminal: Bool
  package var isOutputTerminal: Bool
  package var isErrorTerminal: Bool
  /// The size that a terminal among the streams reports, if any does.
  package var windowSize: WindowSize?

  package init(
    environment: [String: String] = [:], isInputTerminal: Bool = false,
    isOutputTerminal: Bool = false, isErrorTerminal: Bool = false, windowSize: WindowSize? = nil
  ) {
    self.environment = environment
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.isErrorTerminal = isErrorTerminal
    self.windowSize = windowSize
  }

  /// Every variable that a policy depends on.
  package static let variables = [
    "REPOMAP_COLOR", "REPOMAP_PROGRESS", "REPOMAP_ASCII", "REPOMAP_ACCESSIBLE",
    "FORCE_COLOR", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "TERM", "CI",
    "ACCESSIBLE", "LC_ALL", "LC_CTYPE", "LANG", "COLUMNS", "LINES", "XTERM_VERSION",
    "REPOMAP_GLYPHS", "REPOMAP_HYPERLINK", "TMUX", "STY", "TERM_PROGRAM", "TERM_PROGRAM_VERSION",
    "VTE_VERSION",
    "KONSOLE_VERSION", "WT_SESSION", "ConEmuANSI",
  ]

  /// Asks the operating system: three `isatty`, one `TIOCGWINSZ`, the variables.
  package static func current() -> TerminalFacts {
    var environment: [String: String] = [:]
    for name in variables {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return TerminalFacts(
      environment: environment,
      isInputTerminal: isatty(STDIN_FILENO) == 1,
      isOutputTerminal: isatty(STDOUT_FILENO) == 1,
      isErrorTerminal: isatty(STDERR_FILENO) == 1,
      windowSize: WindowSize(descriptor: STDERR_FILENO)
        ?? WindowSize(descriptor: STDOUT_FILENO) ?? WindowSize(descriptor: STDIN_FILENO)
    )
  }

  subscript(name: String) -> String? { environment[name] }

  /// Whether the variable is set to anything but the empty text.
  func has(_ name: String) -> Bool { nonEmpty(name) != nil }

  func nonEmpty(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether the variable is set, and not to a word for no.
  func isTrue(_ name: String) -> Bool {
    nonEmpty(name).map { $0 != "0" && $0 != "false" } ?? false
  }

  /// A count of rows or columns; values that no screen has are not believed.
  func size(_ name: String) -> Int? {
    environment[name].flatMap { Int($0) }.flatMap { (1...10_000).contains($0) ? $0 : nil }
  }
}

/// Columns and rows of a terminal.
package struct WindowSize: Sendable, Hashable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The size of a screen that does not tell its own: the VT100's.
  package static let standard = WindowSize(columns: 80, rows: 24)

  /// Asks the terminal behind `descriptor`; `nil` when it is none or does not know.
  package init?(descriptor: Int32) {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    self.init(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }
}
