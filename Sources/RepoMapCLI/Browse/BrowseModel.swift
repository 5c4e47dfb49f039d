import RepoMap
import TUI

/// The browser's state, and how events change it: a pure value without terminal, files or clock.
///
/// `update` answers with effects to carry out; their results come back as events. A result of an effect
/// that is no longer wanted changes nothing.
struct BrowseModel: Sendable {
  var size: WindowSize
  var view = BrowseViewKind.files
  var source: BrowseSource
  var lists: [BrowseViewKind: BrowseList] = [:]
  /// The source of what is chosen, once it was read.
  var preview: BrowsePreview?
  /// Whether the preview has the whole screen.
  var isReading = false
  /// Rows that the preview is scrolled by while it has the whole screen.
  var readingRow = 0
  /// The row that `n` has led to, while the source is read.
  var foundRow: Int?
  var showsPreview = true
  var isTyping = false
  var showsHelp = false
  /// The first row of the help that is shown.
  var helpRow = 0
  var message = Line()
  /// Files done and in all, while the index is built; nil when nothing is under way.
  var indexing: (done: Int, total: Int)?
  /// Whether the rows of the view are on their way.
  var isWaiting = false
  /// Whether enter ends the browser with what is chosen, instead of opening it.
  let picks: Bool
  let keymap: BrowseKeymap
  /// What is marked, by path and name, so that a changed index keeps it.
  var marks: Set<BrowseTarget> = []
  var prefix: Key?
  var history = BrowseHistory()
  /// Names the newest request of each kind.
  var searchNumber = 0
  var previewNumber = 0
  var requestedPath: [UInt8]?

  init(
    size: WindowSize, data: BrowseData, picks: Bool = false, keymap: BrowseKeymap = .standard
  ) {
    self.size = size
    self.picks = picks
    self.keymap = keymap
    source = BrowseSource(data: data)
    for view in BrowseViewKind.allCases { lists[view] = BrowseList() }
    list.numbers = source.numbers(of: view)
  }

  /// The list of the view that is shown.
  var list: BrowseList {
    get { lists[view] ?? BrowseList() }
    set { lists[view] = newValue }
  }

  /// Where the chosen row leads to.
  var target: BrowseTarget? {
    list.selectedNumber.map { source.target(of: view, Int($0)) }
  }

  mutating func update(_ event: BrowseEvent) -> [BrowseEffect] {
    var effects = change(event)
    if target?.path != requestedPath { effects += requestPreview() }
    list.cursor.scroll(toFit: BrowseLayout(self).listHeight, of: list.numbers.count)
    return effects
  }

  mutating func change(_ event: BrowseEvent) -> [BrowseEffect] {
    switch event {
    case .key(let key): return press(key)
    case .mouse(let mouse): return point(mouse)
    case .paste(let text):
      guard isTyping else { return [] }
      list.query.paste(text)
      return search()
    case .resized(let size): self.size = size
    case .message(let text): message = text
    case .indexing(let done, let total): indexing = (done, total)
    case .data(let data): return take(data)
    case .found(let number, let view, let result):
      guard number == searchNumber else { return [] }
      lists[view]?.take(result)
      settleSelection(of: view)
    case .preview(let number, let preview):
      if number == previewNumber { self.preview = preview }
    case .references(let name, let items):
      guard name == source.referencesName else { return [] }
      source.references = items
      arrived(at: .references, count: items.count)
    case .map(let items):
      source.map = items
      arrived(at: .map, count: items.count)
    }
    return []
  }

  mutating func arrived(at view: BrowseViewKind, count: Int) {
    isWaiting = false
    lists[view]?.take(.init(numbers: Array(0..<UInt32(count)), totalCount: count))
    settleSelection(of: view)
  }
}
