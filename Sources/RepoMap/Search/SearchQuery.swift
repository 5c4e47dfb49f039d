/// What to look for: groups of terms, all groups must hold, and in a group one term.
///
/// The syntax is fzf's with fields before it; docs/finding.md describes it.
package struct SearchQuery {
  let groups: [[SearchTerm]]

  /// Reads a query: terms parted by blanks, ` | ` between alternatives, `\ ` for a blank in a term.
  package init(parsing text: [UInt8]) throws(SearchQueryError) {
    var groups: [[SearchTerm]] = []
    var joins = false
    for token in Self.tokens(of: text) {
      if token == [UInt8(ascii: "|")] {
        joins = !groups.isEmpty
        continue
      }
      let term = try SearchTerm(parsing: token)
      if joins {
        groups[groups.count - 1].append(term)
      } else {
        groups.append([term])
      }
      joins = false
    }
    self.groups = groups
  }

  /// The columns of a qualified name that make the query hold, rising; `name` is its end.
  package func matchedColumns(ofName name: [UInt8], in qualifiedName: [UInt8]) -> [Int] {
    let scopeLength = qualifiedName.count - name.count
    var columns: Set<Int> = []
    for group in groups {
      let found = group.lazy.map { term -> [Int] in
        switch term.field {
        case .name: name.withUnsafeBufferPointer(term.columns).map { $0 + scopeLength }
        case .qualified: qualifiedName.withUnsafeBufferPointer(term.columns)
        case .path, .kind, .lang, .role: []
        }
      }
      columns.formUnion(found.first { !$0.isEmpty } ?? [])
    }
    return columns.sorted()
  }

  private static func tokens(of text: [UInt8]) -> [[UInt8]] {
    var tokens: [[UInt8]] = []
    var current: [UInt8] = []
    var isEscaped = false
    for byte in text {
      if byte == UInt8(ascii: " ") && !isEscaped {
        if !current.isEmpty { tokens.append(current) }
        current = []
        continue
      }
      if byte == UInt8(ascii: " ") { current.removeLast() }
      current.append(byte)
      isEscaped = byte == UInt8(ascii: "\\")
    }
    return current.isEmpty ? tokens : tokens + [current]
  }

  /// The scores of each group's first term that holds; nil where a group has none.
  static func score(
    _ groups: [[SearchTerm]], _ termScore: (SearchTerm) -> Int?
  ) -> Int? {
    var sum = 0
    for group in groups {
      var found: Int?
      for term in group where found == nil { found = termScore(term) }
      guard let found else { return nil }
      sum += found
    }
    return sum
  }
}
