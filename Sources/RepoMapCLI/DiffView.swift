import RepoMap
import TUI
import TreeSitter

/// Changed definitions as lines for people: a file's name, and below it a line or two a definition.
struct DiffView {
  private let changes: [DefinitionDiff.Change]
  private let policy: TerminalPolicy

  init(_ changes: [DefinitionDiff.Change], policy: TerminalPolicy) {
    self.changes = changes
    self.policy = policy
  }

  /// The lines, encoded for standard output; only a terminal has them cut to its width.
  func bytes() -> [UInt8] {
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    let width = policy.output.isTerminal ? policy.width - 1 : 4096
    return lines().flatMap { line in
      encoder.encode(line.cut(toWidth: width, ellipsis: policy.glyphs.ellipsis))
        + [UInt8(ascii: "\n")]
    }
  }

  private func lines() -> [Line] {
    guard !changes.isEmpty else { return ["no definition differs"] }
    var lines: [Line] = []
    var path: [UInt8] = []
    for change in changes {
      if change.record.path != path {
        path = change.record.path
        lines.append(Line(SafeText(path), .bold))
      }
      lines += self.lines(of: change)
    }
    return lines
  }

  private func lines(of change: DefinitionDiff.Change) -> [Line] {
    let mark = change.isBreaking ? Line(" breaking", .red) : Line()
    switch change.fate {
    case .added: return [line("+", .green, change.new) + mark]
    case .removed: return [line("-", .red, change.old) + mark]
    case .changed: return [line("-", .red, change.old), line("+", .green, change.new) + mark]
    case .moved:
      let from = Line("  from " + SafeText(change.old?.path ?? []), .dim)
      return [line(">", .cyan, change.new) + from + mark]
    }
  }

  private func line(_ sign: SafeText, _ style: Style, _ record: DefinitionRecord?) -> Line {
    guard let record else { return Line() }
    let scope = record.scope.isEmpty ? SafeText() : SafeText(record.scope) + "  "
    return Line("  " + sign + " ", style) + Line(SafeText(sanitizing: ":\(record.line) "), .dim)
      + Line(SafeText(sanitizing: "\(record.kind.recordName)  ")) + Line(scope, .dim)
      + Line(SafeText(record.declaration))
  }
}
