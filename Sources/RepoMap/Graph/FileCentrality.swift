/// How much of a graph leans on each node: PageRank over dependencies.
///
/// The rank of a file is shared out over the files that it depends on. Damping 0.85 and the spread of
/// what dead ends hold over all nodes are those of Brin and Page (1998).
package struct FileCentrality: Sendable {
  /// By node; they add up to 1.
  package private(set) var ranks: [Double]

  private static let damping = 0.85
  /// Rounds end when all ranks together change by less, or after so many: 0.85^100 is below it.
  private static let tolerance = 1e-7
  private static let maximumRounds = 100

  /// O(rounds × (nodes + edges)); the order of additions is fixed, so the result is the same always.
  package init(_ graph: DependencyGraph) {
    let count = graph.nodeCount
    ranks = Array(repeating: 1 / Double(max(1, count)), count: count)
    for _ in 0..<Self.maximumRounds {
      let next = Self.round(graph.dependencies, ranks)
      let change = zip(ranks, next).reduce(0) { $0 + abs($1.0 - $1.1) }
      ranks = next
      if change < Self.tolerance { break }
    }
  }

  private static func round(_ adjacency: Adjacency, _ ranks: [Double]) -> [Double] {
    var next = [Double](repeating: 0, count: ranks.count)
    var spread = 0.0
    for node in ranks.indices {
      let targets = adjacency[node]
      guard !targets.isEmpty else {
        spread += ranks[node]
        continue
      }
      let share = ranks[node] / Double(targets.count)
      for target in targets { next[Int(target)] += share }
    }
    let floor = (1 - damping + damping * spread) / Double(max(1, ranks.count))
    return next.map { floor + damping * $0 }
  }
}
