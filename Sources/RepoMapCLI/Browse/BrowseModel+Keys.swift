import RepoMap
import TUI

/// What keys do.
extension BrowseModel {
  mutating func press(_ key: Key) -> [BrowseEffect] {
    message = Line()
    if showsHelp {
      turnHelp(by: keymap.meaning(of: key, after: nil))
      return []
    }
    if picks && key == Key(.enter) {
      return places.isEmpty ? [] : [.pick(places)]
    }
    if isTyping { return type(key) }
    let meaning = keymap.meaning(of: key, after: prefix)
    prefix = meaning == .prefix ? key : nil
    guard case .action(let action) = meaning else { return [] }
    return perform(action)
  }

  /// Movements turn the pages of the help; any other key closes it.
  mutating func turnHelp(by meaning: BrowseKeymap.Meaning) {
    let last = max(0, keymap.bindings.count + 1 - size.rows)
    switch meaning {
    case .action(.move(let rows)): helpRow = max(0, min(helpRow + rows, last))
    case .action(.movePage(let pages)): helpRow = max(0, min(helpRow + pages * size.rows, last))
    default: (showsHelp, helpRow) = (false, 0)
    }
  }

  mutating func type(_ key: Key) -> [BrowseEffect] {
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

  mutating func perform(_ action: BrowseAction) -> [BrowseEffect] {
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
    case .mark: toggleMark()
    case .copy: return copy()
    case .sort: return sort()
    case .nextUse(let step): moveToUse(step)
    case .help: showsHelp = true
    case .quit: return [.quit]
    }
    return []
  }

  mutating func move(by rows: Int) {
    if isReading {
      let last = max(0, (preview?.lines.count ?? 0) - BrowseLayout(self).listHeight)
      readingRow = max(0, min(readingRow + max(-last, min(rows, last)), last))
    } else {
      list.cursor.move(
        by: max(-list.numbers.count, min(rows, list.numbers.count)), of: list.numbers.count)
    }
  }
}
