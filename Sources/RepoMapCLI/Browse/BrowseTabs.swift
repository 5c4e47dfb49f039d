import TUI

/// The row with the views' names: all of them, or where they do not fit the chosen one among the others'
/// numbers, or it alone.
struct BrowseTabs {
  private let chosen: BrowseViewKind
  private let counts: SafeText
  private let width: Int
  private let trail: BrowseTrail
  /// Whether the trail has no row of its own, and stands here.
  private let hasTrail: Bool
  private let glyphs: Glyphs

  /// With less room for the trail the view is named by its number alone.
  private static let leastTrailWidth = 12

  init(_ model: BrowseModel, layout: BrowseLayout, glyphs: Glyphs = .unicode) {
    self.glyphs = glyphs
    trail = BrowseTrail(model)
    hasTrail = !trail.isEmpty && layout.headerRows == 1
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
    if hasTrail { return lineWithTrail }
    guard let titles else { return title(chosen) + " " + Line(counts, .dim) }
    return titles.reduce(Line(), +).padded(toWidth: width - counts.width - 1) + Line(counts, .dim)
  }

  /// The chosen view alone, so that there is room for what it belongs to.
  private var lineWithTrail: Line {
    let rest: Line = " " + Line(counts, .dim) + "  "
    let room = width - title(chosen).width - rest.width
    let head = (room < Self.leastTrailWidth ? number(chosen) : title(chosen)) + rest
    return head + trail.line(width: max(0, width - head.width), glyphs: glyphs)
  }

  /// The view that stands in that column; nil for none.
  func view(atColumn column: Int) -> BrowseViewKind? {
    guard let titles, !hasTrail else { return nil }
    var end = 0
    return zip(BrowseViewKind.allCases, titles).first { _, title in
      end += title.width
      return column < end
    }?.0
  }

  /// Names of all views, else the chosen one's and the others' numbers; nil where neither fits.
  private var titles: [Line]? {
    let named = BrowseViewKind.allCases.map(title)
    let numbered = BrowseViewKind.allCases.map { $0 == chosen ? title($0) : number($0) }
    return [named, numbered].first { titles in
      titles.reduce(0) { $0 + $1.width } + counts.width + 2 <= width
    }
  }

  private func title(_ view: BrowseViewKind) -> Line {
    Line(" " + .count(view.rawValue) + " " + view.title + " ", style(of: view))
  }

  private func number(_ view: BrowseViewKind) -> Line {
    Line(" " + .count(view.rawValue) + " ", style(of: view))
  }

  private func style(of view: BrowseViewKind) -> Style {
    view == chosen ? Style(bold: true, reversed: true) : .plain
  }
}
