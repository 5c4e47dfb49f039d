#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a click on text leads: an address of printable ASCII alone, which can end no sequence.
package struct Hyperlink: Sendable, Hashable {
  let address: String

  /// A link to a file of this machine, by its absolute path of any bytes.
  package init(file path: some Sequence<UInt8>) {
    address = "file://" + Self.host + Self.encoded(path)
  }

  /// Terminals open a link only where it names the machine that they run on.
  private static let host: String = {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return encoded(name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
  }()

  /// Everything but letters, digits and `-._~/` in per cent and two digits (RFC 3986).
  private static func encoded(_ bytes: some Sequence<UInt8>) -> String {
    bytes.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII && (isLetterOrDigit(scalar) || "-._~/".contains(Character(scalar)))
      if isPlain { return text.unicodeScalars.append(scalar) }
      text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
  }
}
