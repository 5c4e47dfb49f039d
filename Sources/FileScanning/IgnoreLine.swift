/// One line of an ignore file, taken apart but not compiled.
struct IgnoreLine {
  /// The line without what is cut at its end; what `git check-ignore -v` shows.
  let text: ArraySlice<UInt8>
  /// The pattern without `!`, without a leading and a trailing slash.
  let pattern: ArraySlice<UInt8>
  let lineNumber: Int
  /// The line begins with `!`: what it matches is listed again.
  let isNegated: Bool
  /// The line ends in a slash: only directories match.
  let isDirectoryOnly: Bool
  /// A slash stands inside: the whole path below the ignore file's directory is matched, not the
  /// last component.
  let isAnchored: Bool

  /// Takes apart one pattern that needs no trimming; nil if it matches nothing.
  init?(pattern text: ArraySlice<UInt8>, lineNumber: Int) {
    var rest = text
    isNegated = rest.first == ASCII.bang
    if isNegated { rest.removeFirst() }
    isDirectoryOnly = rest.last == ASCII.slash
    if isDirectoryOnly { rest.removeLast() }
    isAnchored = rest.contains(ASCII.slash)
    if isAnchored && rest.first == ASCII.slash { rest.removeFirst() }
    if rest.isEmpty { return nil }
    self.text = text
    self.lineNumber = lineNumber
    pattern = rest
  }
}

extension IgnoreLine {
  /// The lines of an ignore file that can match something, in order.
  static func lines(of source: [UInt8]) -> [IgnoreLine] {
    var lines: [IgnoreLine] = []
    var lineNumber = 0
    let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for line in source[start...].split(
      separator: ASCII.lineFeed, omittingEmptySubsequences: false)
    {
      lineNumber += 1
      if line.isEmpty || line.first == ASCII.hash { continue }
      let text = trimmed(line)
      if let line = IgnoreLine(pattern: text, lineNumber: lineNumber) { lines.append(line) }
    }
    return lines
  }

  /// Cuts one carriage return, what follows a NUL, and the spaces at the end that are not escaped.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    if line.last == ASCII.carriageReturn { line.removeLast() }
    if let end = line.firstIndex(of: 0) { line = line[..<end] }
    guard line.last == ASCII.space else { return line }
    var index = line.startIndex
    var keptEnd = index
    while index < line.endIndex {
      let isEscape = line[index] == ASCII.backslash
      let isSpace = line[index] == ASCII.space
      index += isEscape ? 2 : 1
      if !isSpace { keptEnd = min(index, line.endIndex) }
    }
    return line[..<keptEnd]
  }
}
