/// Columns parted by tabs, which no column's text can break.
///
/// A backslash, tab, newline or carriage return in a column is written `\\`, `\t`, `\n`, `\r`; all other
/// bytes stay what they are.
package struct TabSeparatedRow {
  /// The row without its end.
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  package init() {}

  package mutating func append(_ text: some Sequence<UInt8>) {
    if !isFirst { bytes.append(UInt8(ascii: "\t")) }
    isFirst = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      default: bytes.append(byte)
      }
    }
  }

  /// The row with its newline.
  package var line: [UInt8] { bytes + [UInt8(ascii: "\n")] }
}
