/// Who has an edge to whom, in compressed sparse rows: the targets of all nodes in one array.
///
/// Nodes are file numbers. A row's targets are in rising order and distinct.
package struct Adjacency: Sendable {
  /// Where each node's row begins in `targets`, and behind the last row its end.
  package let offsets: [Int]
  package let targets: [UInt32]

  init(offsets: [Int], targets: [UInt32]) {
    self.offsets = offsets
    self.targets = targets
  }

  /// The rows of lists that are in rising order, for tests and small graphs.
  package init(rows: [[Int]]) {
    var offsets = [0]
    for row in rows { offsets.append((offsets.last ?? 0) + row.count) }
    self.init(offsets: offsets, targets: rows.flatMap { $0.map(UInt32.init) })
  }

  package var nodeCount: Int { offsets.count - 1 }

  /// The nodes that `node` has an edge to.
  package subscript(node: Int) -> ArraySlice<UInt32> {
    targets[offsets[node]..<offsets[node + 1]]
  }

  /// The same edges turned round; O(nodes + edges).
  func reversed() -> Adjacency {
    var ends = [Int](repeating: 0, count: nodeCount + 1)
    for target in targets { ends[Int(target) + 1] += 1 }
    for node in 0..<nodeCount { ends[node + 1] += ends[node] }
    let offsets = ends
    var sources = [UInt32](repeating: 0, count: targets.count)
    for node in 0..<nodeCount {
      for target in self[node] {
        sources[ends[Int(target)]] = UInt32(node)
        ends[Int(target)] += 1
      }
    }
    return Adjacency(offsets: offsets, targets: sources)
  }
}
