/// What may be sent to each stream, decided once from flags, environment and the terminal.
///
/// A pure function of its inputs, so a table can test every rule. The order for colour is:
/// flag, `REPOMAP_COLOR`, `FORCE_COLOR`, `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR=0`, `TERM`,
/// whether the stream is a terminal.
package struct TerminalPolicy: Sendable, Hashable {
  /// How text on standard output may look.
  package var output: StreamStyle
  /// How text on standard error may look.
  package var error: StreamStyle
  /// Whether glyphs beyond ASCII may be drawn.
  package var isUnicode: Bool
  /// Whether pictures keep to halves of cells and straight lines.
  package var hasHalvesOnly: Bool
  /// How progress is told on standard error.
  package var progress: ProgressMode
  /// Whether the reader asked for words instead of pictures.
  package var isAccessible: Bool
  /// Columns that text may use, when no terminal answers for itself later.
  package var width: Int
  /// Rows that text may use, when no terminal answers for itself later.
  package var height: Int
  /// Whether output that is too long for the screen goes through a pager.
  package var usesPager: Bool
  /// Whether the terminal shows how far a run is outside of its text (OSC 9;4).
  package var showsTaskProgress: Bool
  /// Whether the terminal rewraps its lines when it gets narrower; xterm and the console do not.
  package var reflowsOnResize: Bool

  package init(flags: TerminalFlags = TerminalFlags(), facts: TerminalFacts) {
    let rules = PolicyRules(flags: flags, facts: facts)
    output = rules.style(isTerminal: facts.isOutputTerminal)
    error = rules.style(isTerminal: facts.isErrorTerminal)
    usesPager = rules.usesPager
    showsTaskProgress = rules.showsTaskProgress
    isUnicode = rules.isUnicode
    hasHalvesOnly = facts["REPOMAP_GLYPHS"] == "halves"
    isAccessible = rules.isAccessible
    progress = rules.progress
    width = rules.width
    height = rules.height
    reflowsOnResize = facts["XTERM_VERSION"] == nil && facts["TERM"] != "linux"
  }

  /// The glyphs that fit this policy.
  package var glyphs: Glyphs { !isUnicode ? .ascii : hasHalvesOnly ? .halves : .unicode }
}

/// How many colours a stream may show.
package enum ColorDepth: Int, Comparable, Sendable, CaseIterable {
  case none, ansi16, ansi256, rgb

  package static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// How text on one stream may look.
package struct StreamStyle: Sendable, Hashable {
  package var isTerminal: Bool
  package var color: ColorDepth
  /// Whether bold, dim, underline and reverse may be used; `NO_COLOR` leaves them on.
  package var hasAttributes: Bool
  /// Whether text may lead somewhere (OSC 8).
  package var hasHyperlinks: Bool

  package init(
    isTerminal: Bool, color: ColorDepth, hasAttributes: Bool, hasHyperlinks: Bool = false
  ) {
    self.hasHyperlinks = hasHyperlinks
    self.isTerminal = isTerminal
    self.color = color
    self.hasAttributes = hasAttributes
  }

  /// Text for a pipe or a file: no escape sequence at all.
  package static let plain = StreamStyle(isTerminal: false, color: .none, hasAttributes: false)
}

/// How progress is told.
package enum ProgressMode: Sendable, Hashable {
  /// A block of rows, redrawn in place.
  case live
  /// One line as each stage starts and ends, and a heartbeat.
  case plain
  /// As `plain`, with milestones at every tenth and a calmer heartbeat, for screen readers.
  case words
  /// JSON Lines, from the first stage on.
  case json
  /// Nothing.
  case never
}
