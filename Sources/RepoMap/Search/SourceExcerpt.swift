/// A definition's source with its doc comment, and lines around it where they are wanted.
package struct SourceExcerpt: Sendable {
  /// 1-based line of the first byte.
  package let firstLine: Int
  /// From the beginning of a line.
  package let text: [UInt8]

  /// Reads it from the file at `path`, and of the file no more than it shows.
  ///
  /// `contextLineCount` lines are shown before and behind. A symbolic link is not followed. Throws
  /// where the file cannot be read or has become shorter than when its definitions were found.
  package init(
    of position: SymbolTable.Position, inFileAt path: [UInt8], contextLineCount: Int
  ) throws(SourceExcerptError) {
    let file = try RegularFile(path)
    let definition = try file.read(Int(position.docByte)..<Int(position.endByte))
    var before = try file.tail(endingAt: Int(position.docByte), lineCount: contextLineCount)
    if contextLineCount == 0, !before.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { before = [] }
    let after =
      contextLineCount == 0
      ? [] : try file.head(startingAt: Int(position.endByte), lineCount: contextLineCount)
    let nameOffset = Int(position.nameByte) - Int(position.docByte)
    let rowsBeforeName =
      Self.newlineCount(definition.prefix(max(0, nameOffset))) + Self.newlineCount(before[...])
    firstLine = Int(position.row) + 1 - rowsBeforeName
    text = before + definition + after
  }

  private static func newlineCount(_ text: ArraySlice<UInt8>) -> Int {
    text.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
  }
}

/// Why a definition's source cannot be shown.
package enum SourceExcerptError: Error, Equatable {
  case unreadable(errno: Int32)
  /// The file is not what it was when its definitions were found.
  case changed
}
