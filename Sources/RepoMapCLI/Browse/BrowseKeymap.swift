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
}

/// The one table of keys: it drives what keys do, the footer, the help screen and docs/browsing.md.
enum BrowseKeymap {
  struct Binding: Sendable {
    /// Names of keys; two parted by a blank are pressed one after the other.
    let keys: [String]
    let action: BrowseAction
    let help: SafeText
    /// A word for the footer; nil keeps it out of there.
    var hint: SafeText?
  }

  static let bindings: [Binding] = [
    .init(keys: ["enter", "l", "right"], action: .open, help: "open what is chosen", hint: "open"),
    .init(keys: ["esc", "h", "left"], action: .escape, help: "one level back"),
    .init(keys: ["/"], action: .filter, help: "filter this view", hint: "filter"),
    .init(keys: ["f"], action: .find, help: "find any identifier", hint: "find"),
    .init(keys: ["g d"], action: .definition, help: "where it is defined"),
    .init(keys: ["g r"], action: .references, help: "where it is used", hint: "uses"),
    .init(keys: ["ctrl-o", "alt-left"], action: .back, help: "back to where you were"),
    .init(keys: ["alt-right"], action: .forward, help: "forward again"),
    .init(keys: ["e"], action: .edit, help: "open in $VISUAL or $EDITOR", hint: "edit"),
    .init(keys: ["?"], action: .help, help: "these keys", hint: "keys"),
    .init(keys: ["q"], action: .quit, help: "quit", hint: "quit"),
    .init(keys: ["j", "down", "ctrl-n"], action: .move(1), help: "down"),
    .init(keys: ["k", "up", "ctrl-p"], action: .move(-1), help: "up"),
    .init(keys: ["ctrl-d", "pgdn", "space"], action: .movePage(1), help: "a page down"),
    .init(keys: ["ctrl-u", "pgup"], action: .movePage(-1), help: "a page up"),
    .init(keys: ["g g", "home"], action: .moveToTop, help: "to the first"),
    .init(keys: ["G", "end"], action: .moveToBottom, help: "to the last"),
    .init(keys: ["1"], action: .show(.files), help: "files"),
    .init(keys: ["2"], action: .show(.identifiers), help: "identifiers"),
    .init(keys: ["3"], action: .show(.definitions), help: "definitions of the chosen file"),
    .init(keys: ["4"], action: .show(.references), help: "references to the chosen identifier"),
    .init(keys: ["5"], action: .show(.map), help: "ranked map: what matters most"),
    .init(keys: ["6"], action: .show(.problems), help: "problems"),
    .init(keys: ["tab"], action: .nextView, help: "next view"),
    .init(keys: ["shift-tab"], action: .previousView, help: "previous view"),
    .init(keys: ["p"], action: .togglePreview, help: "source of what is chosen, on or off"),
    .init(keys: ["r"], action: .rescan, help: "look at all files again"),
    .init(keys: ["ctrl-l"], action: .redraw, help: "draw the screen anew"),
  ]

  /// What a key begins or does, given the key before it in a sequence.
  enum Meaning: Equatable {
    case action(BrowseAction)
    case prefix
    case nothing
  }

  static func meaning(of key: Key, after prefix: Key?) -> Meaning {
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

/// The views, in the order of their number keys.
enum BrowseViewKind: Int, CaseIterable, Sendable, Hashable {
  case files = 1
  case identifiers, definitions, references, map, problems

  var title: SafeText {
    switch self {
    case .files: "Files"
    case .identifiers: "Identifiers"
    case .definitions: "Definitions"
    case .references: "References"
    case .map: "Map"
    case .problems: "Problems"
    }
  }

  /// The view that `step` views further stands, round and round.
  func next(_ step: Int) -> BrowseViewKind {
    let count = Self.allCases.count
    return Self.allCases[(rawValue - 1 + step + count) % count]
  }
}
