import RepoMap
import TUI

/// References on a terminal, below the file that they are in.
struct ReferenceView {
  private let report: ReferenceReport
  private let policy: TerminalPolicy

  init(_ report: ReferenceReport, policy: TerminalPolicy) {
    self.report = report
    self.policy = policy
  }

  /// Definitions, files with their references, and counts, encoded for standard output.
  func bytes() -> [UInt8] {
    let definitions = report.definitions.map { symbol -> Line in
      let style = Style.cyan.linked(to: policy.link(toFile: symbol.path))
      return
        "\(symbol.kindText, .dim) \(SafeText(symbol.qualifiedName), .bold) \(symbol.placeText, style)"
    }
    let sections = [definitions] + report.files.map(lines) + [[countLine]]
    return policy.encode(
      Array(sections.filter { !$0.isEmpty }.joined(separator: [Line()])).map {
        $0.cut(toWidth: policy.width - 1, ellipsis: policy.glyphs.ellipsis)
      })
  }

  private func lines(of file: ReferenceReport.File) -> [Line] {
    let style = Style.cyan.linked(to: policy.link(toFile: file.path))
    let head: Line = "\(SafeText(file.path), style)  \(.count(file.references.count), .dim)"
    return [head] + file.references.map(line)
  }

  private func line(of reference: ReferenceReport.Reference) -> Line {
    let number = Line(SafeText(sanitizing: String(reference.line)), .dim)
    let certainty = reference.found.certainty
    return number.padded(toWidth: 6, alignment: .trailing) + "  "
      + Line(certainty.word, certainty.style).padded(toWidth: 9) + "  "
      + Line(SafeText(SourceLine.expanded(reference.found.line[...])))
  }

  private var countLine: Line {
    var counts = ReferenceCertainty.allCases.map { certainty in
      Line(.count(report.found.count(certainty))) + " " + Line(certainty.word, certainty.style)
    }
    for (count, words) in [
      (report.found.unfittingCount, "of another kind"),
      (report.found.otherCount, "of other definitions"),
      (report.found.unreadFiles.count, "files unread"),
    ] as [(Int, SafeText)] where count > 0 {
      counts.append(Line(.count(count) + " " + words, .dim))
    }
    return counts.dropFirst().reduce(counts[0]) { $0 + ", " + $1 }
  }
}

extension ReferenceCertainty {
  /// The certainty, as it is shown.
  var word: SafeText { SafeText(sanitizing: "\(recordName)") }

  var style: Style {
    switch self {
    case .exact: .green
    case .imported: .cyan
    case .nameOnly: .plain
    case .ambiguous: .yellow
    }
  }
}
