import TUI

/// The row with the views' names: all of them, or the chosen one where they do not fit or the trail
/// has no row of its own.
struct BrowseTabs {
  private let chosen: BrowseViewKind
  private let counts: SafeText
  private let width: Int
  private let trail: BrowseTrail
  /// Whether the trail has no row of its own, and stands here.
  private let hasTrail: Bool
  private let glyphs: Glyphs

  init(_ model: BrowseModel, glyphs: Glyphs = .unicode) {
    self.glyphs = glyphs
    trail = BrowseTrail(model)
    hasTrail = !trail.isEmpty && BrowseLayout(model).headerRows == 1
    chosen = model.view
    width = model.size.columns
    let list = model.list
    var counts: SafeText = model.isWaiting ? glyphs.ellipsis : "0"
    if !list.numbers.isEmpty {
      counts = .count(list.cursor.selected + 1) + "/" + .count(list.totalCount)
    }
    if !model.marks.isEmpty { counts = .count(model.marks.count) + " marked  " + counts }
    self.counts = counts
  }

  var line: Line {
    let all = BrowseViewKind.allCases.map(title).reduce(Line(), +)
    if hasTrail { return lineWithTrail }
    guard hasAll else { return title(chosen) + " " + Line(counts, .dim) }
    return all.padded(toWidth: width - counts.width - 1) + Line(counts, .dim)
  }

  /// The chosen view alone, so that there is room for what it belongs to.
  private var lineWithTrail: Line {
    let head = title(chosen) + " " + Line(counts, .dim) + "  "
    return head + trail.line(width: max(0, width - head.width), glyphs: glyphs)
  }

  /// The view whose name stands in that column; nil for none.
  func view(atColumn column: Int) -> BrowseViewKind? {
    guard hasAll else { return nil }
    var end = 0
    return BrowseViewKind.allCases.first { view in
      end += title(view).width
      return column < end
    }
  }

  private var hasAll: Bool {
    guard !hasTrail else { return false }
    let all = BrowseViewKind.allCases.reduce(0) { $0 + title($1).width }
    return all + counts.width + 2 <= width
  }

  private func title(_ view: BrowseViewKind) -> Line {
    let title: SafeText = " " + .count(view.rawValue) + " " + view.title + " "
    return Line(title, view == chosen ? Style(bold: true, reversed: true) : .plain)
  }
}
