import TUI

/// The row with the views' names: all of them, or the chosen one where they do not fit.
struct BrowseTabs {
  private let chosen: BrowseViewKind
  private let counts: SafeText
  private let width: Int

  init(_ model: BrowseModel, ellipsis: SafeText = "…") {
    chosen = model.view
    width = model.size.columns
    let list = model.list
    var counts: SafeText = model.isWaiting ? ellipsis : "0"
    if !list.numbers.isEmpty {
      counts = .count(list.cursor.selected + 1) + "/" + .count(list.totalCount)
    }
    if !model.marks.isEmpty { counts = .count(model.marks.count) + " marked  " + counts }
    self.counts = counts
  }

  var line: Line {
    let all = BrowseViewKind.allCases.map(title).reduce(Line(), +)
    guard hasAll else { return title(chosen) + " " + Line(counts, .dim) }
    return all.padded(toWidth: width - counts.width - 1) + Line(counts, .dim)
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
    let all = BrowseViewKind.allCases.reduce(0) { $0 + title($1).width }
    return all + counts.width + 2 <= width
  }

  private func title(_ view: BrowseViewKind) -> Line {
    let title: SafeText = " " + .count(view.rawValue) + " " + view.title + " "
    return Line(title, view == chosen ? Style(bold: true, reversed: true) : .plain)
  }
}
