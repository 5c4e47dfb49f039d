extension SearchQuery {
  /// The score of a text that is no symbol, as a path; nil where the query does not hold.
  ///
  /// Each term is tried on all of it. Terms about kinds, roles and languages never hold.
  package func score(ofText text: [UInt8]) -> Int? {
    text.withUnsafeBufferPointer { bytes in
      Self.score(groups) { $0.score(bytes) }
    }
  }

  /// The columns of such a text that make the query hold, rising.
  package func matchedColumns(ofText text: [UInt8]) -> [Int] {
    let columns = groups.flatMap { group in
      group.lazy.map { text.withUnsafeBufferPointer($0.columns) }.first { !$0.isEmpty } ?? []
    }
    return Set(columns).sorted()
  }
}
