import FileScanning
import RepoMap
import TUI
import TreeSitter

/// The rows of a view as text.
struct BrowseRows {
  private let source: BrowseSource
  private let view: BrowseViewKind
  private let query: SearchQuery?
  private let ellipsis: SafeText

  /// Widths from which on a row tells more.
  private static let widthForPlace = 40
  private static let kindWidth = 11

  init(_ source: BrowseSource, view: BrowseViewKind, query: [UInt8], ellipsis: SafeText) {
    self.source = source
    self.ellipsis = ellipsis
    self.view = view
    self.query = query.isEmpty ? nil : try? SearchQuery(parsing: query)
  }

  /// The row of this number; it may be wider than `width`, which decides what it tells.
  func line(_ number: Int, width: Int) -> Line {
    switch view {
    case .files: return file(number, width: width)
    case .identifiers: return symbol(number, width: width)
    case .definitions: return definition(number)
    case .references: return item(source.references[number], width: width)
    case .map: return source.map.map { item($0[number], width: width) } ?? Line()
    case .problems: return problem(number, width: width)
    }
  }

  private func file(_ number: Int, width: Int) -> Line {
    let path = path(of: number, width: width)
    let data = source.data
    let count = data.isIndexed ? data.table.files[number].symbols.count : 0
    guard count > 0, width >= Self.widthForPlace else { return path }
    let right = SafeText.count(count)
    return self.path(of: number, width: width - right.width - 1)
      .padded(toWidth: width - right.width) + Line(right, .dim)
  }

  /// A path that keeps its base name where it must be cut.
  private func path(of file: Int, width: Int) -> Line {
    let path = source.data.files[file].path
    let line = marked(path)
    return line.width <= width
      ? line : Line(SafeText(path).cutAsPath(toWidth: width, ellipsis: ellipsis))
  }

  private func symbol(_ number: Int, width: Int) -> Line {
    let table = source.data.table
    let name = marked(Array(table.name(of: number)))
    let text = kind(of: number) + name + Line(SafeText(table.signature(of: number)), .dim)
    guard width >= Self.widthForPlace else { return text }
    let target = source.target(of: .identifiers, number)
    let place = SafeText(target.path) + ":" + .plainCount((target.row ?? 0) + 1)
    let room = min(place.width, width * 2 / 5)
    let left = text.cut(toWidth: width - room - 1, ellipsis: ellipsis).padded(toWidth: width - room)
    return left + Line(place.cutAsPath(toWidth: room, ellipsis: ellipsis), .dim)
  }

  private func definition(_ number: Int) -> Line {
    let table = source.data.table
    var depth = 0
    var parent = table.parent(of: number)
    while let current = parent, depth < 32 {
      depth += 1
      parent = table.parent(of: current)
    }
    return kind(of: number) + Line(SafeText(" ").repeated(depth * 2))
      + marked(Array(table.name(of: number)))
      + Line(SafeText(table.signature(of: number)), .dim)
  }

  private func kind(of symbol: Int) -> Line {
    let kind = SafeText(stringLiteral: source.data.table.kind(of: symbol).recordName)
    return Line(kind.cut(toWidth: Self.kindWidth, ellipsis: ""), .cyan)
      .padded(toWidth: Self.kindWidth + 1)
  }

  private func item(_ item: BrowseItem, width: Int) -> Line {
    guard !item.isHeading else {
      return Line(SafeText(item.text).cutAsPath(toWidth: width, ellipsis: ellipsis), .bold)
    }
    let row = item.target.row.map { SafeText.plainCount($0 + 1) } ?? SafeText()
    let label = SafeText(stringLiteral: item.label)
    var line = Line(row, .dim).padded(toWidth: 5, alignment: .trailing) + " "
    if !label.isEmpty { line += Line(label, .cyan) + " " }
    return line + Line(SafeText(" ").repeated(item.depth * 2)) + Line(SafeText(item.text))
  }

  private func problem(_ number: Int, width: Int) -> Line {
    let outcome = source.data.table.files[number].outcome
    let count = source.data.table.files[number].syntaxErrorCount
    let reason =
      outcome == .parsed
      ? "syntax errors: " + SafeText.count(count) : SafeText(stringLiteral: outcome.recordName)
    return path(of: number, width: max(width / 2, width - reason.width - 2)) + "  "
      + Line(reason, .yellow)
  }

  /// A text with what the filter has found in bold; one of more than ASCII is not taken apart.
  private func marked(_ text: [UInt8]) -> Line {
    guard let query, text.allSatisfy({ $0 < 0x80 }) else { return Line(SafeText(text)) }
    let matched = Set(query.matchedColumns(ofText: text))
    var line = Line()
    for (column, byte) in text.enumerated() {
      let isMatched = matched.contains(column)
      line.append(SafeText([byte]), isMatched ? Style(color: .green, bold: true) : .plain)
    }
    return line
  }
}

extension BrowsePreview {
  /// A line of the source as it is shown.
  func line(ofRow row: Int) -> Line {
    pieces(ofRow: row).reduce(into: Line()) { line, piece in
      line.append(SafeText(piece.text), piece.kind?.style ?? .plain)
    }
  }
}

extension SyntaxLeaf.Class {
  /// Colours of the reader's own palette; comments and keywords differ without any.
  fileprivate var style: Style {
    switch self {
    case .comment: .dim
    case .string: .green
    case .number, .constant: .magenta
    case .keyword: Style(color: .blue, bold: true)
    case .type: .cyan
    }
  }
}
