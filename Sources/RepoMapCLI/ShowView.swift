import RepoMap
import TUI

/// Sources of definitions as text: numbered and harmless on a terminal, the bytes themselves elsewhere.
struct ShowView {
  private let report: ShowReport
  private let policy: TerminalPolicy
  private let isTerminal: Bool

  init(_ report: ShowReport, policy: TerminalPolicy, isTerminal: Bool) {
    self.report = report
    self.policy = policy
    self.isTerminal = isTerminal
  }

  /// The sources, each behind a line with its place where there are several.
  func sources() -> [UInt8] {
    let parts = report.definitions.map { isTerminal ? numbered($0) : plain($0) }
    return Array(parts.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// The definitions to choose from, one a line.
  func list() -> [UInt8] {
    guard isTerminal else {
      let format = RowFormat(SymbolRecord.fields.standard)
      return report.definitions.flatMap { format.row($0.symbol) }
    }
    var table = Table(columns: [
      .init("Kind", importance: 5),
      .init("Name", importance: 8, cut: .middle, leastWidth: 16),
      .init("Place", importance: 9, cut: .path, leastWidth: 20),
    ])
    for symbol in report.definitions.map(\.symbol) {
      table.rows.append([
        .text(symbol.kindText, .dim), .text(SafeText(symbol.qualifiedName), .bold),
        .text(symbol.placeText),
      ])
    }
    return policy.encode(table.lines(width: policy.width - 1, glyphs: policy.glyphs))
  }

  private func plain(_ definition: ShowReport.Definition) -> [UInt8] {
    var head = TabSeparatedRow()
    head.append(definition.symbol.path + ":\(definition.symbol.line)".utf8)
    let text = (definition.excerpt?.text ?? []) + [UInt8(ascii: "\n")]
    return report.definitions.count > 1 ? head.line + text : text
  }

  private func numbered(_ definition: ShowReport.Definition) -> [UInt8] {
    guard let excerpt = definition.excerpt else { return [] }
    let symbol = definition.symbol
    let head: Line =
      "\(symbol.kindText, .dim) \(SafeText(symbol.qualifiedName), .bold) \(symbol.placeText, .cyan)"
    let rows = excerpt.text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let digits = String(excerpt.firstLine + rows.count).utf8.count
    let lines = rows.enumerated().map { offset, row in
      let number = Line(SafeText(sanitizing: String(excerpt.firstLine + offset)), .dim)
      return number.padded(toWidth: digits, alignment: .trailing) + "  "
        + Line(SafeText(SourceLine.expanded(row)))
    }
    return policy.encode([head] + lines, fits: false)
  }
}

/// A line of source as a terminal is to show it.
enum SourceLine {
  /// The line without its carriage return, with blanks for tabs.
  static func expanded(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var column = 0
    for byte in line.last == 0x0D ? line.dropLast() : line {
      let width = byte == 0x09 ? tabWidth - column % tabWidth : byte & 0xC0 == 0x80 ? 0 : 1
      result += byte == 0x09 ? Array(repeating: 0x20, count: width) : [byte]
      column += width
    }
    return result
  }

  private static let tabWidth = 4
}
