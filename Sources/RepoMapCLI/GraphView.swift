import RepoMap
import TUI
import TreeSitter

/// An answer about the graph as lines for people.
struct GraphView {
  private let answer: GraphAnswer
  private let repository: RepositoryGraph
  private let policy: TerminalPolicy
  /// What speaks for each edge of the answer, by its ends.
  private let evidence: [[Int]: DependencyGraph.Evidence]

  init(_ answer: GraphAnswer, of repository: RepositoryGraph, policy: TerminalPolicy) {
    evidence = Dictionary(
      answer.edges.map { ([$0.source, $0.target], $0.evidence) }, uniquingKeysWith: { $1 })
    self.answer = answer
    self.repository = repository
    self.policy = policy
  }

  /// The lines, encoded for standard output; only a terminal has them cut to its width.
  func bytes() -> [UInt8] {
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    return lines().flatMap { encoder.encode($0) + [UInt8(ascii: "\n")] }
  }

  /// What a node is called, and the head of its column.
  private var noun: SafeText { repository.level == .file ? "file" : "module" }
  private var title: SafeText { repository.level == .file ? "File" : "Module" }

  private var width: Int { policy.output.isTerminal ? policy.width - 1 : 4096 }

  private func lines() -> [Line] {
    if answer.isEmpty { return [emptyLine] }
    switch answer.question {
    case .deps, .dependents: return reachLines
    case .impact: return impactLines
    case .path: return pathLines
    case .cycles: return cycleLines
    case .central: return centralLines
    case .orphans: return orphanLines
    case .edges: return edgeLines
    }
  }

  private var emptyLine: Line {
    switch answer.question {
    case .deps: "depends on no " + Line(noun) + " of the tree"
    case .dependents, .impact: "no " + Line(noun) + " of the tree depends on it"
    case .path: "no way leads there"
    case .cycles: "no cycles"
    case .central, .edges: "no dependencies"
    case .orphans: "every definition is named somewhere"
    }
  }

  private var reachLines: [Line] {
    var table = Table(columns: [
      .init("Distance", alignment: .trailing, importance: 6),
      .init(title, importance: 9, cut: .path, leastWidth: 16),
      .init("Found by", importance: 7),
    ])
    for file in answer.files where file.distance != 0 {
      table.rows.append([
        .number(file.distance ?? 0), .text(path(file.number)), .line(evidence(of: file)),
      ])
    }
    return table.lines(width: width, glyphs: policy.glyphs)
  }

  /// What speaks for the edge on which a file was reached.
  private func evidence(of file: GraphAnswer.File) -> Line {
    guard let via = file.via else { return Line() }
    let ends = answer.question == .deps ? [via, file.number] : [file.number, via]
    let words = Line(SafeText(sanitizing: evidence[ends]?.words ?? ""), .dim)
    return (file.distance ?? 0) < 2 ? words : words + Line(" via " + path(via), .dim)
  }

  private var impactLines: [Line] {
    let affected = answer.files.filter { $0.distance != 0 }
    let tests = affected.filter { repository.isTest($0.number) }
    let others = affected.filter { !repository.isTest($0.number) }
    return impactTable("Tests that reach it", tests) + impactTable("May break", others)
  }

  private func impactTable(_ title: SafeText, _ files: [GraphAnswer.File]) -> [Line] {
    guard !files.isEmpty else { return [] }
    var table = Table(columns: [
      .init("Distance", alignment: .trailing, importance: 6),
      .init(title, importance: 9, cut: .path, leastWidth: 16),
      .init("Via", importance: 5, cut: .path, leastWidth: 12),
    ])
    for file in files {
      table.rows.append([
        .number(file.distance ?? 0), .text(path(file.number)),
        .text(file.via.map(path) ?? SafeText(), .dim),
      ])
    }
    return table.lines(width: width, glyphs: policy.glyphs)
  }

  private var pathLines: [Line] {
    answer.files.enumerated().map { step, file in
      guard step > 0 else { return Line(path(file.number), .bold) }
      let words = SafeText(sanitizing: answer.edges[step - 1].evidence.words)
      return Line(SafeText("  ").repeated(step)) + Line(path(file.number), .bold)
        + Line("  " + words, .dim)
    }
  }

  private var cycleLines: [Line] {
    answer.cycles.flatMap { cycle in
      let way = cycle.shortest + cycle.shortest.prefix(1)
      return [Line(.count(cycle.members.count) + " " + noun + "s in a circle", .bold)]
        + way.enumerated().map { step, file in
          Line(step == 0 ? "  " : "  -> ", .dim) + Line(path(file))
        }
    }
  }

  private var centralLines: [Line] {
    var table = Table(columns: [
      .init(title, importance: 9, cut: .path, leastWidth: 16),
      .init("Rank", alignment: .trailing, importance: 6),
      .init("Fan-in", alignment: .trailing, importance: 8),
      .init("Fan-out", alignment: .trailing, importance: 7),
      .init("", importance: 4),
    ])
    let highest = answer.files.first?.rank ?? 1
    for file in answer.files {
      let rank = file.rank ?? 0
      table.rows.append([
        .text(path(file.number)), .number(Int((rank * 1_000_000).rounded())),
        .number(file.fanIn ?? 0), .number(file.fanOut ?? 0), .bar(rank / highest),
      ])
    }
    return table.lines(width: min(width, 110), glyphs: policy.glyphs)
      + GraphPictures(answer, of: repository, policy: policy).scatter(width: width)
  }

  private var orphanLines: [Line] {
    var table = Table(columns: [
      .init("Never named", importance: 9, cut: .middle, leastWidth: 12),
      .init("Kind", importance: 6),
      .init("Defined in", importance: 8, cut: .path, leastWidth: 16),
    ])
    for orphan in answer.orphans {
      let line = SafeText(sanitizing: ":\(orphan.row + 1)")
      table.rows.append([
        .text(SafeText(orphan.name)), .text(SafeText(sanitizing: "\(orphan.kind.recordName)")),
        .text(path(orphan.file) + line),
      ])
    }
    return table.lines(width: width, glyphs: policy.glyphs) + [
      Line(
        "By name alone: entry points, public API, overrides and names made at run time are listed too.",
        .dim)
    ]
  }

  private var edgeLines: [Line] {
    GraphPictures(answer, of: repository, policy: policy).grid(width: width)
      + answer.edges.map { edge in
        Line(path(edge.source)) + Line(" -> ", .dim) + Line(path(edge.target))
          + Line("  " + SafeText(sanitizing: edge.evidence.words), .dim)
      }
  }

  private func path(_ file: Int) -> SafeText { SafeText(repository.path(file)) }
}
