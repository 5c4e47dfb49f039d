import RepoMap
import TUI
import TreeSitter

/// The outlines of files as indented lines.
struct OutlineView {
  private let report: OutlineReport
  private let policy: TerminalPolicy
  private let isTerminal: Bool

  init(_ report: OutlineReport, policy: TerminalPolicy, isTerminal: Bool) {
    self.report = report
    self.policy = policy
    self.isTerminal = isTerminal
  }

  /// A line for each file and symbol, encoded for standard output; cut to the width of a terminal only.
  func bytes() -> [UInt8] {
    let sections = report.files.map { [head(of: $0)] + lines(of: $0.items, depth: 0) }
    return policy.encode(
      sections.joined(separator: [Line()]).map { line in
        isTerminal
          ? line.cut(toWidth: policy.width - 1, ellipsis: policy.glyphs.ellipsis) : line
      })
  }

  private func head(of file: OutlineReport.File) -> Line {
    let path = Line(
      SafeText(file.path), .cyan.linked(to: policy.link(toFile: file.path)))
    guard file.outcome != .parsed else { return path }
    return path + "  " + Line(file.outcome.words, .yellow)
  }

  private func lines(of items: [OutlineReport.Item], depth: Int) -> [Line] {
    items.flatMap { item -> [Line] in
      let number = Line(SafeText(sanitizing: String(item.symbol.line)), .dim)
      let line =
        number.padded(toWidth: 6, alignment: .trailing) + "  "
        + Line(SafeText("  ").repeated(depth)) + Line(item.symbol.kindText, .dim) + " "
        + Line(SafeText(item.symbol.name), .bold) + Line(SafeText(item.symbol.signature))
      return [line] + lines(of: item.children, depth: depth + 1)
    }
  }
}
