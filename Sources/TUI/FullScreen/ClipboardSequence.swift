/// Puts text where the terminal's paste takes it from (OSC 52); terminals that do not allow it ignore it.
package enum ClipboardSequence {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The sequence, in which the text is base64 (RFC 4648) and so can end nothing.
  package static func bytes(copying text: [UInt8]) -> [UInt8] {
    Array("\u{1B}]52;c;".utf8) + base64(text) + Array("\u{1B}\\".utf8)
  }

  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bytes.count, by: 3).flatMap { start -> [UInt8] in
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      return (0..<4).map { place in
        place <= group.count ? alphabet[word >> (18 - 6 * place) & 63] : UInt8(ascii: "=")
      }
    }
  }
}
