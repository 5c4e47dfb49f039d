/// Reads git's configuration format: sections, quoted values, comments, continued lines.
struct GitConfigurationParser {
  struct Setting: Equatable {
    /// `section.key` or `section.subsection.key`; all but the subsection in lower case.
    let name: String
    /// nil where the line holds the key alone, which means true.
    let value: [UInt8]?
  }

  private let text: [UInt8]
  private var index = 0
  private var section: [UInt8] = []

  init(_ text: [UInt8]) {
    self.text = text
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The settings in order; what stands behind a line that git would refuse is left out.
  static func settings(in text: [UInt8]) -> [Setting] {
    var parser = GitConfigurationParser(text)
    var settings: [Setting] = []
    while let setting = parser.next() { settings.append(setting) }
    return settings
  }

  private mutating func next() -> Setting? {
    while let byte = peek() {
      switch byte {
      case ASCII.hash, UInt8(ascii: ";"): skipLine()
      case ASCII.leftBracket:
        guard readSection() else { return nil }
      case _ where isBlank(byte): index += 1
      case _ where isLetter(byte): return readSetting()
      default: return nil
      }
    }
    return nil
  }

  private func peek() -> UInt8? { index < text.count ? text[index] : nil }

  private mutating func skipLine() {
    while let byte = peek(), byte != ASCII.lineFeed { index += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == ASCII.space || (9...13).contains(byte) }

  private func isLetter(_ byte: UInt8) -> Bool { ASCII.isUpper(byte) || ASCII.isLower(byte) }

  private func isKeyByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || ASCII.isDigit(byte) || byte == ASCII.minus
  }

  private mutating func readSection() -> Bool {
    index += 1
    section = []
    while let byte = peek(), isKeyByte(byte) || byte == ASCII.dot {
      section.append(ASCII.lowercased(byte))
      index += 1
    }
    while let byte = peek(), byte == ASCII.space || byte == ASCII.tab { index += 1 }
    if peek() == UInt8(ascii: "\"") {
      guard readSubsection() else { return false }
    }
    guard peek() == ASCII.rightBracket else { return false }
    index += 1
    return true
  }

  private mutating func readSubsection() -> Bool {
    section.append(ASCII.dot)
    index += 1
    while let byte = peek(), byte != ASCII.lineFeed {
      index += 1
      if byte == UInt8(ascii: "\"") { return true }
      if byte != ASCII.backslash {
        section.append(byte)
      } else if let escaped = peek() {
        section.append(escaped)
        index += 1
      }
    }
    return false
  }

  private mutating func readSetting() -> Setting? {
    var key = section + [ASCII.dot]
    while let byte = peek(), isKeyByte(byte) {
      key.append(ASCII.lowercased(byte))
      index += 1
    }
    while let byte = peek(), byte == ASCII.space || byte == ASCII.tab { index += 1 }
    let name = String(decoding: key, as: UTF8.self)
    switch peek() {
    case UInt8(ascii: "="):
      index += 1
      return readValue().map { Setting(name: name, value: $0) }
    case nil, ASCII.lineFeed, ASCII.carriageReturn, ASCII.hash, UInt8(ascii: ";"):
      return Setting(name: name, value: nil)
    default: return nil
    }
  }

  /// Reads to the end of the line; blanks at both ends go unless they are quoted.
  private mutating func readValue() -> [UInt8]? {
    var value: [UInt8] = []
    var keptCount = 0
    var isQuoted = false
    while let byte = peek(), byte != ASCII.lineFeed {
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        isQuoted.toggle()
        keptCount = value.count
      case ASCII.backslash:
        guard appendEscaped(to: &value) else { return nil }
        keptCount = value.count
      case ASCII.hash where !isQuoted, UInt8(ascii: ";") where !isQuoted: skipLine()
      case _ where isBlank(byte) && !isQuoted:
        if !value.isEmpty { value.append(byte) }
      default:
        value.append(byte)
        keptCount = value.count
      }
    }
    return isQuoted ? nil : Array(value[..<keptCount])
  }

  private mutating func appendEscaped(to value: inout [UInt8]) -> Bool {
    guard let byte = peek() else { return false }
    index += 1
    switch byte {
    case ASCII.lineFeed: break
    case ASCII.carriageReturn where peek() == ASCII.lineFeed: index += 1
    case UInt8(ascii: "n"): value.append(ASCII.lineFeed)
    case UInt8(ascii: "t"): value.append(ASCII.tab)
    case UInt8(ascii: "b"): value.append(8)
    case ASCII.backslash, UInt8(ascii: "\""): value.append(byte)
    default: return false
    }
    return true
  }
}
