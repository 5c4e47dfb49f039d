/// The names of a table that a mistyped one may mean.
package struct NearestNames {
  private let table: SymbolTable

  package init(in table: SymbolTable) { self.table = table }

  private struct Candidate {
    let distance: Int
    let name: Int
  }

  /// At most `limit` names, the nearest first, then in byte order: those at most a third of `wanted`'s
  /// bytes away.
  ///
  /// O(names), and O(n · p) for the few of about the same bytes.
  package func names(near wanted: [UInt8], limit: Int) -> [ArraySlice<UInt8>] {
    let maximum = max(1, min(wanted.count, 60) / 3)
    let mask = ByteMask(wanted)
    var distance = EditDistance(to: wanted)
    var best = TopRanked<Candidate>(limit: limit) { left, right in
      left.distance != right.distance
        ? left.distance < right.distance
        : table.names[left.name].lexicographicallyPrecedes(table.names[right.name])
    }
    for name in 0..<table.names.count {
      // Of files that are gone, names may be left without a symbol.
      guard !table.symbols(ofName: name).isEmpty else { continue }
      // A slip brings at most one byte that the other name has not.
      guard table.nameMasks[name].lacking(mask) <= maximum else { continue }
      let found = table.names.withText(name) { distance.distance(of: $0, atMost: maximum) }
      if let found { best.offer(Candidate(distance: found, name: name)) }
    }
    return best.sorted.map { table.names[$0.name] }
  }
}
