/// What a terminal answers when it is asked what it can do.
package enum TerminalReport: Sendable, Hashable {
  /// The state of a private mode (DECRPM): 1 set, 2 not set, 3 and 4 so for good, 0 unknown.
  case mode(Int, state: Int)
  /// It knows kitty's keyboard protocol.
  case keyboard
  /// What kind of terminal it is (DA1): every terminal says so, and therefore it is asked last.
  case attributes

  /// A sequence `CSI text final` with a private mark; nil for answers that nobody asked for.
  init?(_ text: ArraySlice<UInt8>, final: UInt8) {
    guard text.first == UInt8(ascii: "?") else { return nil }
    let body = String(decoding: text.dropFirst(), as: UTF8.self)
    let numbers = body.filter { $0 != "$" }.split(separator: ";").compactMap { Int($0) }
    switch Character(Unicode.Scalar(final)) {
    case "c": self = .attributes
    case "u": self = .keyboard
    case "y" where body.hasSuffix("$") && numbers.count == 2:
      self = .mode(numbers[0], state: numbers[1])
    default: return nil
    }
  }
}

/// Asks a terminal for what makes a whole screen better, and takes what it offers.
///
/// Graphemes as the unit of width (mode 2027), where that is off but can be on, and kitty's keyboard
/// protocol, by which Escape is told from what begins with it. Nothing waits for an answer.
struct TerminalProbe: Sendable {
  static let question = "\u{1B}[?2027$p\u{1B}[?u\u{1B}[c"

  /// What has been offered, in sequences that take it and give it back, the latter in reverse order.
  private(set) var takingSequence = ""
  private(set) var returningSequence = ""

  private static let graphemeMode = 2027
  private static let resettable = 2

  /// What to write at once because of `report`; empty where it offers nothing.
  mutating func take(_ report: TerminalReport) -> String {
    let offer: (taking: String, returning: String)
    switch report {
    case .mode(Self.graphemeMode, Self.resettable):
      offer = ("\u{1B}[?2027h", "\u{1B}[?2027l")
    case .keyboard: offer = ("\u{1B}[>1u", "\u{1B}[<u")
    default: return ""
    }
    // Said twice it is taken once.
    guard !takingSequence.contains(offer.taking) else { return "" }
    takingSequence += offer.taking
    returningSequence = offer.returning + returningSequence
    return offer.taking
  }
}
