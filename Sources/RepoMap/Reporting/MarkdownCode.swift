/// Text from a repository as a code span of Markdown.
enum MarkdownCode {
  /// A span that the text cannot leave: one more backtick than the text holds in a row, `|` escaped for
  /// tables, control bytes and broken UTF-8 replaced.
  static func span(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let harmless = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        ? "\u{FFFD}" : scalar == "|" ? "\\|" : String(scalar)
    }.joined()
    let longestRun = harmless.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longestRun + 1)
    let pad = longestRun > 0 ? " " : ""
    return Array((fence + pad + harmless + pad + fence).utf8)
  }
}
