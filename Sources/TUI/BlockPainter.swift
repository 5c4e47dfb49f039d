/// Keeps a block of lines at the lower end of the output, and redraws it in place.
///
/// The cursor rests in the first column below the block, so that a killed program leaves the shell
/// a clean row. A frame is one sequence of bytes, to be sent by one write(2): synchronized output
/// on, up to the block's first row, each line with an erase to its end, an erase below, and
/// synchronized output off. Nothing is erased before it is drawn, the cursor stays visible, and no
/// mode of the terminal outlives the frame.
struct BlockPainter {
  private static let beginSync = Array("\u{1B}[?2026h".utf8)
  private static let endSync = Array("\u{1B}[?2026l".utf8)
  private static let eraseToEnd = Array("\u{1B}[K".utf8)
  private static let eraseBelow = Array("\u{1B}[J".utf8)
  private static let newLine = Array("\r\n".utf8)

  private let encoder: LineEncoder
  /// Whether the terminal rewraps the lines that it already shows when its width changes.
  private let reflows: Bool
  /// The lines on the screen, none when there is no block.
  private(set) var shown: [Line] = []

  init(encoder: LineEncoder, reflows: Bool) {
    self.encoder = encoder
    self.reflows = reflows
  }

  /// The bytes that put `lines` where the block is, with the lines of `above` over them for good.
  mutating func paint(_ lines: [Line], above: [Line] = [], columns: Int) -> [UInt8] {
    var bytes = Self.beginSync + moveToTop(columns: columns)
    for line in above { append(line, isFitting: false, columns: columns, to: &bytes) }
    for line in lines { append(line, isFitting: true, columns: columns, to: &bytes) }
    shown = lines
    return bytes + Self.eraseBelow + Self.endSync
  }

  /// Leaves the block on the screen as ordinary output; the next one begins below it.
  mutating func release() {
    shown = []
  }

  private func append(_ line: Line, isFitting: Bool, columns: Int, to bytes: inout [UInt8]) {
    encoder.append(line, fixesColumns: isFitting, to: &bytes)
    // In the margin the cursor still stands on the last character, which an erase would take.
    if isFitting || !line.endsAtMargin(columns: columns) { bytes += Self.eraseToEnd }
    bytes += Self.newLine
  }

  private func moveToTop(columns: Int) -> [UInt8] {
    let rows = shown.reduce(0) { $0 + (reflows ? $1.rows(columns: columns) : 1) }
    return rows > 0 ? Array("\r\u{1B}[\(rows)A".utf8) : []
  }
}

extension Line {
  /// Rows that the line takes when it wraps at `columns`, at least one.
  func rows(columns: Int) -> Int { wrapped(columns: columns).rows }

  /// Whether the line's last character stands in the last column.
  func endsAtMargin(columns: Int) -> Bool { wrapped(columns: columns).column == columns }

  /// A wide character that does not fit the rest of a row leaves it and begins the next one.
  private func wrapped(columns: Int) -> (rows: Int, column: Int) {
    var rows = 1
    var column = 0
    for segment in segments {
      for cell in segment.text.cells {
        column += cell.width.cells
        guard column > columns else { continue }
        rows += 1
        column = cell.width.cells
      }
    }
    return (rows, column)
  }
}
