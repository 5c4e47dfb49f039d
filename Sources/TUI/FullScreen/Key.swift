#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A key as it was pressed.
package struct Key: Sendable, Hashable {
  package enum Code: Sendable, Hashable {
    case character(Character)
    case enter, tab, escape, backspace, delete
    case up, down, left, right, home, end, pageUp, pageDown
  }

  package var code: Code
  package var isControl = false
  package var isAlt = false
  package var isShift = false

  package init(
    _ code: Code, control: Bool = false, alt: Bool = false, shift: Bool = false
  ) {
    self.code = code
    isControl = control
    isAlt = alt
    isShift = shift
  }

  private static let names: [(String, Code)] = [
    ("enter", .enter), ("tab", .tab), ("esc", .escape), ("backspace", .backspace),
    ("delete", .delete), ("up", .up), ("down", .down), ("left", .left), ("right", .right),
    ("home", .home), ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown),
    ("space", .character(" ")),
  ]

  /// The key of a name as help and scripts write it: `j`, `G`, `ctrl-d`, `alt-left`, `shift-tab`.
  package init?(named name: String) {
    var rest = name[...]
    self.init(.escape)
    for (prefix, flag) in Self.prefixes where rest.hasPrefix(prefix) && rest.count > prefix.count {
      self[keyPath: flag] = true
      rest = rest.dropFirst(prefix.count)
    }
    if let known = Self.names.first(where: { $0.0 == rest }) {
      code = known.1
    } else if let character = rest.first, rest.count == 1 {
      code = .character(character)
    } else {
      return nil
    }
  }

  package var name: String {
    var text = Self.prefixes.filter { self[keyPath: $0.1] }.map(\.0).joined()
    if let known = Self.names.first(where: { $0.1 == code }) {
      text += known.0
    } else if case .character(let character) = code {
      text.append(character)
    }
    return text
  }

  /// The signal that a line discipline makes of this key for the whole job, where it gets to see it.
  package var signal: Int32? {
    guard isControl, !isAlt, case .character(let character) = code else { return nil }
    switch character {
    case "c": return SIGINT
    case "z": return SIGTSTP
    case "\\": return SIGQUIT
    default: return nil
    }
  }

  private static var prefixes: [(String, WritableKeyPath<Key, Bool>)] {
    [("ctrl-", \.isControl), ("alt-", \.isAlt), ("shift-", \.isShift)]
  }
}

/// What comes from a terminal's keyboard.
package enum InputEvent: Sendable, Hashable {
  case key(Key)
  /// Text that was pasted as one piece.
  case paste([UInt8])
  case mouse(Mouse)
  /// What the terminal has said of itself.
  case report(TerminalReport)
}
