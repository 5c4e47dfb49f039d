/// Turns bytes into `SafeText`: decodes UTF-8 strictly and names what must not be sent.
struct SafeTextSanitizer {
  /// Marks stacked on one character beyond this many are named instead of drawn: no script needs
  /// more, and piled-up marks make a cell of unbounded size.
  private static let maximumMarks = 8

  private var result = SafeText()
  private var plain = ""
  private var marks = 0

  /// Reads `bytes` once, in O(n).
  mutating func sanitize(_ bytes: [UInt8]) -> SafeText {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        offset += encoded.count
        add(Unicode.UTF8.decode(encoded))
      case .error(let length):
        for byte in bytes[offset..<offset + length] {
          addToken("\\x" + hex(UInt32(byte), digits: 2))
        }
        offset += length
      case .emptyInput:
        flush()
        return result
      }
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0..<0x20, 0x7F:
      addToken("^" + String(Unicode.Scalar(UInt8(scalar.value ^ 0x40))))
    case 0x20..<0x7F:
      marks = 0
      plain.unicodeScalars.append(scalar)
    default:
      marks = scalar.isMark ? marks + 1 : 0
      // A mark without a base would settle on whatever stands left of the text.
      if scalar.mustBeNamed || marks > Self.maximumMarks || (marks > 0 && plain.isEmpty) {
        addToken("<U+" + hex(scalar.value, digits: 4).uppercased() + ">")
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
  }

  private mutating func addToken(_ token: String) {
    flush()
    result.append(token, isToken: true)
  }

  private mutating func flush() {
    result.append(plain, isToken: false)
    plain = ""
  }

  private func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension Unicode.Scalar {
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: value == 0x200C || value == 0x200D  // joiners
    }
  }

  /// Whether the scalar would be taken for a command, or hides or reorders what stands around it.
  fileprivate var mustBeNamed: Bool {
    switch value {
    case 0x80...0x9F: true  // C1 controls
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // bidi controls
    case 0x2028...0x2029: true  // line and paragraph separators
    case 0xE0000...0xE007F: true  // tag characters
    case 0x00AD, 0x180E, 0x200B, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF: true  // invisible
    case 0x115F...0x1160, 0x3164, 0xFFA0: true  // Hangul fillers: blank letters
    case 0xFFF9...0xFFFB: true  // annotation marks
    default: value & 0xFFFE == 0xFFFE  // no characters at all
    }
  }
}
