import TreeSitter

/// The program's version, and what it is built of.
enum Version {
  static let text = "0.1.0"

  /// What `--version` prints.
  static var full: String {
    let abis = supportedGrammarABIs
    return
      "repomap \(text) (libtree-sitter ABI \(abis.lowerBound)-\(abis.upperBound), "
      + "\(Language.count) languages)"
  }
}
