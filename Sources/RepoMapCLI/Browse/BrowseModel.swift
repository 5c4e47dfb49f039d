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
  private(set) var lists: [BrowseViewKind: BrowseList] = [:]
  /// The source of what is chosen, once it was read.
  private(set) var preview: BrowsePreview?
  /// Whether the preview has the whole screen.
  private(set) var isReading = false
  /// Rows that the preview is scrolled by while it has the whole screen.
  private(set) var readingRow = 0
  private(set) var showsPreview = true
  private(set) var isTyping = false
  private(set) var showsHelp = false
  /// The first row of the help that is shown.
  private(set) var helpRow = 0
  private(set) var message = Line()
  /// Files done and in all, while the index is built; nil when nothing is under way.
  var indexing: (done: Int, total: Int)?
  /// Whether the rows of the view are on their way.
  private(set) var isWaiting = false
  /// Whether enter ends the browser with what is chosen, instead of opening it.
  private let picks: Bool
  private var prefix: Key?
  private var history = BrowseHistory()
  /// Names the newest request of each kind.
  private var searchNumber = 0
  private var previewNumber = 0
  private var requestedPath: [UInt8]?

  init(size: WindowSize, data: BrowseData, picks: Bool = false) {
    self.size = size
    self.picks = picks
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

  private mutating func change(_ event: BrowseEvent) -> [BrowseEffect] {
    switch event {
    case .key(let key): return press(key)
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

  private mutating func arrived(at view: BrowseViewKind, count: Int) {
    isWaiting = false
    lists[view]?.take(.init(numbers: Array(0..<UInt32(count)), totalCount: count))
    settleSelection(of: view)
  }

  // MARK: - Keys

  private mutating func press(_ key: Key) -> [BrowseEffect] {
    message = Line()
    if showsHelp {
      turnHelp(by: BrowseKeymap.meaning(of: key, after: nil))
      return []
    }
    if picks && key == Key(.enter) { return target.map { [.pick($0)] } ?? [] }
    if isTyping { return type(key) }
    let meaning = BrowseKeymap.meaning(of: key, after: prefix)
    prefix = meaning == .prefix ? key : nil
    guard case .action(let action) = meaning else { return [] }
    return perform(action)
  }

  /// Movements turn the pages of the help; any other key closes it.
  private mutating func turnHelp(by meaning: BrowseKeymap.Meaning) {
    let last = max(0, BrowseKeymap.bindings.count + 1 - size.rows)
    switch meaning {
    case .action(.move(let rows)): helpRow = max(0, min(helpRow + rows, last))
    case .action(.movePage(let pages)): helpRow = max(0, min(helpRow + pages * size.rows, last))
    default: (showsHelp, helpRow) = (false, 0)
    }
  }

  private mutating func type(_ key: Key) -> [BrowseEffect] {
    if let movement = BrowseKeymap.movement(of: key) { return perform(movement) }
    switch key.code {
    case .escape:
      isTyping = false
      guard !list.query.isEmpty else { return [] }
      list.query.clear()
      return search()
    case .enter:
      isTyping = false
      return []
    default: return list.query.handle(key) ? search() : []
    }
  }

  private mutating func perform(_ action: BrowseAction) -> [BrowseEffect] {
    switch action {
    case .move(let rows): move(by: rows)
    case .movePage(let pages): move(by: pages * max(1, BrowseLayout(self).listHeight - 1))
    case .moveToTop: move(by: -.max / 2)
    case .moveToBottom: move(by: .max / 2)
    case .show(let view): return show(view)
    case .nextView: return show(view.next(1))
    case .previousView: return show(view.next(-1))
    case .open: return open()
    case .definition: return showDefinition()
    case .references: return showReferences()
    case .back: return history.back(from: place).map { go(to: $0) } ?? []
    case .forward: return history.forward(from: place).map { go(to: $0) } ?? []
    case .escape: return goUp()
    case .filter: isTyping = true
    case .find:
      let effects = show(.identifiers)
      isTyping = true
      return effects
    case .togglePreview: showsPreview.toggle()
    case .edit: return target.map { [.edit($0)] } ?? []
    case .rescan: return [.rescan]
    case .redraw: return [.redraw]
    case .help: showsHelp = true
    case .quit: return [.quit]
    }
    return []
  }

  private mutating func move(by rows: Int) {
    if isReading {
      let last = max(0, (preview?.lines.count ?? 0) - BrowseLayout(self).listHeight)
      readingRow = max(0, min(readingRow + max(-last, min(rows, last)), last))
    } else {
      list.cursor.move(
        by: max(-list.numbers.count, min(rows, list.numbers.count)), of: list.numbers.count)
    }
  }

  // MARK: - Ways through the views

  private mutating func show(_ next: BrowseViewKind) -> [BrowseEffect] {
    if next == .definitions { return showDefinitions(of: target) }
    if next == .references { return showReferences() }
    isReading = false
    guard next != view else { return [] }
    history.leave(place)
    return enter(next)
  }

  private mutating func enter(_ next: BrowseViewKind) -> [BrowseEffect] {
    view = next
    isTyping = false
    isReading = false
    if next == .map && source.map == nil {
      isWaiting = true
      return [.map]
    }
    return refresh()
  }

  /// Takes the view's rows from its source, or asks for them where there is a filter.
  private mutating func refresh() -> [BrowseEffect] {
    guard list.query.isEmpty else { return search() }
    let numbers = source.numbers(of: view)
    list.take(.init(numbers: numbers, totalCount: numbers.count))
    settleSelection(of: view)
    return []
  }

  private mutating func open() -> [BrowseEffect] {
    switch view {
    case .files where !isReading: return showDefinitions(of: target)
    default:
      guard let target, !isReading else { return [] }
      isReading = true
      readingRow = max(0, (target.row ?? 0) - BrowseLayout(self).listHeight / 3)
      return []
    }
  }

  private mutating func goUp() -> [BrowseEffect] {
    if isReading {
      isReading = false
      return []
    }
    guard list.query.isEmpty else {
      list.query.clear()
      return refresh()
    }
    return history.back(from: place).map { go(to: $0) } ?? []
  }

  private mutating func showDefinitions(of target: BrowseTarget?) -> [BrowseEffect] {
    guard let target else { return [] }
    if view != .definitions { history.leave(place) }
    source.definitionsPath = target.path
    lists[.definitions] = BrowseList(awaiting: target)
    return enter(.definitions)
  }

  /// To the definition of the chosen name; where there are several, to all of them.
  private mutating func showDefinition() -> [BrowseEffect] {
    guard let name = chosenName() else { return [] }
    let found = source.data.table.definitions(named: name)
    guard let first = found.first else {
      message = "no definition of \(SafeText(name))"
      return []
    }
    let target = source.target(of: .identifiers, first)
    if found.count == 1 { return showDefinitions(of: target) }
    history.leave(place)
    lists[.identifiers] = BrowseList(query: [UInt8(ascii: "^")] + name + [UInt8(ascii: "$")])
    return enter(.identifiers)
  }

  private mutating func showReferences() -> [BrowseEffect] {
    guard let name = chosenName() else {
      return view == .references ? [] : switchTo(.references)
    }
    if view == .references && name == source.referencesName { return [] }
    history.leave(place)
    return askForReferences(to: name)
  }

  private mutating func switchTo(_ next: BrowseViewKind) -> [BrowseEffect] {
    history.leave(place)
    return enter(next)
  }

  private mutating func askForReferences(
    to name: [UInt8], awaiting target: BrowseTarget? = nil
  ) -> [BrowseEffect] {
    source.referencesName = name
    source.references = []
    lists[.references] = BrowseList(awaiting: target)
    let effects = enter(.references)
    isWaiting = true
    return effects + [.references(name)]
  }

  private func chosenName() -> [UInt8]? {
    target.flatMap { $0.name.isEmpty ? nil : $0.name }
  }

  private var place: BrowsePlace {
    BrowsePlace(
      view: view, target: target, definitionsPath: source.definitionsPath,
      referencesName: source.referencesName)
  }

  private mutating func go(to place: BrowsePlace) -> [BrowseEffect] {
    source.definitionsPath = place.definitionsPath
    if place.view == .references && place.referencesName != source.referencesName {
      return askForReferences(to: place.referencesName, awaiting: place.target)
    }
    lists[place.view]?.awaited = place.target
    return enter(place.view)
  }

  // MARK: - Results

  private mutating func search() -> [BrowseEffect] {
    searchNumber += 1
    guard !list.query.isEmpty else { return refresh() }
    return [
      .search(
        number: searchNumber, BrowseSearch(source: source, view: view, query: list.query.bytes))
    ]
  }

  /// Swaps the whole index; what was chosen stays chosen as long as it is there.
  private mutating func take(_ data: BrowseData) -> [BrowseEffect] {
    for view in BrowseViewKind.allCases {
      let chosen = lists[view]?.selectedNumber.map { source.target(of: view, Int($0)) }
      if let chosen { lists[view]?.awaited = chosen }
      // Numbers of the old index mean nothing in the new one; a view takes them anew when it is entered.
      lists[view]?.take(.init(numbers: [], totalCount: 0))
    }
    // Nor do those of a search that is on its way.
    searchNumber += 1
    source.data = data
    indexing = nil
    requestedPath = nil
    var effects = refresh()
    effects += askAgain()
    return effects
  }

  /// Asks anew what was asked of the old index if it is shown, and forgets it otherwise.
  private mutating func askAgain() -> [BrowseEffect] {
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
  private mutating func settleSelection(of view: BrowseViewKind) {
    guard var list = lists[view] else { return }
    if let awaited = list.awaited, let row = source.row(of: awaited, in: view, list.numbers) {
      list.cursor.select(row, of: list.numbers.count)
      list.awaited = nil
    }
    list.cursor.select(list.cursor.selected, of: list.numbers.count)
    lists[view] = list
  }

  private mutating func requestPreview() -> [BrowseEffect] {
    previewNumber += 1
    requestedPath = target?.path
    return requestedPath.map { [.preview(number: previewNumber, $0)] } ?? []
  }
}
