import TreeSitter

/// The TAGS format of Emacs; definitions only.
///
/// A section a file: form feed, path and the exact size of what follows; then for each tag the line's
/// text through the name, DEL, the name, SOH, line number and byte offset of the line.
package struct EtagsWriter: TagWriter {
  package init() {}

  /// Longest text of one line; minified sources would make the file explode.
  private static let textLimit = 512

  package var needsSource: Bool { true }

  package mutating func write(
    _ file: FileTags, path: ArraySlice<UInt8>, source: UnsafeBufferPointer<UInt8>,
    to output: inout [UInt8]
  ) {
    var section: [UInt8] = []
    for tag in file.tags where tag.role == .definition {
      let line = TagText.line(around: tag.nameByte, source)
      let text = line.prefix(min(tag.column + tag.nameLength, Self.textLimit))
      section.append(contentsOf: text.map(Self.harmless))
      section.append(0x7F)
      section.append(contentsOf: file.text(tag.name).map(Self.harmless))
      section.append(0x01)
      section.append(contentsOf: "\(tag.row + 1),\(tag.nameByte - tag.column)\n".utf8)
    }
    guard !section.isEmpty else { return }
    output.append(contentsOf: [0x0C, 0x0A])
    output.append(contentsOf: path.map(Self.harmless))
    output.append(contentsOf: ",\(section.count)\n".utf8)
    output.append(contentsOf: section)
  }

  /// The format has no escapes: its own marks become spaces.
  private static func harmless(_ byte: UInt8) -> UInt8 {
    byte == 0x7F || byte < 0x20 && byte != 0x09 ? UInt8(ascii: " ") : byte
  }
}
