import RepoMap
import TUI
import TreeSitter

/// The matches of a search as a table on a terminal.
struct FindView {
  private let report: FindReport
  private let policy: TerminalPolicy

  init(_ report: FindReport, policy: TerminalPolicy) {
    self.report = report
    self.policy = policy
  }

  /// The whole table, encoded for standard output.
  func bytes() -> [UInt8] {
    guard !report.matches.isEmpty else { return [] }
    return policy.encode(table.lines(width: policy.width - 1, glyphs: policy.glyphs))
  }

  private var table: Table {
    var table = Table(columns: [
      .init("Kind", importance: 5),
      .init("Name", importance: 9, cut: .middle, leastWidth: 16),
      .init("Place", importance: 8, cut: .path, leastWidth: 20),
      .init("Parameters", importance: 4, cut: .end, leastWidth: 10),
    ])
    for match in report.matches {
      let symbol = match.symbol
      table.rows.append([
        .text(symbol.kindText, .dim), .line(name(of: match)),
        .text(symbol.placeText, Style.plain.linked(to: policy.link(toFile: symbol.path))),
        .text(SafeText(symbol.signature), .dim),
      ])
    }
    return table
  }

  /// The qualified name, with what matches in bold; a name of more than ASCII is not taken apart.
  private func name(of match: FindReport.Match) -> Line {
    let name = match.symbol.qualifiedName
    guard name.allSatisfy({ $0 < 0x80 }) else { return Line(SafeText(name)) }
    let matched = Set(match.matchedColumns)
    var line = Line()
    for (column, byte) in name.enumerated() {
      line.append(SafeText([byte]), matched.contains(column) ? .bold : .plain)
    }
    return line
  }
}

extension SymbolRecord {
  /// The kind, as it is shown.
  var kindText: SafeText { SafeText(sanitizing: "\(kind.recordName)") }
  /// Path and line, as editors take them.
  var placeText: SafeText { SafeText(path) + SafeText(sanitizing: ":\(line)") }
}

extension TerminalPolicy {
  /// A link to the file at `path`, where the output takes links and the file is there.
  func link(toFile path: some Sequence<UInt8>) -> Hyperlink? {
    output.hasHyperlinks ? Array(path).absolutePath.map { Hyperlink(file: $0) } : nil
  }

  /// Lines with their ends as bytes for standard output.
  ///
  /// `fits` false is for lines that the terminal may have to wrap.
  func encode(_ lines: [Line], fits: Bool = true) -> [UInt8] {
    let encoder = LineEncoder(stream: output, isUnicode: isUnicode)
    var bytes: [UInt8] = []
    for line in lines {
      encoder.append(line, fixesColumns: fits, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
