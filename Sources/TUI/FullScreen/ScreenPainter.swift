/// Paints a whole screen of lines, and after the first time only what differs.
///
/// A frame is one sequence of bytes between the marks of synchronized output. Within a row the cells
/// from the first to the last that differ are written; a frame that is no other costs no byte.
package struct ScreenPainter: Sendable {
  private static let beginSync = Array("\u{1B}[?2026h".utf8)
  private static let endSync = Array("\u{1B}[?2026l".utf8)

  private let encoder: LineEncoder
  private var shown: [Line]?
  private var size = WindowSize.standard

  package init(encoder: LineEncoder) { self.encoder = encoder }

  /// Forgets what is on the screen: the next frame is painted whole.
  package mutating func invalidate() { shown = nil }

  /// The bytes that make the screen show `lines`, one a row, none wider than the screen.
  package mutating func paint(_ lines: [Line], size: WindowSize) -> [UInt8] {
    if size != self.size { shown = nil }
    self.size = size
    var bytes: [UInt8] = shown == nil ? Array("\u{1B}[m\u{1B}[2J".utf8) : []
    for row in 0..<size.rows {
      let new = row < lines.count ? lines[row] : Line()
      let old = shown.map { row < $0.count ? $0[row] : Line() } ?? Line()
      if new != old { append(new, over: old, row: row, to: &bytes) }
    }
    shown = lines
    return bytes.isEmpty ? [] : Self.beginSync + bytes + Self.endSync
  }

  private func append(_ new: Line, over old: Line, row: Int, to bytes: inout [UInt8]) {
    let (newCells, oldCells) = (new.cells, old.cells)
    let same = zip(newCells, oldCells).prefix { $0 == $1 }.count
    let column = newCells[..<same].reduce(0) { $0 + $1.width }
    let (newWidth, oldWidth) = (new.width, old.width)
    var end = newCells.count
    if newWidth == oldWidth {
      let rest = zip(newCells[same...].reversed(), oldCells[same...].reversed())
      end -= rest.prefix { $0 == $1 }.count
    }
    bytes.append(contentsOf: "\u{1B}[\(row + 1);\(column + 1)H".utf8)
    encoder.append(Line(cells: newCells[same..<end]), startColumn: column, to: &bytes)
    if newWidth < oldWidth { bytes.append(contentsOf: "\u{1B}[K".utf8) }
  }
}

/// A grapheme on the screen and how it is drawn.
private struct PaintedCell: Hashable {
  let cell: SafeText.Cell
  let style: Style
  var width: Int { cell.width.cells }
}

extension Line {
  fileprivate var cells: [PaintedCell] {
    segments.flatMap { segment in
      segment.text.cells.map { PaintedCell(cell: $0, style: segment.style) }
    }
  }

  fileprivate init(cells: some Sequence<PaintedCell>) {
    self.init()
    for cell in cells { append(SafeText(cells: [cell.cell]), cell.style) }
  }
}
