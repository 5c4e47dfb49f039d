import TUI

/// A bench's figures on a terminal.
struct BenchView {
  let report: BenchReport
  let policy: TerminalPolicy

  func bytes() -> [UInt8] {
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    return lines.flatMap { encoder.encode($0) + [UInt8(ascii: "\n")] }
  }

  private var lines: [Line] {
    let head: Line =
      "\(.count(report.result.runCount)) runs each; \(.count(report.result.fileCount)) files with tags"
    let lines = [head, Line()] + table.lines(width: policy.width - 1, glyphs: policy.glyphs)
    guard let former = report.baseline?.result.fileCount, former != report.result.fileCount else {
      return lines
    }
    let note: Line = "the baseline is of other files: it has \(.count(former)) with tags"
    return lines + [Line(), Line("note: ", .cyan) + note]
  }

  private var table: Table {
    var table = Table(columns: [
      .init("Cache", importance: 9), .init("Figure", importance: 8),
      .init("Median", alignment: .trailing, importance: 7),
      .init("Least", alignment: .trailing, importance: 4),
      .init("Most", alignment: .trailing, importance: 3),
    ])
    if report.baseline != nil {
      table.columns += [
        .init("Baseline", alignment: .trailing, importance: 5), .init("Verdict", importance: 6),
      ]
    }
    for (scenario, figure) in BenchResult.keys {
      guard let spread = report.result[scenario, figure] else { continue }
      let values = [spread.median, spread.minimum, spread.maximum]
      table.rows.append(
        [.text(SafeText(sanitizing: scenario.rawValue)), .text(figure.title)]
          + values.map { .text(figure.text($0)) } + comparison(scenario, figure))
    }
    return table
  }

  private func comparison(_ scenario: BenchScenario, _ figure: BenchFigure) -> [Table.Cell] {
    guard let former = report.baseline?.result[scenario, figure],
      let verdict = report.verdict(scenario, figure)
    else { return [] }
    let cell: Table.Cell =
      switch verdict {
      case .better: .text("better", .green)
      case .worse: .text("worse", .red)
      case .withinNoise: .text("within noise", .dim)
      }
    return [.text(figure.text(former.median)), cell]
  }
}

extension BenchFigure {
  var title: SafeText {
    switch self {
    case .wall: "wall time"
    case .processor: "processor time"
    case .peak: "peak memory"
    case .hitRate: "hit rate"
    }
  }

  /// A value with its unit.
  func text(_ value: Int) -> SafeText {
    switch self {
    case .wall, .processor: .count(value) + " ms"
    case .peak: .byteSize(value)
    case .hitRate: .count(value) + " %"
    }
  }
}
