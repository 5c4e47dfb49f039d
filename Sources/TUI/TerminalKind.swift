/// Which terminal it is, as far as its environment says so, and what that one takes.
struct TerminalKind {
  private let facts: TerminalFacts

  init(_ facts: TerminalFacts) { self.facts = facts }

  /// Terminals that open links (OSC 8): by their own word, and tmux since 3.4, which passes them on.
  var takesHyperlinks: Bool {
    if facts.has("STY") { return false }
    if facts.has("TMUX") { return facts["TERM_PROGRAM"] == "tmux" && isTmux(atLeast: (3, 4)) }
    return isKnown || facts.has("KONSOLE_VERSION")
      || (facts.nonEmpty("VTE_VERSION").flatMap { Int($0) } ?? 0) >= 5000
  }

  /// Terminals that show progress (OSC 9;4): others take OSC 9 for a message to pop up.
  ///
  /// A multiplexer does not pass it on.
  var takesTaskProgress: Bool {
    guard !facts.has("STY"), !facts.has("TMUX") else { return false }
    return facts.has("WT_SESSION") || facts["ConEmuANSI"] == "ON"
      || facts["TERM_PROGRAM"] == "ghostty"
      || facts["TERM_PROGRAM"] == "WezTerm" || facts["TERM"] == "xterm-ghostty"
  }

  private var isKnown: Bool {
    let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"]
    let terms = ["xterm-kitty", "xterm-ghostty", "foot", "foot-extra", "alacritty", "wezterm"]
    return programs.contains(facts["TERM_PROGRAM"] ?? "") || terms.contains(facts["TERM"] ?? "")
      || facts.has("WT_SESSION")
  }

  private func isTmux(atLeast least: (Int, Int)) -> Bool {
    let parts = (facts["TERM_PROGRAM_VERSION"] ?? "").split(separator: ".", maxSplits: 1)
    // Versions may end with a letter, as in 3.3a.
    let numbers = parts.map { Int($0.prefix { $0.isNumber }) ?? 0 }
    return numbers.count == 2 && (numbers[0], numbers[1]) >= least
  }
}
