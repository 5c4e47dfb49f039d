/// A value read from a JSON file: a project's, or one that this program has written.
///
/// Takes what tools take in such files: comments and trailing commas. Numbers that are no 64-bit integers,
/// which nobody here asks for, are read as null.
package enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case string([UInt8])
  case array([JSONValue])
  /// In the text's order; of keys given twice, both.
  case object([(key: [UInt8], value: JSONValue)])

  /// Nil for what is no JSON, or nested more than 64 deep.
  package init?(_ text: [UInt8]) {
    var reader = JSONReader(text)
    guard let value = reader.readValue(depth: 0) else { return nil }
    self = value
  }

  /// The value behind a key of an object.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key.elementsEqual(key.utf8) }?.value
  }

  /// The number, where it is an integer.
  package var integer: Int? {
    guard case .integer(let number) = self else { return nil }
    return number
  }

  var string: [UInt8]? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The strings of an array, or the one string that stands in its place.
  var strings: [[UInt8]] {
    guard case .array(let values) = self else { return string.map { [$0] } ?? [] }
    return values.compactMap(\.string)
  }

  var members: [(key: [UInt8], value: JSONValue)] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.elementsEqual(right) { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}

/// Reads one JSON value; linear in the text.
private struct JSONReader {
  private let text: [UInt8]
  private var position = 0
  private static let maximumDepth = 64

  init(_ text: [UInt8]) {
    self.text = text
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func readValue(depth: Int) -> JSONValue? {
    skipBlanks()
    guard depth < Self.maximumDepth, position < text.count else { return nil }
    switch text[position] {
    case UInt8(ascii: "{"): return readObject(depth: depth)
    case UInt8(ascii: "["): return readArray(depth: depth)
    case UInt8(ascii: "\""): return readString().map(JSONValue.string)
    default: return readWord()
    }
  }

  private mutating func readObject(depth: Int) -> JSONValue? {
    position += 1
    var members: [(key: [UInt8], value: JSONValue)] = []
    while true {
      skipBlanks(andCommas: true)
      guard position < text.count else { return nil }
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard let key = readString() else { return nil }
      skipBlanks()
      guard take(UInt8(ascii: ":")), let value = readValue(depth: depth + 1) else { return nil }
      members.append((key, value))
    }
  }

  private mutating func readArray(depth: Int) -> JSONValue? {
    position += 1
    var values: [JSONValue] = []
    while true {
      skipBlanks(andCommas: true)
      guard position < text.count else { return nil }
      if take(UInt8(ascii: "]")) { return .array(values) }
      guard let value = readValue(depth: depth + 1) else { return nil }
      values.append(value)
    }
  }

  private mutating func readString() -> [UInt8]? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    var bytes: [UInt8] = []
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return bytes }
      bytes.append(byte == UInt8(ascii: "\\") ? readEscape() : byte)
    }
    return nil
  }

  /// Paths need few escapes; of `\u0041` the backslash alone is lost.
  private mutating func readEscape() -> UInt8 {
    guard position < text.count else { return 0 }
    defer { position += 1 }
    switch text[position] {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    default: return text[position]
    }
  }

  /// `true`, `false`, `null`, or a number.
  private mutating func readWord() -> JSONValue? {
    let word = text[position...].prefix { $0 > 0x20 && !",]}:{[\"/".utf8.contains($0) }
    guard !word.isEmpty else { return nil }
    position += word.count
    if word.elementsEqual("true".utf8) { return .bool(true) }
    if word.elementsEqual("false".utf8) { return .bool(false) }
    return Int(String(decoding: word, as: UTF8.self)).map(JSONValue.integer) ?? .null
  }

  private mutating func skipBlanks(andCommas: Bool = false) {
    while position < text.count {
      let rest = text[position...]
      if rest.starts(with: "//".utf8) {
        position += rest.prefix { $0 != 0x0A }.count
      } else if rest.starts(with: "/*".utf8) {
        position += 2
        while position < text.count, !text[position...].starts(with: "*/".utf8) { position += 1 }
        position = min(position + 2, text.count)
      } else if text[position] <= 0x20 || andCommas && text[position] == UInt8(ascii: ",") {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }
}
