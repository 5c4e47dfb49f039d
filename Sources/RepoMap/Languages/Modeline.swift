/// The name of a language that a file gives its editor.
///
/// Emacs reads `-*- mode: c++ -*-` or `-*- C++ -*-` from the first line, and from the second below a
/// `#!` line; Vim reads `vim: set ft=cpp:` or `vim: ft=cpp` from the first and the last five lines.
enum Modeline {
  /// Bytes at a file's ends in which those lines are looked for.
  private static let inspectedLength = 1024
  private static let vimLineCount = 5

  /// The language's name in lower case, as the editor calls it; nil where there is none.
  static func languageName(in source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let head = lines(of: source.prefix(inspectedLength))
    let emacsLines = head.prefix(source.starts(with: "#!".utf8) ? 2 : 1)
    for line in emacsLines {
      if let name = emacsMode(in: line) { return name }
    }
    let tail = lines(of: source.suffix(inspectedLength))
    for line in head.prefix(vimLineCount) + tail.suffix(vimLineCount) {
      if let name = vimFileType(in: line) { return name }
    }
    return nil
  }

  private typealias Line = ArraySlice<UInt8>

  private static func lines(of part: Slice<UnsafeBufferPointer<UInt8>>) -> [Line] {
    Array(part).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// What stands between `-*-` and `-*-`: a mode's name, or `key: value` pairs with one for `mode`.
  private static func emacsMode(in line: Line) -> [UInt8]? {
    let mark = Array("-*-".utf8)
    guard let start = line.firstRange(of: mark)?.upperBound,
      let end = line[start...].firstRange(of: mark)?.lowerBound
    else { return nil }
    let text = line[start..<end]
    guard text.contains(UInt8(ascii: ":")) else { return name(text) }
    for pair in text.split(separator: UInt8(ascii: ";")) {
      let parts = pair.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      if parts.count == 2, name(parts[0]) == Array("mode".utf8) { return name(parts[1]) }
    }
    return nil
  }

  /// The value of `ft`, `filetype` or `syntax` behind a `vim:`, `vi:` or `ex:` that begins a word.
  private static func vimFileType(in line: Line) -> [UInt8]? {
    for word in line.split(whereSeparator: isBlank) {
      guard let colon = word.firstIndex(of: UInt8(ascii: ":")), isVimMark(word[..<colon]) else {
        continue
      }
      for option in line[colon...].split(whereSeparator: { isBlank($0) || $0 == UInt8(ascii: ":") })
      {
        let parts = option.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
        let isFileType = ["ft", "filetype", "syntax"].contains { parts[0].elementsEqual($0.utf8) }
        if isFileType, parts.count == 2 { return name(parts[1]) }
      }
    }
    return nil
  }

  /// `vim`, `vi` or `ex`; a version may stand behind it, as in `vim600`.
  private static func isVimMark(_ word: Line) -> Bool {
    let isVim =
      word.starts(with: "vim".utf8)
      && word.dropFirst(3).allSatisfy { "<=>0123456789".utf8.contains($0) }
    return isVim || ["vi", "ex"].contains { word.elementsEqual($0.utf8) }
  }

  /// The text without blanks around it and in lower case, less the `-mode` and `-ts` of Emacs' names.
  private static func name(_ text: Line) -> [UInt8]? {
    var trimmed = text.drop(while: isBlank)
    while let last = trimmed.last, isBlank(last) { trimmed.removeLast() }
    for suffix in ["-mode", "-ts"] where trimmed.hasSuffix(suffix) {
      trimmed.removeLast(suffix.utf8.count)
    }
    return trimmed.isEmpty ? nil : trimmed.map(lowercased)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == 0x09 || byte == 0x0D
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ text: String) -> Bool {
    count >= text.utf8.count && suffix(text.utf8.count).elementsEqual(text.utf8)
  }

  /// The first place at which `bytes` stand.
  fileprivate func firstRange(of bytes: [UInt8]) -> Range<Int>? {
    var start = startIndex
    while start + bytes.count <= endIndex {
      if self[start..<start + bytes.count].elementsEqual(bytes) {
        return start..<start + bytes.count
      }
      start += 1
    }
    return nil
  }
}
