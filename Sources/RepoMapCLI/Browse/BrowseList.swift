import RepoMap
import TUI

/// The rows of one view as they are shown: all of them, or those that its filter wants.
struct BrowseList: Sendable {
  var numbers: [UInt32] = []
  /// Rows that the filter wants, shown or not.
  private(set) var totalCount = 0
  var cursor = ListCursor()
  var query = TextField()
  /// What is to be chosen as soon as it is among the rows.
  var awaited: BrowseTarget?

  init() {}

  init(awaiting target: BrowseTarget?) { awaited = target }

  init(query: [UInt8]) { self.query.paste(query) }

  var selectedNumber: UInt32? {
    numbers.indices.contains(cursor.selected) ? numbers[cursor.selected] : nil
  }

  /// Takes new rows; after a change of the filter the best one is chosen.
  mutating func take(_ result: BrowseSearch.Result) {
    if !query.isEmpty && awaited == nil { cursor = ListCursor() }
    numbers = result.numbers
    totalCount = result.totalCount
  }
}

/// Somewhere that one can come back to, in words that outlast an index.
struct BrowsePlace: Sendable, Equatable {
  let view: BrowseViewKind
  let target: BrowseTarget?
  let definitionsPath: [UInt8]
  let referencesName: [UInt8]
}

/// The way so far, as in a web browser.
struct BrowseHistory: Sendable {
  private var behind: [BrowsePlace] = []
  private var ahead: [BrowsePlace] = []
  /// Older places are forgotten.
  private static let limit = 100

  /// Takes note of a place that is left for a new one.
  mutating func leave(_ place: BrowsePlace) {
    behind.append(place)
    if behind.count > Self.limit { behind.removeFirst() }
    ahead = []
  }

  mutating func back(from place: BrowsePlace) -> BrowsePlace? {
    guard let last = behind.popLast() else { return nil }
    ahead.append(place)
    return last
  }

  mutating func forward(from place: BrowsePlace) -> BrowsePlace? {
    guard let next = ahead.popLast() else { return nil }
    behind.append(place)
    return next
  }
}
