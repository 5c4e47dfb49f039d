/// Splits what a program sends to a terminal into text and commands, without leniency.
///
/// Whatever is not in the small set that this project sends is a violation, not something to skip.
package struct VTParser {
  package enum Event: Equatable {
    case print(Unicode.Scalar)
    case carriageReturn
    case lineFeed
    /// A control sequence: `CSI private parameters final`.
    case control(final: Character, parameters: [Int], isPrivate: Bool)
    /// Text from here on leads to this address; an empty one ends that.
    case hyperlink(String)
    /// OSC 52: a text for the clipboard, in base64.
    case clipboard(String)
    /// OSC 9;4: a state (0 clear, 1 running, 2 failed) and how many per cent are done.
    case taskProgress(state: Int, percent: Int)
    /// What the terminal is asked for: a mode's state, its keyboard protocol, its kind.
    case question(String)
    /// Kitty's keyboard flags, put on the terminal's stack; nil takes them off.
    case keyboard(flags: Int?)
    case violation(String)
  }

  private enum State {
    case ground
    case escape
    case sequence([UInt8])
    case text([UInt8])
    case command([UInt8])
  }

  private var state = State.ground

  package init() {}

  /// Takes the next byte and returns what it completed.
  package mutating func parse(_ byte: UInt8) -> [Event] {
    switch state {
    case .ground: return ground(byte)
    case .escape: return escape(byte)
    case .command(let bytes): return command(bytes, byte)
    case .sequence(let bytes): return sequence(bytes, byte)
    case .text(let bytes): return text(bytes, byte)
    }
  }

  private mutating func ground(_ byte: UInt8) -> [Event] {
    switch byte {
    case 0x0A: return [.lineFeed]
    case 0x0D: return [.carriageReturn]
    case 0x1B:
      state = .escape
      return []
    case 0x20..<0x7F: return [.print(Unicode.Scalar(byte))]
    case 0xC2...0xF4:
      state = .text([byte])
      return []
    default: return [.violation("byte \(byte)")]
    }
  }

  private mutating func escape(_ byte: UInt8) -> [Event] {
    switch byte {
    case UInt8(ascii: "["): state = .sequence([])
    case UInt8(ascii: "]"): state = .command([])
    default:
      state = .ground
      return [.violation("ESC \(byte)")]
    }
    return []
  }

  /// Printable ASCII up to `ESC \`, of the commands that this project sends.
  private mutating func command(_ bytes: [UInt8], _ byte: UInt8) -> [Event] {
    let isEnding = bytes.last == 0x1B
    if isEnding && byte == UInt8(ascii: "\\") {
      state = .ground
      return [Self.command(String(decoding: bytes.dropLast(), as: UTF8.self))]
    }
    guard !isEnding, byte == 0x1B || 0x20..<0x7F ~= byte else {
      state = .ground
      return [.violation("OSC with byte \(byte)")]
    }
    state = .command(bytes + [byte])
    return []
  }

  private static func command(_ text: String) -> Event {
    if text == "8;;" || text.hasPrefix("8;;file://") {
      return .hyperlink(String(text.dropFirst(3)))
    }
    if text.hasPrefix("52;c;") { return .clipboard(String(text.dropFirst(5))) }
    let numbers = text.split(separator: ";").map { Int($0) }
    if numbers.count == 4, numbers[0] == 9, numbers[1] == 4, let state = numbers[2],
      let percent = numbers[3], (0...3).contains(state), (0...100).contains(percent)
    {
      return .taskProgress(state: state, percent: percent)
    }
    return .violation("OSC \(text)")
  }

  private mutating func sequence(_ bytes: [UInt8], _ byte: UInt8) -> [Event] {
    switch byte {
    case 0x30...0x3F, UInt8(ascii: "$"):
      state = .sequence(bytes + [byte])
      return []
    case 0x40...0x7E:
      state = .ground
      return [Self.control(bytes, final: byte)]
    default:
      state = .ground
      return [.violation("CSI with byte \(byte)")]
    }
  }

  private static func control(_ bytes: [UInt8], final: UInt8) -> Event {
    let text = String(decoding: bytes, as: UTF8.self)
    switch (text, Character(Unicode.Scalar(final))) {
    case ("?2027$", "p"), ("?", "u"), ("", "c"): return .question("\(text)\(Unicode.Scalar(final))")
    case (">1", "u"): return .keyboard(flags: 1)
    case ("<", "u"): return .keyboard(flags: nil)
    default: break
    }
    let isPrivate = text.hasPrefix("?")
    let fields = text.drop { $0 == "?" }.split(separator: ";", omittingEmptySubsequences: false)
    let parameters = fields.map { $0.isEmpty ? 0 : Int($0) }
    guard !parameters.contains(nil) else { return .violation("CSI \(text)") }
    return .control(
      final: Character(Unicode.Scalar(final)), parameters: parameters.compactMap(\.self),
      isPrivate: isPrivate)
  }

  private mutating func text(_ bytes: [UInt8], _ byte: UInt8) -> [Event] {
    let bytes = bytes + [byte]
    let length = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4
    guard 0x80...0xBF ~= byte else {
      state = .ground
      return [.violation("broken UTF-8 \(bytes)")]
    }
    guard bytes.count == length else {
      state = .text(bytes)
      return []
    }
    state = .ground
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else {
      return [.violation("broken UTF-8 \(bytes)")]
    }
    return [0x80..<0xA0 ~= scalar.value ? .violation("C1 control \(scalar.value)") : .print(scalar)]
  }
}
