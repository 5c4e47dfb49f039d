import FileScanning
import TreeSitter

/// Writes an `AnalysisReport` as Markdown, for a README or a pull request.
///
/// Names from the repository stand in code spans that they cannot leave.
package struct AnalysisMarkdown {
  private let report: AnalysisReport
  private var text: [UInt8] = []

  package init(_ report: AnalysisReport) {
    self.report = report
  }

  /// The document's bytes; the same report gives the same bytes.
  package mutating func write() -> [UInt8] {
    let totals = report.analysis.totals
    line("# Repository map")
    line("")
    line(
      "\(totals.files) files parsed of \(report.index.files.count) listed, \(totals.lines) lines, "
        + "\(totals.tags.definitions) definitions, \(totals.tags.references) references.")
    writeLanguages()
    writeKinds()
    writeIdentifiers()
    writeLargestFiles()
    writeOutcomes()
    return text
  }

  private mutating func writeLanguages() {
    table(
      "Languages", ["Language", "Files", "Lines", "Definitions", "References"],
      report.analysis.languages.map { group in
        let totals = group.totals
        return [
          Array(group.language.displayName.utf8), number(totals.files), number(totals.lines),
          number(totals.tags.definitions), number(totals.tags.references),
        ]
      })
  }

  private mutating func writeKinds() {
    table(
      "Definitions", ["Kind", "Count"],
      report.analysis.kinds.map { [Array("\($0.kind.recordName)".utf8), number($0.definitions)] })
  }

  private mutating func writeIdentifiers() {
    table(
      "Most referenced", ["Identifier", "Uses", "Files", "Defined in"],
      report.analysis.identifiers.prefix(20).map { group in
        [
          code(group.name[...]), number(group.counts.uses),
          number(group.counts.referencingFiles), places(group),
        ]
      })
  }

  private mutating func writeLargestFiles() {
    table(
      "Largest files", ["File", "Bytes", "Lines"],
      report.analysis.largestFiles.prefix(10).map { position in
        let file = report.index.files[position]
        return [
          MarkdownCode.span(report.index.paths[position].path[...]), number(file.byteCount),
          number(file.lineCount),
        ]
      })
  }

  private mutating func writeOutcomes() {
    let occurring = FileOutcome.allCases.filter { report.analysis.count(of: $0) > 0 }
    table(
      "Account of files", ["Outcome", "Files"],
      occurring.map {
        [Array("\($0.recordName)".utf8), number(report.analysis.count(of: $0))]
      } + [[Array("ignored".utf8), number(report.scan.ignored)]])
  }

  private func places(_ group: NameDigest.Group) -> [UInt8] {
    guard let definition = group.definitions.first else { return [] }
    let path = report.index.paths[definition.file].path
    let place = code((path + Array(":\(definition.row + 1)".utf8))[...])
    let others = group.definitions.count - 1
    return others == 0 ? place : place + Array(" and \(others) more".utf8)
  }

  private mutating func table(_ title: String, _ heads: [String], _ rows: [[[UInt8]]]) {
    guard !rows.isEmpty else { return }
    line("\n## \(title)\n")
    line("| " + heads.joined(separator: " | ") + " |")
    line("|" + heads.map { _ in " --- |" }.joined())
    for row in rows {
      text += Array("| ".utf8) + row.joined(separator: Array(" | ".utf8)) + Array(" |\n".utf8)
    }
  }

  private mutating func line(_ string: String) {
    text += Array((string + "\n").utf8)
  }

  private func code(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    MarkdownCode.span(bytes, inTable: true)
  }

  private func number(_ value: Int) -> [UInt8] { Array("\(value)".utf8) }
}
