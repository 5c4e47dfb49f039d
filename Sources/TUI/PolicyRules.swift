/// The rules behind `TerminalPolicy`, one property per question.
struct PolicyRules {
  let flags: TerminalFlags
  let facts: TerminalFacts

  /// The style of a stream, by the order of `TerminalPolicy`.
  func style(isTerminal: Bool) -> StreamStyle {
    let isOn = forcedColor ?? (isTerminal && !isDumb)
    let refused = colorChoice == .never
    return StreamStyle(
      isTerminal: isTerminal,
      color: isOn ? depth : .none,
      hasAttributes: isOn || (!refused && isTerminal && !isDumb),
      hasHyperlinks: hasHyperlinks(isTerminal: isTerminal)
    )
  }

  /// What flags and environment say about colour, or `nil` where only the stream decides.
  private var forcedColor: Bool? {
    switch colorChoice {
    case .always: return true
    case .never: return false
    case .auto: return nil
    case nil: break
    }
    if isForceColorSet { return true }
    if facts.has("NO_COLOR") { return false }
    if facts.isTrue("CLICOLOR_FORCE") { return true }
    if facts["CLICOLOR"] == "0" { return false }
    return nil
  }

  private var colorChoice: ColorChoice? {
    flags.color ?? facts["REPOMAP_COLOR"].flatMap(ColorChoice.init(rawValue:))
  }

  private var isForceColorSet: Bool { facts.isTrue("FORCE_COLOR") }

  /// The depth once colour is on; `rgb` only where the terminal says so itself.
  private var depth: ColorDepth {
    let term = facts["TERM"] ?? ""
    let colorTerm = facts["COLORTERM"] ?? ""
    if colorTerm == "truecolor" || colorTerm == "24bit" || term.hasSuffix("-direct") { return .rgb }
    let said: ColorDepth = term.hasSuffix("256color") ? .ansi256 : .ansi16
    return max(said, forcedDepth)
  }

  /// `FORCE_COLOR=2` and `3` name a depth, as many programs agree.
  private var forcedDepth: ColorDepth {
    switch facts["FORCE_COLOR"] {
    case "2": .ansi256
    case "3": .rgb
    default: .none
    }
  }

  var isDumb: Bool {
    let term = facts["TERM"] ?? ""
    return term.isEmpty || term == "dumb"
  }

  /// Glyphs need a UTF-8 locale, and more than the Linux console's font of 256 glyphs.
  var isUnicode: Bool {
    if flags.isASCII || facts.isTrue("REPOMAP_ASCII") || facts["REPOMAP_GLYPHS"] == "ascii"
      || facts["TERM"] == "linux"
    {
      return false
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { facts.nonEmpty($0) }.first ?? ""
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }

  var isAccessible: Bool {
    flags.isAccessible || facts.isTrue("REPOMAP_ACCESSIBLE") || facts.isTrue("ACCESSIBLE")
  }

  var progress: ProgressMode {
    switch progressChoice {
    case .never: .never
    case .json: .json
    case .plain: isAccessible ? .words : .plain
    case .always: isAccessible ? .words : .live
    case .auto: automaticProgress
    }
  }

  /// A flag beats `REPOMAP_PROGRESS`, and `--quiet` is a flag.
  private var progressChoice: ProgressChoice {
    if let choice = flags.progress { return choice }
    if flags.isQuiet { return .never }
    return facts["REPOMAP_PROGRESS"].flatMap(ProgressChoice.init(rawValue:)) ?? .auto
  }

  private var automaticProgress: ProgressMode {
    if isAccessible { return .words }
    return facts.isErrorTerminal && !isDumb && !facts.isTrue("CI") ? .live : .plain
  }

  /// A reader with a screen reader keeps the terminal's own way to read back.
  var usesPager: Bool {
    facts.isOutputTerminal && !isDumb && !flags.refusesPager && !isAccessible
  }

  /// Links are for terminals that are known to take them; others may print the address.
  private func hasHyperlinks(isTerminal: Bool) -> Bool {
    let choice =
      flags.hyperlinks ?? facts["REPOMAP_HYPERLINK"].flatMap(HyperlinkChoice.init(rawValue:))
    return switch choice {
    case .always: true
    case .never: false
    case .auto, nil: isTerminal && !isDumb && !isAccessible && TerminalKind(facts).takesHyperlinks
    }
  }

  /// Only a live display has a way to clear the mark again.
  var showsTaskProgress: Bool { progress == .live && TerminalKind(facts).takesTaskProgress }

  var width: Int {
    flags.width ?? facts.windowSize?.columns ?? facts.size("COLUMNS") ?? WindowSize.standard.columns
  }

  var height: Int {
    facts.windowSize?.rows ?? facts.size("LINES") ?? WindowSize.standard.rows
  }
}
