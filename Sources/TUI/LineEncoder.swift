/// Turns lines into bytes for one stream, as far as its style allows.
package struct LineEncoder: Sendable {
  private let stream: StreamStyle
  private let isUnicode: Bool

  package init(stream: StreamStyle, isUnicode: Bool) {
    self.stream = stream
    self.isUnicode = isUnicode
  }

  /// The bytes of `line`, without a line end, in O(n).
  ///
  /// Where terminals dispute the width of a grapheme, a move to the column where the next one
  /// belongs keeps the rest of the line in place. It needs a line that starts in the first column
  /// and fits the screen; other lines pass `fixesColumns: false`.
  package func encode(_ line: Line, fixesColumns: Bool = true) -> [UInt8] {
    var bytes: [UInt8] = []
    append(line, fixesColumns: fixesColumns, to: &bytes)
    return bytes
  }

  /// Appends what `encode` returns, for a line that starts at `startColumn`.
  package func append(
    _ line: Line, fixesColumns: Bool = true, startColumn: Int = 0, to bytes: inout [UInt8]
  ) {
    let fixesColumns = fixesColumns && stream.isTerminal
    var column = startColumn
    for segment in line.segments {
      let link = stream.hasHyperlinks ? segment.style.link : nil
      if let link { bytes.append(contentsOf: "\u{1B}]8;;\(link.address)\u{1B}\\".utf8) }
      defer { if link != nil { bytes.append(contentsOf: "\u{1B}]8;;\u{1B}\\".utf8) } }
      for run in segment.text.runs {
        var style = segment.style
        // A file may be called "^[": what stands for a byte must not look like a name.
        if run.isToken { style.isReversed.toggle() }
        let parameters = style.parameters(for: stream)
        if !parameters.isEmpty { bytes.append(contentsOf: "\u{1B}[\(parameters)m".utf8) }
        append(run.text, column: &column, fixesColumns: fixesColumns, to: &bytes)
        if !parameters.isEmpty { bytes.append(contentsOf: "\u{1B}[m".utf8) }
      }
    }
  }

  private func append(
    _ text: String, column: inout Int, fixesColumns: Bool, to bytes: inout [UInt8]
  ) {
    for character in text {
      let width = DisplayWidth(character)
      column += width.cells
      guard isUnicode || character.isASCII else {
        // A terminal that does not read UTF-8 may take single bytes of it for commands.
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "?"), count: width.cells))
        continue
      }
      bytes.append(contentsOf: character.utf8)
      if width.isDisputed && fixesColumns {
        bytes.append(contentsOf: "\u{1B}[\(column + 1)G".utf8)
      }
    }
  }
}
