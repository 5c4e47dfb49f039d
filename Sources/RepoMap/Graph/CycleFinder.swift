/// Files that depend on each other in a circle: strongly connected components of two or more.
package struct CycleFinder {
  /// One component, and a shortest way round in it.
  package struct Cycle: Sendable, Equatable {
    /// In rising order.
    package let members: [Int]
    /// Each depends on the next, and the last on the first, which is the smallest of them.
    package let shortest: [Int]
  }

  private let adjacency: Adjacency
  private let components: StronglyConnectedComponents
  /// Edges that the search for a component's shortest cycle may look at; where it needs more, the
  /// cycle shown is the shortest through the members that were reached.
  private static let maximumSteps = 5_000_000

  package init(_ adjacency: Adjacency) {
    self.adjacency = adjacency
    components = StronglyConnectedComponents(adjacency)
  }

  /// All cycles, those with the most members first, then by their first member.
  package func cycles() -> [Cycle] {
    var search = CycleSearch(adjacency: adjacency, components: components)
    return components.members().filter { $0.count > 1 }
      .sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
      .map { Cycle(members: $0, shortest: shortestCycle(through: $0, &search)) }
  }

  /// The shortest cycle among `members`, found by a breadth-first search from each of them.
  private func shortestCycle(through members: [Int], _ search: inout CycleSearch) -> [Int] {
    var best: [Int] = []
    var steps = 0
    for member in members {
      if let cycle = search.shortestCycle(from: member, below: best.count, steps: &steps) {
        best = cycle
      }
      if best.count == 2 || steps > Self.maximumSteps { break }
    }
    let first = best.indices.min { best[$0] < best[$1] } ?? 0
    return Array(best[first...] + best[..<first])
  }
}

/// Breadth-first searches in one component after the other, over the same arrays.
private struct CycleSearch {
  private let adjacency: Adjacency
  private let components: StronglyConnectedComponents
  private var parents: [Int32]
  private var distances: [Int32]

  init(adjacency: Adjacency, components: StronglyConnectedComponents) {
    self.adjacency = adjacency
    self.components = components
    parents = Array(repeating: -1, count: adjacency.nodeCount)
    distances = Array(repeating: -1, count: adjacency.nodeCount)
  }

  /// The shortest cycle through `start` if it has fewer than `limit` nodes (0: any), else nil.
  mutating func shortestCycle(from start: Int, below limit: Int, steps: inout Int) -> [Int]? {
    var queue = [start]
    distances[start] = 0
    defer { for node in queue { distances[node] = -1 } }
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      if limit > 0 && Int(distances[node]) + 1 >= limit { return nil }
      steps += adjacency[node].count
      for target in adjacency[node].map(Int.init) {
        if target == start { return path(to: node) }
        guard distances[target] < 0, components.number[target] == components.number[start] else {
          continue
        }
        distances[target] = distances[node] + 1
        parents[target] = Int32(node)
        queue.append(target)
      }
    }
    return nil
  }

  private func path(to end: Int) -> [Int] {
    var path = [end]
    while let last = path.last, distances[last] > 0 { path.append(Int(parents[last])) }
    return path.reversed()
  }
}
