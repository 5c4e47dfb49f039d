import RepoMap
import TUI

/// Ways through the views.
extension BrowseModel {
  mutating func show(_ next: BrowseViewKind) -> [BrowseEffect] {
    if next == .definitions { return showDefinitions(of: target) }
    if next == .references { return showReferences() }
    isReading = false
    guard next != view else { return [] }
    history.leave(place)
    return enter(next)
  }

  mutating func enter(_ next: BrowseViewKind) -> [BrowseEffect] {
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
  mutating func refresh() -> [BrowseEffect] {
    guard list.query.isEmpty else { return search() }
    let numbers = source.numbers(of: view)
    list.take(.init(numbers: numbers, totalCount: numbers.count))
    settleSelection(of: view)
    return []
  }

  mutating func open() -> [BrowseEffect] {
    switch view {
    case .files where !isReading: return showDefinitions(of: target)
    default:
      guard let target, !isReading else { return [] }
      (isReading, foundRow) = (true, nil)
      readingRow = max(0, (target.row ?? 0) - BrowseLayout(self).listHeight / 3)
      return []
    }
  }

  mutating func goUp() -> [BrowseEffect] {
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

  mutating func showDefinitions(of target: BrowseTarget?) -> [BrowseEffect] {
    guard let target else { return [] }
    if view != .definitions { history.leave(place) }
    source.definitionsPath = target.path
    lists[.definitions] = BrowseList(awaiting: target)
    return enter(.definitions)
  }

  /// To the definition of the chosen name; where there are several, to all of them.
  mutating func showDefinition() -> [BrowseEffect] {
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

  mutating func showReferences() -> [BrowseEffect] {
    guard let name = chosenName() else {
      return view == .references ? [] : switchTo(.references)
    }
    if view == .references && name == source.referencesName { return [] }
    history.leave(place)
    return askForReferences(to: name)
  }

  mutating func switchTo(_ next: BrowseViewKind) -> [BrowseEffect] {
    history.leave(place)
    return enter(next)
  }

  mutating func askForReferences(
    to name: [UInt8], awaiting target: BrowseTarget? = nil
  ) -> [BrowseEffect] {
    source.referencesName = name
    source.references = []
    lists[.references] = BrowseList(awaiting: target)
    let effects = enter(.references)
    isWaiting = true
    return effects + [.references(name)]
  }

  func chosenName() -> [UInt8]? {
    target.flatMap { $0.name.isEmpty ? nil : $0.name }
  }

  var place: BrowsePlace {
    BrowsePlace(
      view: view, target: target, definitionsPath: source.definitionsPath,
      referencesName: source.referencesName)
  }

  mutating func go(to place: BrowsePlace) -> [BrowseEffect] {
    source.definitionsPath = place.definitionsPath
    if place.view == .references && place.referencesName != source.referencesName {
      return askForReferences(to: place.referencesName, awaiting: place.target)
    }
    lists[place.view]?.awaited = place.target
    return enter(place.view)
  }
}
