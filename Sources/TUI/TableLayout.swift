/// Deals the width of a table to its columns.
struct TableLayout {
  /// One entry for each column, `nil` for a column that is left out.
  private(set) var widths: [Int?]

  private let columns: [Table.Column]
  private let gap: Int
  private let bars: Set<Int>

  init(table: Table, width: Int) {
    columns = table.columns
    gap = table.gap
    bars = Self.barColumns(of: table)
    widths = []
    widths = columns.indices.map { naturalWidth($0, in: table) }
    while total(of: leastWidths) > width, let index = leastImportantColumn { widths[index] = nil }
    shrink(to: width)
    grow(to: width)
  }

  private static func barColumns(of table: Table) -> Set<Int> {
    Set(
      table.columns.indices.filter { column in
        table.rows.contains { column < $0.count && $0[column].isBar }
      })
  }

  private func naturalWidth(_ index: Int, in table: Table) -> Int {
    let widest = table.rows.map { index < $0.count ? $0[index].width : 0 }.max() ?? 0
    let least = bars.contains(index) ? columns[index].leastWidth : 0
    return max(widest, columns[index].title.width, least)
  }

  private func total(of widths: [Int?]) -> Int {
    let kept = widths.compactMap(\.self)
    return kept.reduce(0, +) + max(kept.count - 1, 0) * gap
  }

  private var leastWidths: [Int?] {
    widths.enumerated().map { index, width in
      width.map { columns[index].cut == .never ? $0 : min($0, columns[index].leastWidth) }
    }
  }

  /// The column that goes next; none when one alone is left.
  private var leastImportantColumn: Int? {
    let kept = widths.indices.filter { widths[$0] != nil }
    guard kept.count > 1 else { return nil }
    return kept.min { (columns[$0].importance, -$0) < (columns[$1].importance, -$1) }
  }

  /// Takes cell after cell from the widest flexible column.
  private mutating func shrink(to width: Int) {
    while total(of: widths) > width {
      let flexible = widths.indices.filter {
        columns[$0].cut != .never && (widths[$0] ?? 0) > columns[$0].leastWidth
      }
      guard let widest = flexible.max(by: { (widths[$0] ?? 0) < (widths[$1] ?? 0) }) else { return }
      widths[widest] = widths[widest].map { $0 - 1 }
    }
  }

  /// Gives bars what is left, up to their greatest width.
  private mutating func grow(to width: Int) {
    for index in bars.sorted() {
      guard let current = widths[index] else { continue }
      let room = width - total(of: widths)
      widths[index] = max(current, min(current + room, columns[index].greatestWidth))
    }
  }
}
