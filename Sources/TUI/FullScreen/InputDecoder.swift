/// Turns bytes from a terminal into keys; the same keys however the bytes are parted.
///
/// Knows UTF-8, control characters, CSI and SS3 sequences with xterm's modifiers, CSI u, and bracketed
/// paste, the mouse in SGR form, and what a terminal answers to `TerminalProbe`. A sequence that it does
/// not know is dropped whole: no answer of the terminal is ever a key.
package struct InputDecoder: Sendable {
  private var pending: [UInt8] = []
  /// What a paste has brought so far; nil outside of one.
  private var pasted: [UInt8]?

  private static let escape: UInt8 = 0x1B
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// No sequence is longer; what is, is noise.
  private static let longestSequence = 64

  package init() {}

  /// Whether an escape has come behind which something may follow.
  ///
  /// No hand types a sequence that has gone further: its end is waited for however long it takes.
  package var isWaiting: Bool {
    pending.first == Self.escape && pending.count < 3 && pasted == nil
  }

  /// Takes the next bytes and returns what they complete.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    pending += bytes
    var events: [InputEvent] = []
    while !pending.isEmpty {
      if pasted != nil {
        guard let paste = takePaste() else { break }
        events.append(.paste(paste))
        continue
      }
      let step = next()
      if step.byteCount == 0 { break }
      pending.removeFirst(step.byteCount)
      if let key = step.key { events.append(.key(key)) }
      if let mouse = step.mouse { events.append(.mouse(mouse)) }
      if let report = step.report { events.append(.report(report)) }
      if step.beginsPaste { pasted = [] }
    }
    return events
  }

  /// Nothing followed: an escape that waits is the key itself.
  package mutating func flush() -> [InputEvent] {
    guard isWaiting else { return [] }
    pending.removeFirst()
    let rest = pending
    pending = []
    return [.key(Key(.escape))] + feed(rest)
  }

  /// What stands first; no byte where more must come.
  private struct Step {
    var byteCount: Int
    var key: Key?
    var mouse: Mouse?
    var report: TerminalReport?
    var beginsPaste = false

    static let incomplete = Step(byteCount: 0)
  }

  /// The pasted text, once its end has come.
  private mutating func takePaste() -> [UInt8]? {
    let end = pending.indices.first { pending[$0...].starts(with: Self.pasteEnd) }
    guard let end else {
      // The end may have begun: that much is kept back.
      let safe = max(0, pending.count - Self.pasteEnd.count + 1)
      pasted?.append(contentsOf: pending[..<safe])
      pending.removeFirst(safe)
      return nil
    }
    let text = (pasted ?? []) + pending[..<end]
    pending.removeFirst(end + Self.pasteEnd.count)
    pasted = nil
    return text
  }

  private func next() -> Step {
    switch pending[0] {
    case Self.escape: return escapeSequence()
    case 0x0D, 0x0A: return Step(byteCount: 1, key: Key(.enter))
    case 0x09: return Step(byteCount: 1, key: Key(.tab))
    case 0x08, 0x7F: return Step(byteCount: 1, key: Key(.backspace))
    case 0x01...0x1A:
      let letter = Character(Unicode.Scalar(pending[0] + 0x60))
      return Step(byteCount: 1, key: Key(.character(letter), control: true))
    case 0x20..<0x7F:
      return Step(byteCount: 1, key: Key(.character(Character(Unicode.Scalar(pending[0])))))
    case 0xC2...0xF4: return text(at: 0)
    default: return Step(byteCount: 1)
    }
  }

  /// A character beyond ASCII; bytes that are none are dropped.
  private func text(at start: Int) -> Step {
    let length = pending[start] < 0xE0 ? 2 : pending[start] < 0xF0 ? 3 : 4
    let bytes = pending[start...].prefix(length)
    guard bytes.dropFirst().allSatisfy({ 0x80...0xBF ~= $0 }) else { return Step(byteCount: 1) }
    guard bytes.count == length else { return .incomplete }
    let character = String(validating: bytes, as: UTF8.self)?.first
    return Step(byteCount: length, key: character.map { Key(.character($0)) })
  }

  private func escapeSequence() -> Step {
    guard pending.count > 1 else { return .incomplete }
    switch pending[1] {
    case UInt8(ascii: "["): return controlSequence()
    case UInt8(ascii: "O"):
      guard pending.count > 2 else { return .incomplete }
      return Step(byteCount: 3, key: Self.key(final: pending[2], parameters: []))
    case Self.escape: return Step(byteCount: 1, key: Key(.escape))
    case 0x7F: return Step(byteCount: 2, key: Key(.backspace, alt: true))
    case 0x20..<0x7F:
      let character = Character(Unicode.Scalar(pending[1]))
      return Step(byteCount: 2, key: Key(.character(character), alt: true))
    default: return Step(byteCount: 1, key: Key(.escape))
    }
  }

  private func controlSequence() -> Step {
    guard let end = pending.dropFirst(2).firstIndex(where: { 0x40...0x7E ~= $0 }) else {
      return pending.count > Self.longestSequence
        ? Step(byteCount: pending.count) : .incomplete
    }
    let isMouse = pending[2] == UInt8(ascii: "<")
    let text = pending[(isMouse ? 3 : 2)..<end]
    let parameters = text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    let isPaste = pending[end] == UInt8(ascii: "~") && parameters.first == 200
    if isMouse {
      return Step(
        byteCount: end + 1, mouse: Mouse(final: pending[end], parameters: parameters))
    }
    // A private mark makes it a report.
    if text.first.map({ 0x3C...0x3F ~= $0 }) ?? false {
      return Step(byteCount: end + 1, report: TerminalReport(text, final: pending[end]))
    }
    return Step(
      byteCount: end + 1, key: Self.key(final: pending[end], parameters: parameters),
      beginsPaste: isPaste)
  }

  /// The key of a sequence by xterm's `ctlseqs`; its second parameter holds the modifiers + 1.
  private static func key(final: UInt8, parameters: [Int]) -> Key? {
    let first = parameters.first ?? 0
    let code: Key.Code?
    switch Character(Unicode.Scalar(final)) {
    case "A": code = .up
    case "B": code = .down
    case "C": code = .right
    case "D": code = .left
    case "H": code = .home
    case "F": code = .end
    case "M": code = .enter
    case "Z": return Key(.tab, shift: true)
    case "~": code = numbered[first]
    case "u": code = Self.code(ofScalar: first)
    default: code = nil
    }
    guard let code else { return nil }
    let modifiers = parameters.count > 1 ? max(parameters[1], 1) - 1 : 0
    return Key(
      code, control: modifiers & 4 != 0, alt: modifiers & 2 != 0, shift: modifiers & 1 != 0)
  }

  private static let numbered: [Int: Key.Code] = [
    1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
  ]

  /// Kitty's numbers for keys that have no text, which lie in the private use area; others of them mean
  /// nothing here.
  private static let keypad: [Int: Key.Code] = [
    57414: .enter, 57417: .left, 57418: .right, 57419: .up, 57420: .down, 57421: .pageUp,
    57422: .pageDown, 57423: .home, 57424: .end, 57426: .delete,
  ]

  private static func code(ofScalar value: Int) -> Key.Code? {
    switch value {
    case 9: return .tab
    case 13: return .enter
    case 27: return .escape
    case 127: return .backspace
    case 57344...63743: return keypad[value]
    default:
      guard value >= 0x20, let number = UInt32(exactly: value), let scalar = Unicode.Scalar(number)
      else { return nil }
      return .character(Character(scalar))
    }
  }
}
