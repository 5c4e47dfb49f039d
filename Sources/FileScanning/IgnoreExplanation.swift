/// Why a path is listed or not.
package struct IgnoreExplanation: Sendable, Equatable {
  package enum Outcome: Sendable, Equatable {
    /// Listed: no rule matches, or `rule` is negated.
    case listed
    /// Not listed: `rule` says so.
    case ignored
    /// Listed because git tracks it, although `rule` ignores it.
    case trackedAlthoughIgnored
    /// Git's own directory, which no rule brings back.
    case gitDirectory
  }

  /// A line of an ignore file.
  package struct Rule: Sendable, Equatable {
    /// The ignore file, relative to the repository's top or absolute; empty for the command line.
    package let source: [UInt8]
    /// Counted from 1.
    package let lineNumber: Int
    /// The line as it is written, with its `!` and slashes.
    package let pattern: [UInt8]
    package let isNegated: Bool
    /// What the pattern matches, relative to the top: the path itself or a directory above it.
    package let matchedPath: [UInt8]
  }

  /// Relative to the repository's top.
  package let path: [UInt8]
  package let outcome: Outcome
  package let rule: Rule?
}

/// Why a path cannot be explained.
package enum ExplanationError: Error, Equatable {
  /// The path lies neither in a repository nor below the scan's root.
  case outsideOfRoot
}

extension IgnoreScope {
  /// The rule of `match` for readers; nil if nothing matched.
  func rule(_ match: IgnoreMatch, matching path: [UInt8]) -> IgnoreExplanation.Rule? {
    guard match.rule >= 0 else { return nil }
    let file = layers[match.layer].file
    return IgnoreExplanation.Rule(
      source: file.path, lineNumber: file.rules.lineNumber(of: match.rule),
      pattern: file.text(of: match.rule), isNegated: isNegated(match), matchedPath: path)
  }
}
