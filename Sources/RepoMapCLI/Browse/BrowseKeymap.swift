import TUI

/// What a key can ask of the browser.
enum BrowseAction: Sendable, Hashable {
  case move(Int), movePage(Int), moveToTop, moveToBottom
  case show(BrowseViewKind)
  case nextView, previousView
  case open, definition, references
  case back, forward, escape
  case filter, find
  case togglePreview, edit, rescan, redraw, help, quit
  case mark, copy, sort
  /// The next line of the source with the chosen name, or the one before.
  case nextUse(Int)
}

/// The one table of keys: it drives what keys do, the footer, the help screen and docs/browsing.md.
struct BrowseKeymap: Sendable {
  struct Binding: Sendable {
    /// What `browse.keys` calls it.
    let name: String
    /// Names of keys; two parted by a blank are pressed one after the other.
    var keys: [String]
    let action: BrowseAction
    let help: SafeText
    /// A word for the footer; nil keeps it out of there.
    let hint: SafeText?

    init(
      _ name: String, _ keys: [String], _ action: BrowseAction, help: SafeText,
      hint: SafeText? = nil
    ) {
      (self.name, self.keys, self.action, self.help, self.hint) = (name, keys, action, help, hint)
    }
  }

  private(set) var bindings: [Binding]

  /// The keys as they are built in.
  static let standard = BrowseKeymap(bindings: [
    .init("open", ["enter", "l", "right"], .open, help: "open what is chosen", hint: "open"),
    .init("up", ["esc", "h", "left"], .escape, help: "one level back"),
    .init("filter", ["/"], .filter, help: "filter this view", hint: "filter"),
    .init("find", ["f"], .find, help: "find any identifier", hint: "find"),
    .init("definition", ["g d"], .definition, help: "where it is defined"),
    .init("uses", ["g r"], .references, help: "where it is used", hint: "uses"),
    .init("back", ["ctrl-o", "alt-left"], .back, help: "back to where you were"),
    .init("forward", ["alt-right"], .forward, help: "forward again"),
    .init("edit", ["e"], .edit, help: "open in $VISUAL or $EDITOR", hint: "edit"),
    .init("mark", ["space"], .mark, help: "mark it, or take the mark away"),
    .init("copy", ["y"], .copy, help: "copy PATH:LINE of what is marked, or chosen"),
    .init("sort", ["s"], .sort, help: "sort this view another way"),
    .init("next-use", ["n"], .nextUse(1), help: "in the source: the next line with the name"),
    .init("previous-use", ["N"], .nextUse(-1), help: "in the source: the line before with it"),
    .init("help", ["?"], .help, help: "these keys", hint: "keys"),
    .init("quit", ["q"], .quit, help: "quit", hint: "quit"),
    .init("down", ["j", "down", "ctrl-n"], .move(1), help: "down"),
    .init("up-one", ["k", "up", "ctrl-p"], .move(-1), help: "up"),
    .init("page-down", ["ctrl-d", "pgdn"], .movePage(1), help: "a page down"),
    .init("page-up", ["ctrl-u", "pgup"], .movePage(-1), help: "a page up"),
    .init("first", ["g g", "home"], .moveToTop, help: "to the first"),
    .init("last", ["G", "end"], .moveToBottom, help: "to the last"),
    .init("files", ["1"], .show(.files), help: "files"),
    .init("identifiers", ["2"], .show(.identifiers), help: "identifiers"),
    .init("definitions", ["3"], .show(.definitions), help: "definitions of the chosen file"),
    .init("references", ["4"], .show(.references), help: "references to the chosen identifier"),
    .init("map", ["5"], .show(.map), help: "ranked map: what matters most"),
    .init("problems", ["6"], .show(.problems), help: "problems"),
    .init("next-view", ["tab"], .nextView, help: "next view"),
    .init("previous-view", ["shift-tab"], .previousView, help: "previous view"),
    .init("preview", ["p"], .togglePreview, help: "source of what is chosen, on or off"),
    .init("rescan", ["r"], .rescan, help: "look at all files again"),
    .init("redraw", ["ctrl-l"], .redraw, help: "draw the screen anew"),
  ])

  /// The keys with changes as `browse.keys` has them, `KEY=NAME` each, and what is wrong with those
  /// that do not count.
  static func changed(by changes: [String]) -> (keymap: BrowseKeymap, problems: [String]) {
    var (keymap, problems) = (standard, [String]())
    for change in changes {
      if let problem = keymap.apply(change) { problems.append("'\(change)': " + problem) }
    }
    return (keymap, problems)
  }

  /// Gives a key to an action, and takes it from the one that had it.
  private mutating func apply(_ change: String) -> String? {
    guard let equals = change.lastIndex(of: "=") else { return "write it as KEY=NAME" }
    let (keys, name) = (String(change[..<equals]), change[change.index(after: equals)...])
    let pressed = keys.split(separator: " ").map(String.init)
    guard (1...2).contains(pressed.count), pressed.allSatisfy({ Key(named: $0) != nil }) else {
      return "there is no such key"
    }
    guard let index = bindings.firstIndex(where: { $0.name == name }) else {
      return "`repomap help keys` lists the names"
    }
    let others = bindings.flatMap(\.keys).filter { $0 != keys }
    if others.contains(where: { $0.hasPrefix(keys + " ") || keys.hasPrefix($0 + " ") }) {
      return "another key begins with it, or it with another"
    }
    for other in bindings.indices { bindings[other].keys.removeAll { $0 == keys } }
    bindings[index].keys.insert(keys, at: 0)
    return nil
  }

  /// What a key begins or does, given the key before it in a sequence.
  enum Meaning: Equatable {
    case action(BrowseAction)
    case prefix
    case nothing
  }

  func meaning(of key: Key, after prefix: Key?) -> Meaning {
    let pressed = [prefix?.name, key.name].compactMap(\.self).joined(separator: " ")
    for binding in bindings where binding.keys.contains(pressed) { return .action(binding.action) }
    let begins = bindings.contains { $0.keys.contains { $0.hasPrefix(pressed + " ") } }
    return begins ? .prefix : .nothing
  }

  /// Movements that work while text is typed.
  static func movement(of key: Key) -> BrowseAction? {
    switch (key.code, key.isControl) {
    case (.down, _), (.character("n"), true), (.character("j"), true): .move(1)
    case (.up, _), (.character("p"), true), (.character("k"), true): .move(-1)
    case (.pageDown, _): .movePage(1)
    case (.pageUp, _): .movePage(-1)
    default: nil
    }
  }
}
