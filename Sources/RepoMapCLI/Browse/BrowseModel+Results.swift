import RepoMap
import TUI

/// What tasks have found.
extension BrowseModel {
  mutating func search() -> [BrowseEffect] {
    searchNumber += 1
    guard !list.query.isEmpty else { return refresh() }
    return [
      .search(
        number: searchNumber, BrowseSearch(source: source, view: view, query: list.query.bytes))
    ]
  }

  /// Swaps the whole index; what was chosen stays chosen as long as it is there.
  mutating func take(_ data: BrowseData) -> [BrowseEffect] {
    for view in BrowseViewKind.allCases {
      let chosen = lists[view]?.selectedNumber.map { source.target(of: view, Int($0)) }
      if let chosen { lists[view]?.awaited = chosen }
      // Numbers of the old index mean nothing in the new one; a view takes them anew when it is entered.
      lists[view]?.take(.init(numbers: [], totalCount: 0))
    }
    // Nor do those of a search that is on its way.
    searchNumber += 1
    source.data = data
    keepMarks()
    indexing = nil
    requestedPath = nil
    var effects = refresh()
    effects += askAgain()
    return effects
  }

  /// Asks anew what was asked of the old index if it is shown, and forgets it otherwise.
  mutating func askAgain() -> [BrowseEffect] {
    var effects: [BrowseEffect] = []
    if view == .references && !source.referencesName.isEmpty {
      effects.append(.references(source.referencesName))
    } else {
      (source.referencesName, source.references) = ([], [])
    }
    if view == .map && source.map != nil {
      effects.append(.map)
    } else {
      source.map = nil
    }
    return effects
  }

  /// Chooses again what was chosen before the rows of `view` changed.
  mutating func settleSelection(of view: BrowseViewKind) {
    guard var list = lists[view] else { return }
    if let awaited = list.awaited, let row = source.row(of: awaited, in: view, list.numbers) {
      list.cursor.select(row, of: list.numbers.count)
      list.awaited = nil
    }
    list.cursor.select(list.cursor.selected, of: list.numbers.count)
    lists[view] = list
  }

  mutating func requestPreview() -> [BrowseEffect] {
    previewNumber += 1
    requestedPath = target?.path
    return requestedPath.map { [.preview(number: previewNumber, $0)] } ?? []
  }
}
