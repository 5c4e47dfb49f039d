import FileScanning
import RepoMap
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A watch as lines for a person, each as wide as the terminal is at that moment.
struct WatchView {
  private let policy: TerminalPolicy
  private let encoder: LineEncoder
  /// What clears the terminal before a line, where that is wanted.
  let clearSequence: [UInt8]

  init(policy: TerminalPolicy, clears: Bool) {
    self.policy = policy
    clearSequence = clears && policy.output.isTerminal ? Array("\u{1B}[H\u{1B}[2J".utf8) : []
    encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
  }

  func begin(_ totals: RepositoryTotals, root: [UInt8], scan: ScanResult) -> [UInt8] {
    line(
      "watching \(.count(totals.listedFiles)) files, \(.count(totals.parsed.files)) parsed, in \(.count(scan.directoryCount)) folders of \(SafeText(root), .bold)"
    )
  }

  /// What the keys do.
  var keyLine: [UInt8] {
    line(Line("q quits, r looks at all files again, enter repeats the last line", .dim))
  }

  /// The answer to a reader who asked for a look at a tree in which nothing has changed.
  func nothing(after elapsed: Duration) -> [UInt8] {
    line("nothing has changed, \(.duration(elapsed))")
  }

  /// Number, counts, time, and as many of the paths as fit.
  func line(of generation: WatchReport.Generation) -> [UInt8] {
    let change = generation.change
    let counts = [
      (change.added.count, "added"), (change.changed.count, "changed"),
      (change.removed.count, "removed"), (generation.readCount, "read"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let parts = counts.joined(separator: ", ")
    var text: Line =
      "\(.count(generation.number), .dim)  \(SafeText(sanitizing: parts)), \(.duration(generation.elapsed))"
    let marked: [([[UInt8]], SafeText, Style)] = [
      (change.added, "+", .green), (change.changed, "", .plain), (change.removed, "-", .red),
    ]
    for (paths, mark, style) in marked {
      // A line holds no more than a few.
      for path in paths.prefix(8) { text += "  \(mark + SafeText(path), style)" }
    }
    return line(text)
  }

  private func line(_ text: Line) -> [UInt8] {
    let width = WindowSize(descriptor: STDOUT_FILENO)?.columns ?? policy.width
    let fitting =
      policy.output.isTerminal
      ? text.cut(toWidth: width - 1, ellipsis: policy.glyphs.ellipsis) : text
    return encoder.encode(fitting) + [UInt8(ascii: "\n")]
  }
}
