import TreeSitter

/// Answers queries over a table of symbols, the best first.
///
/// Terms about names are tried once for each distinct name and terms about paths and languages once for
/// each file; only what is left is looked at symbol by symbol.
package struct SymbolSearch {
  private let table: SymbolTable
  /// The path of a file by its number.
  private let path: (Int) -> [UInt8]

  /// A symbol found.
  package struct Match: Sendable {
    package let symbol: Int
    package let score: Int
    /// Bytes of its name.
    fileprivate let length: Int
  }

  /// What a search gave.
  package struct Result: Sendable {
    /// Best first: by score, length and bytes of the name, path, place.
    package let matches: [Match]
    /// Symbols that match, whether they are among `matches` or not.
    package let totalCount: Int
  }

  package init(table: SymbolTable, path: @escaping (Int) -> [UInt8]) {
    self.table = table
    self.path = path
  }

  /// Names tried between two questions whether the answer is still wanted: about a millisecond.
  private static let chunkLength = 4096

  /// The `limit` best symbols that `query` wants; nil for all.
  package func matches(_ query: SearchQuery, limit: Int?) -> Result {
    guard let result = matches(query, limit: limit, while: { true }) else {
      fatalError("a search that nobody ends has a result")
    }
    return result
  }

  /// The same; nil as soon as `isWanted`, asked every few thousand names, says no.
  package func matches(_ query: SearchQuery, limit: Int?, while isWanted: () -> Bool) -> Result? {
    let plan = SearchPlan(query)
    let fits = table.files.indices.map { file in
      plan.fileGroups.indices.allSatisfy { fitsFile(file, plan.fileGroups[$0]) }
    }
    var best = TopRanked<Match>(limit: limit ?? .max, precedes: precedes)
    for name in 0..<table.names.count {
      if name % Self.chunkLength == 0 && !isWanted() { return nil }
      guard table.nameMasks[name].mayHold(plan.nameMask),
        let score = nameScore(name, plan.nameGroups)
      else { continue }
      let length = table.names[name].count
      for symbol in table.symbols(ofName: name) where fits[table.fileNumber(of: Int(symbol))] {
        guard let more = symbolScore(Int(symbol), plan.symbolGroups) else { continue }
        best.offer(Match(symbol: Int(symbol), score: score + more, length: length))
      }
    }
    return Result(matches: best.sorted, totalCount: best.offeredCount)
  }

  /// Symbols are numbered in the order of paths and places.
  private func precedes(_ left: Match, _ right: Match) -> Bool {
    if left.score != right.score { return left.score > right.score }
    if left.length != right.length { return left.length < right.length }
    let (leftName, rightName) = (
      table.nameNumber(of: left.symbol), table.nameNumber(of: right.symbol)
    )
    guard leftName != rightName else { return left.symbol < right.symbol }
    return table.names[leftName].lexicographicallyPrecedes(table.names[rightName])
  }

  private func nameScore(_ name: Int, _ groups: [[SearchTerm]]) -> Int? {
    table.names.withText(name) { text in
      SearchQuery.score(groups) { term in term.score(text) }
    }
  }

  private func fitsFile(_ file: Int, _ group: [SearchTerm]) -> Bool {
    let path = path(file)
    return path.withUnsafeBufferPointer { text in
      group.contains { term in
        let language = table.files[file].language?.index
        return (term.field == .path ? term.score(text) : term.score(language)) != nil
      }
    }
  }

  private func symbolScore(_ symbol: Int, _ groups: [[SearchTerm]]) -> Int? {
    SearchQuery.score(groups) { score(symbol, $0) }
  }

  private func score(_ symbol: Int, _ term: SearchTerm) -> Int? {
    switch term.field {
    case .kind: return term.score(Int(table.kind(of: symbol).rawValue))
    case .role: return term.score(Int(table.role(of: symbol).rawValue))
    case .lang: return term.score(table.language(of: symbol)?.index)
    case .name: return table.names.withText(table.nameNumber(of: symbol)) { term.score($0) }
    case .qualified:
      return table.qualifiedName(of: symbol).withUnsafeBufferPointer { term.score($0) }
    case .path:
      let path = path(table.fileNumber(of: symbol))
      return path.withUnsafeBufferPointer { term.score($0) == nil ? nil : 0 }
    }
  }
}

/// A query's groups by what they must be tried on.
private struct SearchPlan {
  var fileGroups: [[SearchTerm]] = []
  var nameGroups: [[SearchTerm]] = []
  var symbolGroups: [[SearchTerm]] = []
  /// What a name must hold for all of `nameGroups` to hold: of each group, what all its terms ask for.
  var nameMask = ByteMask.none

  init(_ query: SearchQuery) {
    for group in query.groups {
      let fields = Set(group.map(\.field))
      if fields.isSubset(of: [.path, .lang]) {
        fileGroups.append(group)
      } else if fields == [.name] {
        nameGroups.append(group)
        let masks = group.map(\.mask)
        nameMask = nameMask.union(masks.dropFirst().reduce(masks[0]) { $0.intersection($1) })
      } else {
        symbolGroups.append(group)
      }
    }
  }
}
