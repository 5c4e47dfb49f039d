/// What can be reached from some nodes, how far away, and on which way: a breadth-first search.
package struct ReachSearch: Sendable {
  /// Edges from the nearest start; -1 where nothing leads.
  package private(set) var distances: [Int32]
  /// The node before on a shortest way; -1 for starts and what is not reached.
  private var parents: [Int32]
  /// Reached nodes, the starts first, by distance and then by the order of discovery.
  package private(set) var order: [Int]

  /// Searches from `starts`, of which one given twice counts once, up to `maximumDistance` edges away.
  ///
  /// O(nodes + edges).
  package init(_ adjacency: Adjacency, from starts: [Int], maximumDistance: Int = .max) {
    distances = Array(repeating: -1, count: adjacency.nodeCount)
    parents = distances
    order = []
    for start in starts where distances[start] < 0 {
      distances[start] = 0
      order.append(start)
    }
    var next = 0
    while next < order.count {
      let node = order[next]
      next += 1
      guard Int(distances[node]) < maximumDistance else { continue }
      for target in adjacency[node].map(Int.init) where distances[target] < 0 {
        distances[target] = distances[node] + 1
        parents[target] = Int32(node)
        order.append(target)
      }
    }
  }

  /// The node before on a shortest way; nil for starts and what is not reached.
  package func predecessor(of node: Int) -> Int? {
    parents[node] < 0 ? nil : Int(parents[node])
  }

  /// The nodes from a start to `end`, both included; nil where nothing leads.
  package func path(to end: Int) -> [Int]? {
    guard distances[end] >= 0 else { return nil }
    var path = [end]
    while let last = path.last, parents[last] >= 0 { path.append(Int(parents[last])) }
    return path.reversed()
  }
}
