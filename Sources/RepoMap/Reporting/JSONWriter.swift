/// Writes JSON into a buffer of bytes: keys in the order written, no white space.
///
/// Text must be UTF-8 to be a JSON string. `text` writes other bytes with U+FFFD in their place;
/// `path` writes them as `{"bytes": base64}`, so that no name is lost.
package struct JSONWriter: Sendable {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Forgets the bytes written so far, which the caller has taken, in the middle of a document.
  package mutating func removeBytes() { bytes.removeAll(keepingCapacity: true) }

  package mutating func beginObject() { open("{") }
  package mutating func endObject() { close("}") }
  package mutating func beginArray() { open("[") }
  package mutating func endArray() { close("]") }

  /// Ends a line of JSON Lines.
  package mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// A key of our own: ASCII without quotes.
  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: name.bytes)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A key that is put together at run time; under a label, lest literals be taken for a `String`.
  package mutating func key(text name: String) {
    separate()
    appendString(Array(name.utf8)[...])
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func value(_ number: Int) {
    separate()
    appendDecimal(number)
    needsComma = true
  }

  package mutating func value(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    needsComma = true
  }

  package mutating func value(_ text: StaticString) {
    separate()
    appendString(text.bytes)
    needsComma = true
  }

  package mutating func value(_ text: String) {
    value(text: Array(text.utf8)[...])
  }

  /// A value that was encoded before, as `JSONWriter` encodes it.
  package mutating func value(encoded value: [UInt8]) {
    separate()
    bytes.append(contentsOf: value)
    needsComma = true
  }

  /// Bytes as a string; what is not UTF-8 in them becomes U+FFFD.
  package mutating func value(text: ArraySlice<UInt8>) {
    separate()
    if Self.isUTF8(text) {
      appendString(text)
    } else {
      appendString(Array(String(decoding: text, as: UTF8.self).utf8)[...])
    }
    needsComma = true
  }

  /// A path as a string, or as `{"bytes": base64}` where it is not UTF-8.
  package mutating func value(path: ArraySlice<UInt8>) {
    guard !Self.isUTF8(path) else { return value(text: path) }
    beginObject()
    key("bytes")
    separate()
    appendString(Base64.encode(path)[...])
    needsComma = true
    endObject()
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private mutating func appendDecimal(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var first = digits.count
      var rest = number.magnitude
      repeat {
        first -= 1
        digits.initializeElement(at: first, to: UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[first...]))
    }
  }

  /// Appends UTF-8 in quotes; runs of bytes that need no escape are copied at once.
  private mutating func appendString(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    while start < text.count {
      let end = Self.firstEscape(in: text, from: start)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
      if end < text.count { appendEscaped(text[end]) }
      start = end + 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Where the first byte from `start` on stands that a string cannot hold as it is; the count for none.
  private static func firstEscape(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    let raw = UnsafeRawBufferPointer(text)
    while position + 8 <= raw.count,
      !holdsEscape(raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    {
      position += 8
    }
    while position < text.count, !needsEscape(text[position]) { position += 1 }
    return position
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }

  /// The same of any of eight bytes.
  private static func holdsEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // The high bit of a byte is set where that byte is less than `limit`, or where one below it is.
    func below(_ limit: UInt64, _ word: UInt64) -> UInt64 { (word &- ones &* limit) & ~word }
    let found =
      below(0x20, word) | below(1, word ^ ones &* 0x22) | below(1, word ^ ones &* 0x5C)
      | below(1, word ^ ones &* 0x7F)
    return found & (ones &* 0x80) != 0
  }

  private mutating func appendString(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { appendString($0) }
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    default: appendEscape(byte)
    }
  }

  private mutating func appendEscape(_ byte: UInt8) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "\\u00".utf8)
    bytes.append(digits[Int(byte >> 4)])
    bytes.append(digits[Int(byte & 15)])
  }

  private static func isUTF8(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { isValidUTF8($0) }
  }
}

/// Base64 with padding (RFC 4648, section 4).
enum Base64 {
  static func encode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    var rest = bytes
    while !rest.isEmpty {
      let group = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      let word = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      for position in 0..<4 {
        result.append(
          position <= group.count ? alphabet[(word >> (18 - 6 * position)) & 63] : UInt8(ascii: "=")
        )
      }
    }
    return result
  }

  /// The bytes that the text stands for; nil where it is not padded base64.
  static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    let digits = text.prefix { $0 != UInt8(ascii: "=") }
    guard text.count - digits.count < 3 else { return nil }
    var result: [UInt8] = []
    var (word, bits) = (0, 0)
    for byte in digits {
      guard let value = value(of: byte) else { return nil }
      word = (word << 6 | value) & 0xFFFF
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      result.append(UInt8(truncatingIfNeeded: word >> bits))
    }
    return result
  }

  private static func value(of byte: UInt8) -> Int? {
    switch byte {
    case 0x41...0x5A: Int(byte) - 0x41
    case 0x61...0x7A: Int(byte) - 0x61 + 26
    case 0x30...0x39: Int(byte) - 0x30 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
