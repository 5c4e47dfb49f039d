import RepoMap
import TUI

/// Draws the browser's state as lines, one a row of the screen: a pure function of both.
struct BrowseView {
  let model: BrowseModel
  let glyphs: Glyphs
  private let layout: BrowseLayout

  init(_ model: BrowseModel, glyphs: Glyphs) {
    self.model = model
    self.glyphs = glyphs
    layout = BrowseLayout(model)
  }

  var lines: [Line] {
    let (columns, rows) = (model.size.columns, model.size.rows)
    let all =
      model.showsHelp
      ? help : header + (model.isReading ? pane(preview, layout.previewWidth) : body) + footer
    return all.prefix(rows).map { $0.cut(toWidth: columns, ellipsis: glyphs.ellipsis) }
  }

  // MARK: - Header and footer

  private var header: [Line] {
    switch layout.headerRows {
    case 0: []
    case 1: [hasFilter ? filter : tabs]
    default: [tabs, hasFilter ? filter : trail]
    }
  }

  private var hasFilter: Bool { model.isTyping || !model.list.query.isEmpty }

  private var tabs: Line { BrowseTabs(model, layout: layout, glyphs: glyphs).line }

  private var trail: Line {
    " " + BrowseTrail(model).line(width: model.size.columns - 1, glyphs: glyphs)
  }

  private var filter: Line {
    let query = model.list.query
    let text = model.isTyping ? query.line : Line(SafeText(query.bytes))
    return Line("> ", .cyan) + text + "  " + Line(.count(model.list.totalCount), .dim)
  }

  private var footer: [Line] {
    guard layout.footerRows > 0 else { return [] }
    let right = indexing
    let left = model.message.isEmpty ? hints : model.message
    let room = model.size.columns - (right.isEmpty ? 0 : right.width + 1)
    let text = left.cut(toWidth: max(0, room), ellipsis: glyphs.ellipsis)
    return [text.padded(toWidth: model.size.columns - right.width) + right]
  }

  private var indexing: Line {
    guard let (done, total) = model.indexing else { return Line() }
    return Line(glyphs.running + " indexing " + .count(done) + "/" + .count(total), .yellow)
  }

  private var hints: Line {
    var line = Line()
    for binding in model.keymap.bindings {
      guard let hint = binding.hint, let key = binding.keys.first else { continue }
      line += "\(SafeText(sanitizing: key), .bold) \(hint, .dim)  "
    }
    return line
  }

  // MARK: - Panes

  private var body: [Line] {
    var panes = [(list, layout.listWidth)]
    if layout.outlineWidth > 0 { panes.append((outline, layout.outlineWidth)) }
    if layout.previewWidth > 0 { panes.append((preview, layout.previewWidth)) }
    let columns = panes.map { pane($0.0, $0.1) }
    return (0..<layout.listHeight).map { row in
      columns.enumerated().reduce(Line()) { line, column in
        let text = column.element[row]
        // What stands last needs no blanks behind it.
        return column.offset == columns.count - 1
          ? line + text
          : line + text.padded(toWidth: panes[column.offset].1) + Line(separator, .dim)
      }
    }
  }

  private var separator: SafeText { glyphs == .ascii ? "|" : "│" }

  /// Exactly as many lines as the body has rows, each fitting the width.
  private func pane(_ lines: [Line], _ width: Int) -> [Line] {
    let fitting = lines.prefix(layout.listHeight).map {
      $0.cut(toWidth: width, ellipsis: glyphs.ellipsis)
    }
    return fitting + [Line](repeating: Line(), count: layout.listHeight - fitting.count)
  }

  private var list: [Line] {
    let list = model.list
    guard !list.numbers.isEmpty else { return [Line(emptyNote, .dim)] }
    let rows = BrowseRows(
      model.source, view: model.view, query: list.query.bytes, ellipsis: glyphs.ellipsis)
    return list.cursor.visible(height: layout.listHeight, of: list.numbers.count).map { row in
      let text = rows.line(Int(list.numbers[row]), width: layout.listWidth - 2)
      let number = Int(list.numbers[row])
      let isMarked =
        !model.marks.isEmpty && model.marks.contains(model.source.target(of: model.view, number))
      let mark: SafeText = isMarked ? "*" : " "
      return row == list.cursor.selected
        ? chosen(text, mark) : " " + Line(mark, .yellow) + text
    }
  }

  /// A mark and reversed colours: to be seen without either.
  private func chosen(_ text: Line, _ mark: SafeText) -> Line {
    var line = Line(glyphs.running + mark, Style(bold: true, reversed: true))
    let cut = text.cut(toWidth: layout.listWidth - 2, ellipsis: glyphs.ellipsis)
    for segment in cut.padded(toWidth: layout.listWidth - 2).segments {
      var style = segment.style
      style.isReversed = true
      line.append(segment.text, style)
    }
    return line
  }

  private var emptyNote: SafeText {
    if model.isWaiting { return "one moment" }
    if !model.list.query.isEmpty { return "nothing fits" }
    switch model.view {
    case .files where !model.source.data.isIndexed: return "looking at the folder"
    case .identifiers where !model.source.data.isIndexed: return "not indexed yet"
    case .definitions where !model.source.data.isIndexed: return "not indexed yet"
    case .definitions: return "no definitions here"
    case .references: return "choose an identifier, then g r"
    case .problems: return model.source.data.isIndexed ? "no problems" : "not indexed yet"
    default: return "nothing here"
    }
  }

  private var outline: [Line] {
    guard let path = model.target?.path else { return [] }
    let rows = BrowseRows(model.source, view: .definitions, query: [], ellipsis: glyphs.ellipsis)
    return model.source.data.symbols(ofFileAt: path).prefix(layout.listHeight).map {
      " " + rows.line($0, width: layout.outlineWidth - 1)
    }
  }

  private var preview: [Line] {
    guard let target = model.target else { return [] }
    let title = SafeText(target.path).cutAsPath(
      toWidth: layout.previewWidth - 1, ellipsis: glyphs.ellipsis)
    guard let preview = model.preview, preview.path == target.path else {
      return [Line(" " + title, .bold)]
    }
    if let note = preview.note {
      return [Line(" " + title, .bold), Line(" " + SafeText(stringLiteral: note), .dim)]
    }
    let height = max(0, layout.listHeight - 1)
    let start = firstRow(of: preview, target, height: height)
    let numberWidth = SafeText.count(preview.lines.count).width
    return [Line(" " + title, .bold)]
      + (start..<min(start + height, preview.lines.count)).map { row in
        let number = Line(.plainCount(row + 1)).padded(toWidth: numberWidth, alignment: .trailing)
        let isTarget = row == (model.foundRow ?? target.row)
        let mark: SafeText = isTarget ? glyphs.running : " "
        let style: Style = isTarget ? .bold : .dim
        return Line(mark, .bold) + Line(number.text, style) + " " + preview.line(ofRow: row)
      }
  }

  /// The target a third below the top, or where the reader has scrolled to.
  private func firstRow(of preview: BrowsePreview, _ target: BrowseTarget, height: Int) -> Int {
    let wanted = model.isReading ? model.readingRow : (target.row ?? 0) - height / 3
    return max(0, min(wanted, preview.lines.count - height))
  }

  private var help: [Line] {
    let keys = model.keymap.bindings.map { binding in
      SafeText(sanitizing: binding.keys.joined(separator: ", "))
    }
    let width = keys.map(\.width).max() ?? 0
    let lines = zip(keys, model.keymap.bindings).map { key, binding in
      " " + Line(key, .bold).padded(toWidth: width + 2) + Line(binding.help)
    }
    return Array(
      ([Line(" Keys; j and k turn, any other goes back", .bold)] + lines).dropFirst(model.helpRow))
  }
}

extension SafeText {
  /// A number as an editor shows it, without separators.
  static func plainCount(_ value: Int) -> SafeText { SafeText(sanitizing: "\(value)") }
}
