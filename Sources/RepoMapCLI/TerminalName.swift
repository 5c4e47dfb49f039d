#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Names of files as they may be shown on a terminal.
///
/// Whoever names a file decides its bytes: control characters would move the cursor or worse, and
/// bidirectional controls would show another name.
enum TerminalName {
  /// Whether standard output is a terminal, so that names must be made safe.
  static var isNeeded: Bool { isatty(STDOUT_FILENO) == 1 }

  /// `bytes` with everything that is not plain text written as `\xNN` or `\u{NNNN}`.
  static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var start = 0
    while true {
      let result = decoder.decode(&rest)
      switch result {
      case .emptyInput: return text
      case .scalarValue(let scalar):
        let end = start + UTF8.width(scalar)
        text += isPlain(scalar) ? Array(bytes[start..<end]) : escape(scalar)
        start = end
      case .error:
        text += escape(byte: bytes[start])
        start += 1
        decoder = UTF8()
        rest = Array(bytes[start...]).makeIterator()
      }
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F: false
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> [UInt8] {
    scalar.value < 0x80
      ? escape(byte: UInt8(scalar.value))
      : Array("\\u{\(String(scalar.value, radix: 16))}".utf8)
  }

  private static func escape(byte: UInt8) -> [UInt8] {
    let digits = String(byte, radix: 16)
    return Array("\\x\(digits.count < 2 ? "0" : "")\(digits)".utf8)
  }
}
