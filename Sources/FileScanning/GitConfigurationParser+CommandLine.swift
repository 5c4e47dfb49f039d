extension GitConfigurationParser {
  /// The settings that `git -c` hands to its children in `GIT_CONFIG_PARAMETERS`.
  ///
  /// Entries are quoted for the shell and parted by spaces: `'key'='value'`, or `'key=value'` from
  /// a git before 2.31.
  static func commandLineSettings() -> [Setting] {
    guard let text = FileAccess.environment("GIT_CONFIG_PARAMETERS") else { return [] }
    return words(in: text).compactMap { word in
      let parts = word.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let key = parts.first else { return nil }
      let name = String(decoding: key.map(ASCII.lowercased), as: UTF8.self)
      return Setting(name: name, value: parts.count > 1 ? Array(parts[1]) : nil)
    }
  }

  /// Splits at blanks outside quotes and takes the quotes out.
  private static func words(in text: [UInt8]) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8]?
    var isQuoted = false
    var isEscaped = false
    for byte in text {
      if isEscaped {
        word = (word ?? []) + [byte]
        isEscaped = false
      } else if byte == UInt8(ascii: "'") {
        isQuoted.toggle()
        word = word ?? []
      } else if byte == ASCII.backslash && !isQuoted {
        isEscaped = true
      } else if byte == ASCII.space && !isQuoted {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? []) + [byte]
      }
    }
    if let word { words.append(word) }
    return words
  }
}
