import FileScanning
import RepoMap
import TUI

/// Marks, and what is done with all that is marked.
extension BrowseModel {
  /// What is marked, in the order of the paths; else what is chosen.
  var places: [BrowseTarget] {
    guard !marks.isEmpty else { return target.map { [$0] } ?? [] }
    return marks.sorted { left, right in
      left.path == right.path
        ? (left.row ?? -1, left.name.count) < (right.row ?? -1, right.name.count)
        : left.path.lexicographicallyPrecedes(right.path)
    }
  }

  mutating func toggleMark() {
    guard let target, !isReading else { return }
    if marks.remove(target) == nil { marks.insert(target) }
    list.cursor.move(by: 1, of: list.numbers.count)
  }

  /// A terminal takes no more from a program, as far as is known.
  private static let copyLimitInBytes = 8192

  mutating func copy() -> [BrowseEffect] {
    let text = Array(places.map(\.text).joined(separator: [UInt8(ascii: "\n")]))
    guard !text.isEmpty else { return [] }
    guard text.count <= Self.copyLimitInBytes else {
      message = Line("too much to copy: more than 8 KiB", .yellow)
      return []
    }
    message =
      places.count == 1
      ? "copied \(SafeText(text))" : "copied \(.count(places.count)) places"
    return [.copy(text)]
  }

  /// Finds again what is marked, by path and name; what is gone loses its mark.
  mutating func keepMarks() {
    let data = source.data
    marks = Set(
      marks.compactMap { mark in
        guard data.files.index(ofPath: mark.path) != nil else { return nil }
        guard !mark.name.isEmpty, data.isIndexed, let row = mark.row else { return mark }
        guard let symbol = data.symbol(named: mark.name, at: mark.path, near: row) else {
          return nil
        }
        return BrowseTarget(
          path: mark.path, row: Int(data.table.position(of: symbol).row), name: mark.name)
      })
  }

  // MARK: - Order and uses

  mutating func sort() -> [BrowseEffect] {
    guard let words = source.toggleOrder(of: view) else {
      message = "this view has one order"
      return []
    }
    message = "by \(words)"
    let chosen = target
    list.awaited = chosen
    return refresh()
  }

  /// To the next line of the source that has the chosen name, round and round.
  mutating func moveToUse(_ step: Int) {
    guard isReading, let preview, let name = chosenName(), !preview.lines.isEmpty else { return }
    let count = preview.lines.count
    let start = foundRow ?? target?.row ?? 0
    let rows = (1...count).lazy.map { ((start + step * $0) % count + count) % count }
    guard let row = rows.first(where: { preview.has(name, inRow: $0) }) else {
      message = "not in this file: \(SafeText(name))"
      return
    }
    foundRow = row
    readingRow = max(0, row - BrowseLayout(self).listHeight / 3)
  }
}

extension BrowseTarget {
  /// The place as editors and compilers write it.
  var text: [UInt8] { row.map { path + Array(":\($0 + 1)".utf8) } ?? path }
}

extension BrowsePreview {
  /// Whether a line of the source has `text`.
  fileprivate func has(_ text: [UInt8], inRow row: Int) -> Bool {
    let line = source[lines[row]]
    return line.indices.contains { line[$0...].starts(with: text) }
  }
}
