import FileScanning
import RepoMap
import TUI
import TreeSitter

/// The summary of an analysis on a terminal: at most 24 rows, fewer where the window is lower.
///
/// Sections are written most important first and are given rows as far as they go: the head and the
/// languages always, then problems, facts on one line each, identifiers, the next step.
struct SummaryView {
  private let report: AnalysisReport
  private let run: RunMeta
  private let policy: TerminalPolicy
  private let availableRows: Int
  private var analysis: Analysis { report.analysis }
  private var index: TagIndex { report.index }

  /// The most rows a summary takes, so that it fits the smallest usual window with its prompt.
  private static let maximumRows = 24

  /// `availableRows` counts where the output is a terminal.
  init(_ report: AnalysisReport, run: RunMeta, policy: TerminalPolicy, availableRows: Int) {
    self.availableRows = availableRows
    self.report = report
    self.run = run
    self.policy = policy
  }

  /// The whole summary, encoded for standard output.
  func bytes() -> [UInt8] {
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    return lines().flatMap { line in
      encoder.encode(line.cut(toWidth: width, ellipsis: glyphs.ellipsis)) + [UInt8(ascii: "\n")]
    }
  }

  private var glyphs: Glyphs { policy.glyphs }
  /// The last column stays free, and lines stay short enough to read on wide windows.
  private var width: Int { min(policy.width - 1, 110) }
  private var rowLimit: Int {
    policy.output.isTerminal
      ? max(2, min(Self.maximumRows, availableRows)) : Self.maximumRows
  }

  func lines() -> [Line] {
    var plan = RowPlan(limit: rowLimit)
    let head = [headLine]
    plan.take(head.count)
    let problems = problemLines
    let next = nextLine.map { [$0] } ?? []
    plan.take(problems.count + next.count + 1)
    // Each section costs a blank row and a head row besides its own.
    let languages = plan.rows(wanted: analysis.languages.count, least: 2, most: 6, overhead: 2)
    let facts = plan.rows(wanted: factLines.count, least: 1, most: 3, overhead: 1)
    let identifiers = plan.rows(
      wanted: analysis.identifiers.count, least: 2, most: 5, overhead: 2)
    let sections = [
      head, languageLines(languages), Array(factLines.prefix(facts)),
      identifierLines(identifiers), problems + next,
    ].filter { !$0.isEmpty }
    let hasRoomForBlanks =
      sections.reduce(0) { $0 + $1.count } + sections.count - 1 <= rowLimit
    return Array(sections.joined(separator: hasRoomForBlanks ? [Line()] : []).prefix(rowLimit))
  }

  /// Name and totals; what does not fit goes from the end, fact by fact.
  private var headLine: Line {
    let totals = analysis.totals
    let name = run.root.split(separator: UInt8(ascii: "/")).last.map { SafeText($0) } ?? "/"
    let facts: [Line] = [
      "\(.count(totals.files)) files parsed of \(.count(index.files.count))",
      "\(.count(totals.lines)) lines", "\(.byteSize(totals.bytes))",
    ]
    var line = Line(name.cutInMiddle(toWidth: width / 3, ellipsis: glyphs.ellipsis), .bold) + " "
    for (position, fact) in facts.enumerated() {
      let separator: Line = position == 0 ? " " : ", "
      guard line.width + separator.width + fact.width <= width else {
        if position == 0 { line += " " + Line(.count(totals.files) + " files") }
        break
      }
      line += separator + fact
    }
    return line
  }

  private func languageLines(_ rows: Int) -> [Line] {
    guard rows > 0, let largest = analysis.languages.first else { return [] }
    var table = Table(columns: [
      .init("Language", importance: 9),
      .init("Files", alignment: .trailing, importance: 6),
      .init("Lines", alignment: .trailing, importance: 8),
      .init("Definitions", alignment: .trailing, importance: 7),
      .init("References", alignment: .trailing, importance: 5),
      .init("", importance: 4),
    ])
    let shown = analysis.languages.count > rows ? rows - 1 : rows
    for group in analysis.languages.prefix(shown) {
      table.rows.append(
        row(
          .text(SafeText(sanitizing: group.language.displayName)), group.totals,
          share: Double(group.totals.lines) / Double(max(1, largest.totals.lines))))
    }
    let rest = analysis.languages.dropFirst(shown)
    if !rest.isEmpty {
      var totals = Analysis.Totals()
      for group in rest { totals.add(group.totals) }
      table.rows.append(
        row(
          .line(counted(rest.count, "others", .dim)), totals,
          share: Double(totals.lines) / Double(max(1, largest.totals.lines))))
    }
    return table.lines(width: width, glyphs: glyphs)
  }

  private func row(_ name: Table.Cell, _ totals: Analysis.Totals, share: Double) -> [Table.Cell] {
    [
      name, .number(totals.files), .number(totals.lines), .number(totals.tags.definitions),
      .number(totals.tags.references), .bar(min(1, share)),
    ]
  }

  /// Definitions by kind, the naming style that prevails among callables and types, the largest files.
  private var factLines: [Line] {
    guard !analysis.kinds.isEmpty else { return [] }
    let counts = analysis.kinds.map { group in
      Line("\(SafeText(sanitizing: "\(group.kind.recordName)")) ")
        + Line(.count(group.definitions), .bold)
    }
    var lines = [labelled("Kinds", counts)]
    let styles = analysis.kinds.filter {
      [.function, .method, .class, .struct, .constant].contains($0.kind)
    }
    .compactMap(prevailingStyle)
    if !styles.isEmpty { lines.append(labelled("Naming", styles)) }
    lines.append(labelled("Largest", analysis.largestFiles.prefix(4).map(largeFile)))
    return lines
  }

  private func largeFile(_ position: Int) -> Line {
    let path = SafeText(index.paths[position].path)
    return Line(path.cutAsPath(toWidth: max(16, width / 3), ellipsis: glyphs.ellipsis)) + " "
      + Line(.byteSize(index.files[position].byteCount), .bold)
  }

  /// The style of most names of a kind that shows one, as a share; single words fit several styles
  /// and are left out.
  private func prevailingStyle(_ group: Analysis.KindGroup) -> Line? {
    let telling = NamingStyle.allCases.filter { ![.lowerCase, .upperCase, .other].contains($0) }
    let total = telling.reduce(0) { $0 + group.styles[Int($1.rawValue)] }
    let best = telling.max { group.styles[Int($0.rawValue)] < group.styles[Int($1.rawValue)] }
    guard total > 0, let best else { return nil }
    let share = Double(group.styles[Int(best.rawValue)]) / Double(total)
    return Line("\(SafeText(sanitizing: "\(group.kind.recordName)")) ")
      + Line(SafeText(sanitizing: "\(best.recordName)"), .bold) + " \(.percent(share))"
  }

  /// A label and as many items as the width holds, the first in any case.
  private func labelled(
    _ label: SafeText, _ items: [Line], separator between: Line = ", "
  ) -> Line {
    var line = Line(label, .dim).padded(toWidth: 8)
    for (position, item) in items.enumerated() {
      let separator = position == 0 ? " " : between
      guard position == 0 || line.width + separator.width + item.width <= width else { break }
      line += separator + item
    }
    return line
  }

  private func identifierLines(_ rows: Int) -> [Line] {
    guard rows > 0 else { return [] }
    var table = Table(columns: [
      .init("Most referenced", importance: 9, cut: .middle, leastWidth: 12),
      .init("Uses", alignment: .trailing, importance: 8),
      .init("", importance: 3, leastWidth: 6, greatestWidth: 10),
      .init("In files", alignment: .trailing, importance: 4),
      .init("Defined in", importance: 7, cut: .path, leastWidth: 16),
    ])
    let most = analysis.identifiers.prefix(rows).map(\.counts.uses).max() ?? 0
    for group in analysis.identifiers.prefix(rows) {
      table.rows.append([
        .text(SafeText(group.name), .bold),
        .number(group.counts.uses), .bar(Double(group.counts.uses) / Double(max(1, most))),
        .number(group.counts.referencingFiles),
        .line(places(group)),
      ])
    }
    return table.lines(width: width, glyphs: glyphs)
  }

  private func places(_ group: NameDigest.Group) -> Line {
    guard let definition = group.definitions.first else { return Line() }
    let others = group.definitions.count - 1
    let suffix: SafeText = others == 0 ? "" : " +" + .count(others)
    let line = SafeText(sanitizing: ":\(definition.row + 1)")
    let place = SafeText(index.paths[definition.file].path) + line
    let room = max(16, width - 40)
    let path = run.root + [UInt8(ascii: "/")] + index.paths[definition.file].path
    return Line(
      place.cutAsPath(toWidth: room, ellipsis: glyphs.ellipsis),
      .plain.linked(to: policy.link(toFile: path))) + Line(suffix, .dim)
  }

  /// What was not parsed and why: failures first, in words and numbers.
  private var problemLines: [Line] {
    var failed: [Line] = []
    for outcome in FileOutcome.allCases where outcome.isFailure && analysis.count(of: outcome) > 0 {
      failed.append(counted(analysis.count(of: outcome), outcome.words, .red))
    }
    if analysis.filesWithSyntaxErrors > 0 {
      failed.append(counted(analysis.filesWithSyntaxErrors, "with syntax errors", .yellow))
    }
    if analysis.filesNotUTF8 > 0 {
      failed.append(counted(analysis.filesNotUTF8, "not UTF-8", .yellow))
    }
    if !report.scan.problems.isEmpty {
      failed.append(counted(report.scan.problems.count, "unreadable while scanning", .yellow))
    }
    var skipped: [Line] = []
    for outcome in FileOutcome.allCases
    where !outcome.isFailure && outcome != .parsed && analysis.count(of: outcome) > 0 {
      skipped.append(counted(analysis.count(of: outcome), outcome.words))
    }
    let scan = report.scan
    let left: [(Int, SafeText)] = [
      (scan.ignored, "ignored"), (scan.nestedRepositories.count, "nested repositories"),
      (scan.hidden, "hidden"), (scan.notIncluded, "not included"), (scan.special, "special"),
    ]
    skipped += left.filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    return [
      failed.isEmpty ? nil : labelled("Problems", failed),
      skipped.isEmpty ? nil : labelled("Skipped", skipped),
    ]
    .compactMap { $0 }
  }

  private func counted(_ count: Int, _ words: SafeText, _ style: Style = .plain) -> Line {
    Line(.count(count) + " " + words, style)
  }

  /// Half a command would lead nowhere: nil where none fits.
  private var nextLine: Line? {
    let line = labelled(
      "Next", ["repomap browse", "repomap map --query TEXT", "repomap -h"], separator: "   ")
    return line.width <= width ? line : nil
  }
}

/// Shares out a summary's rows.
private struct RowPlan {
  private var left: Int

  init(limit: Int) { left = limit }

  mutating func take(_ rows: Int) { left -= rows }

  /// Rows of content for a section of `wanted` rows; 0 when not even `least` fit with `overhead`.
  mutating func rows(wanted: Int, least: Int, most: Int, overhead: Int) -> Int {
    let rows = min(wanted, most, left - overhead)
    guard rows >= min(least, wanted), rows > 0 else { return 0 }
    left -= rows + overhead
    return rows
  }
}

extension FileOutcome {
  /// The outcome in words that follow a number.
  var words: SafeText {
    switch self {
    case .parsed: "parsed"
    case .noGrammar: "of no known language"
    case .symbolicLink: "symbolic links"
    case .tooLarge: "too large"
    case .binary: "binary"
    case .unreadable: "unreadable"
    case .vanished: "vanished"
    case .timedOut: "timed out"
    case .outOfMemory: "took too much memory"
    case .crashed: "crashed the parser"
    }
  }
}
