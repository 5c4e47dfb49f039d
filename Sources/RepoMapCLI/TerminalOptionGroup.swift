internal import ArgumentParser
import TUI

/// What is shown on the terminal: the options that all long-running commands share.
struct TerminalOptionGroup: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Progress on standard error: auto, always, never, plain or json.", valueName: "when"))
  var progress: ProgressChoice?

  @Option(help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
  var color: ColorChoice?

  @Option(help: ArgumentHelp("Columns of text, instead of the terminal's.", valueName: "columns"))
  var width: Int?

  @Flag(name: [.short, .long], help: "No progress, no closing line; errors only.")
  var quiet = false

  @Flag(
    name: [.customShort("v"), .customLong("verbose")],
    help: "Tell what each stage did; twice, what it cost too.")
  var verbosity: Int

  @Option(
    name: .customLong("log-file"),
    help: ArgumentHelp("Add warnings and all notes to this file.", valueName: "file"))
  var logFile: ByteArgument?

  @Option(
    name: .customLong("hyperlink"),
    help: ArgumentHelp("Places as links: auto, always or never.", valueName: "when"))
  var hyperlinks: HyperlinkChoice?

  @OptionGroup var pager: PagerOptionGroup

  @Flag(help: "Draw bars and marks with ASCII alone.")
  var ascii = false

  @Flag(help: "Plain words without pictures or cursor moves, for screen readers.")
  var accessible = false

  @Flag(help: "Tell on standard error what took how long: stages, languages, files.")
  var timings = false

  @Option(
    help: ArgumentHelp(
      "Write what was done when, as trace events for Perfetto or speedscope.", valueName: "file"))
  var trace: String?

  func validate() throws {
    if let width, !(20...1000).contains(width) {
      throw ValidationError("--width takes 20 to 1000")
    }
    if quiet && verbosity > 0 {
      throw ValidationError("--quiet and --verbose exclude each other")
    }
  }

  /// The policy for this process's streams.
  var policy: TerminalPolicy { policy(for: .current()) }

  /// The policy for a program that draws on the terminal wherever its output goes.
  var screenPolicy: TerminalPolicy {
    var facts = TerminalFacts.current()
    facts.isOutputTerminal = true
    return policy(for: facts)
  }

  private func policy(for facts: TerminalFacts) -> TerminalPolicy {
    let settings = Settings.current
    return TerminalPolicy(
      flags: TerminalFlags(
        color: color ?? settings.text(.color).flatMap(ColorChoice.init),
        progress: progress ?? settings.text(.progress).flatMap(ProgressChoice.init),
        isAccessible: accessible, isQuiet: quiet,
        isASCII: ascii, width: width, hyperlinks: hyperlinks, refusesPager: pager.isRefused),
      facts: facts)
  }
}

extension ProgressChoice: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
extension HyperlinkChoice: ExpressibleByArgument {}

/// Whether long output goes through a pager.
struct PagerOptionGroup: ParsableArguments {
  @Flag(name: .customLong("no-pager"), help: "Do not show long output through a pager.")
  var isRefused = false

  /// The policy for this process's streams, for commands that have no more options of the terminal.
  var policy: TerminalPolicy {
    TerminalPolicy(flags: TerminalFlags(refusesPager: isRefused), facts: .current())
  }
}
