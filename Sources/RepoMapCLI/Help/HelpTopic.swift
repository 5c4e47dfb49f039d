import TUI

/// What `repomap help TOPIC` explains besides the commands.
enum HelpTopic: String, CaseIterable {
  case exitCodes = "exit-codes"
  case environment
  case formatting
  case keys

  /// The topic that the command line asks for; nil where it asks for something else.
  init?(asked arguments: [String]) {
    guard arguments.count == 2, arguments[0] == "help" else { return nil }
    self.init(rawValue: arguments[1] == "formats" ? "formatting" : arguments[1])
  }

  /// The topic's text, with a newline behind each line.
  var text: String {
    switch self {
    case .exitCodes: Self.exitCodeText
    case .environment: Self.environmentText
    case .formatting: Self.formattingText
    case .keys: Self.keyText
    }
  }

  private static let exitCodeText = """
    EXIT CODES
      0         done; single files may have failed, and the report says so
      1         it ran, and the answer is no (nothing found, --strict)
      2         wrong usage, or an error that ended the run
      130, 143  ended by Ctrl-C or SIGTERM

    """

  private static let environmentText = """
    ENVIRONMENT
      REPOMAP_CACHE_DIR    the folder of the cache, as --cache-dir
      REPOMAP_JOBS, ...    any setting of `repomap config show`
      REPOMAP_PROGRESS     auto, always, never, plain or json, as --progress
      REPOMAP_COLOR        auto, always or never, as --color; then FORCE_COLOR,
                           NO_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM, the first
                           that is set; COLORTERM tells how many colours
      REPOMAP_HYPERLINK    auto, always or never, as --hyperlink
      REPOMAP_GLYPHS       halves: no braille, no eighths of cells; ascii
      REPOMAP_ASCII        draw with ASCII alone, as --ascii
      REPOMAP_ACCESSIBLE   plain words, as --accessible; also ACCESSIBLE
      REPOMAP_PAGER        for output longer than the screen; then PAGER, less;
                           empty or cat for none. LESS is FRX unless it is set
      VISUAL, EDITOR       what `repomap browse` opens files with
      COLUMNS, LINES       the size where no terminal tells it
      CI                   progress in plain lines

    """

  private static let formattingText = """
    FORMATTING
      On a terminal results are tables cut to its width. Into a pipe the same
      rows come parted by tabs, whole and without colour, or as JSON.

      --format tsv         columns parted by tabs; a backslash, tab, newline or
                           carriage return in one is \\\\ \\t \\n \\r
      --fields a,b         these columns, in this order; --fields alone lists them
      --null, -0           rows end with NUL; a single column is left as it is
      --format json        one document with schema and version
      --format ndjson      {"type": ..., "data": ...} a line, summary last
      --output FILE        replaces FILE when the run has succeeded

      `repomap schema NAME` prints the JSON Schema. An error under --json or
      ndjson is also a line {"error":{"code","message","hint"}} on standard error.

    """

  /// The table that drives the keys.
  private static var keyText: String {
    let lines = BrowseKeymap.standard.bindings.map { binding in
      let name = Line(SafeText(sanitizing: binding.name)).padded(toWidth: 15)
      let keys = Line(SafeText(sanitizing: binding.keys.joined(separator: ", ")))
      let text = (name + keys).padded(toWidth: 33) + Line(binding.help)
      return "  " + text.text.description + "\n"
    }
    return """
      KEYS OF repomap browse
      \(lines.joined())
        browse.keys = ["x=mark", "ctrl-t=find"] in config.toml gives keys to names.

      """
  }
}
