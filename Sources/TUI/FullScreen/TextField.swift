/// A line of text that is being typed; the caret stands between graphemes.
package struct TextField: Sendable, Hashable {
  package private(set) var characters: [Character] = []
  package private(set) var caret = 0

  package init() {}

  package var isEmpty: Bool { characters.isEmpty }
  package var bytes: [UInt8] { Array(String(characters).utf8) }

  /// Takes a key; false where it is none of an editor of one line.
  package mutating func handle(_ key: Key) -> Bool {
    switch (key.code, key.isControl, key.isAlt) {
    case (.character(let character), false, false): insert([character])
    case (.backspace, _, true), (.character("w"), true, false): deleteWord()
    case (.backspace, _, false): deleteBackwards(1)
    case (.delete, _, _):
      if caret < characters.count { characters.remove(at: caret) }
    case (.character("u"), true, false): deleteBackwards(caret)
    case (.left, _, _): caret = max(0, caret - 1)
    case (.right, _, _): caret = min(characters.count, caret + 1)
    case (.home, _, _), (.character("a"), true, false): caret = 0
    case (.end, _, _), (.character("e"), true, false): caret = characters.count
    default: return false
    }
    return true
  }

  /// Inserts pasted text without its control characters.
  package mutating func paste(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    insert(text.filter { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } })
  }

  package mutating func clear() { self = TextField() }

  /// The text with the caret as a reversed cell.
  package var line: Line {
    let text = characters.map { SafeText(sanitizing: String($0)) } + [" "]
    return text.enumerated().reduce(into: Line()) { line, part in
      line.append(part.element, part.offset == caret ? Style(reversed: true) : .plain)
    }
  }

  private mutating func insert(_ text: some Collection<Character>) {
    characters.insert(contentsOf: text, at: caret)
    caret += text.count
  }

  private mutating func deleteBackwards(_ count: Int) {
    let count = min(count, caret)
    characters.removeSubrange((caret - count)..<caret)
    caret -= count
  }

  private mutating func deleteWord() {
    let head = characters[..<caret]
    let blanks = head.reversed().prefix { $0 == " " }.count
    let word = head.dropLast(blanks).reversed().prefix { $0 != " " }.count
    deleteBackwards(blanks + word)
  }
}
