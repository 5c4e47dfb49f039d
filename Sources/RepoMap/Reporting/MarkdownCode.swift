/// Text from the repository in Markdown.
enum MarkdownCode {
  /// A code span: one more backtick than the text holds in a row, control bytes and broken UTF-8 replaced;
  /// in a table, `|` is escaped.
  static func span(_ bytes: ArraySlice<UInt8>, inTable: Bool = false) -> [UInt8] {
    let harmless = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        ? "\u{FFFD}" : inTable && scalar == "|" ? "\\|" : String(scalar)
    }.joined()
    let longestRun = harmless.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longestRun + 1)
    let pad = longestRun > 0 ? " " : ""
    return Array((fence + pad + harmless + pad + fence).utf8)
  }
}
