/// One glob over paths below a root, by the rules of a `.gitignore` line.
///
/// Without a `/` it matches the last component of a path, else the whole path.
package struct PathGlob: Sendable {
  private let tokens: [GlobToken]
  private let sets: [ByteSet]
  private let matchesNames: Bool

  /// Nil where `pattern` can match nothing: it is empty, or a bracket in it is not closed.
  package init?(_ pattern: [UInt8]) {
    let path = pattern.first == ASCII.slash ? pattern.dropFirst() : pattern[...]
    matchesNames = !pattern.contains(ASCII.slash)
    var compiler = GlobCompiler()
    guard !path.isEmpty, compiler.append(path, isAnchored: true, foldsCase: false) else {
      return nil
    }
    tokens = compiler.tokens
    sets = compiler.sets
  }

  /// Whether `path`, relative and without a `/` at its ends, matches.
  package func matches(_ path: ArraySlice<UInt8>) -> Bool {
    let start = matchesNames ? path.lastIndex(of: ASCII.slash).map { $0 + 1 } : nil
    return tokens.withUnsafeBufferPointer { tokens in
      sets.withUnsafeBufferPointer { sets in
        path[(start ?? path.startIndex)...].withUnsafeBufferPointer {
          GlobMatcher(tokens: tokens, sets: sets).matches($0)
        }
      }
    }
  }
}
