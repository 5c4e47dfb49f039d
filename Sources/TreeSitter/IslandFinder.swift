internal import CTreeSitter

/// Finds definitions by their heads in sources that a grammar cannot read, as island grammars do.
///
/// Where a tree errs it says little, but the words that begin a definition still stand there. A
/// language's rules say how such heads look; those in comments and strings are left out.
struct IslandFinder {
  /// How the heads of one kind of definition look, as `language.json` gives it.
  struct Rule {
    var pattern: [UInt8]
    /// What a name looks like: its last match in the head is the name.
    var name: [UInt8]
    /// What has to stand behind the head; empty for anything.
    var tail: [UInt8]
    /// What follows the head with one more name, again and again; empty for none.
    var more: [UInt8]
    var kind: String
    /// The kind of what `more` names; empty for the same.
    var moreKind: String
    /// Whether a head counts that seems to begin in a string, since strings end with their line.
    var ignoresStrings: Bool
  }

  private struct Head {
    var pattern: ByteRegex
    var name: ByteRegex
    var tail: ByteRegex
    var more: ByteRegex
    var kind: TagKind
    var moreKind: TagKind
    var ignoresStrings: Bool
  }

  private let heads: [Head]
  private let colorizer: SyntaxColorizer

  /// Nil for a language without rules; a pattern or kind that is unknown is an error of the data.
  init?(_ rules: [Rule], language: Language) throws(QueryError) {
    guard !rules.isEmpty else { return nil }
    var heads: [Head] = []
    for rule in rules {
      guard let pattern = ByteRegex(rule.pattern, isMultiline: true),
        let name = ByteRegex(rule.name), let tail = ByteRegex(rule.tail, isMultiline: true),
        let more = ByteRegex(rule.more, isMultiline: true),
        let kind = TagKind(name: rule.kind[...]),
        let moreKind = rule.moreKind.isEmpty ? kind : TagKind(name: rule.moreKind[...])
      else {
        let pattern = String(decoding: rule.pattern, as: UTF8.self)
        throw QueryError(
          at: QueryPosition(), message: "\"islands\" holds the unknown rule '\(pattern)'")
      }
      heads.append(
        Head(
          pattern: pattern, name: name, tail: tail, more: more, kind: kind,
          moreKind: moreKind, ignoresStrings: rule.ignoresStrings))
    }
    self.heads = heads
    colorizer = SyntaxColorizer(language: language)
  }

  /// Adds the definitions whose heads stand in `source` and that `tags`, found below `root`, lacks.
  ///
  /// Linear in the tree and, for each rule, in the source. All of an erring source is looked at: what the
  /// grammar did not understand lies in ERROR nodes, but may as well pass for something else.
  func addIslands(
    to tags: inout SyntaxTags, root: TSNode, source: UnsafeBufferPointer<UInt8>,
    work: inout TaggingWork
  ) {
    let leaves = colorizer.leaves(below: root).filter { $0.kind == .comment || $0.kind == .string }
    var found = IslandTags(tags: tags, source: source)
    for head in heads {
      var position = 0
      while let match = head.pattern.firstMatch(
        in: source, from: position, attempts: &work.attempts)
      {
        position = match.upperBound
        if head.tail.matches(source, at: position) {
          position = add(match, of: head, leaves: leaves, source: source, to: &found)
        }
      }
    }
    tags = found.merged()
  }

  /// Adds what a match of `head` names, and what goes on behind it; returns where that ends.
  private func add(
    _ match: Range<Int>, of head: Head, leaves: [SyntaxLeaf],
    source: UnsafeBufferPointer<UInt8>, to found: inout IslandTags
  ) -> Int {
    var (part, kind) = (match, head.kind)
    while let name = lastName(head.name, in: part, source) {
      let start = part.first { source[$0] > UInt8(ascii: " ") } ?? part.lowerBound
      let leaf = leaves.leaf(at: UInt32(start))
      if leaf == nil || leaf == .string && head.ignoresStrings {
        found.add(kind, name: name, head: start..<part.upperBound)
      }
      guard let next = head.more.match(in: source, at: part.upperBound) else { break }
      (part, kind) = (lastLine(of: next, source), head.moreKind)
    }
    return part.upperBound
  }

  /// What the last line holds of a match: comments and the like may stand above it.
  private func lastLine(
    of match: Range<Int>, _ source: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    let newline = match.last { source[$0] == UInt8(ascii: "\n") }
    return (newline ?? match.lowerBound)..<match.upperBound
  }

  private func lastName(
    _ pattern: ByteRegex, in head: Range<Int>, _ source: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    let text = UnsafeBufferPointer(rebasing: source[..<head.upperBound])
    var last: Range<Int>?
    while let name = pattern.firstMatch(in: text, from: last?.upperBound ?? head.lowerBound) {
      last = name
    }
    return last
  }
}

extension [SyntaxLeaf] {
  /// What the leaf is that holds `byte`; logarithmic, the leaves are in order.
  fileprivate func leaf(at byte: UInt32) -> SyntaxLeaf.Class? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.end <= byte { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].range.start <= byte ? self[low].kind : nil
  }
}
