/// What speaks for the edges of one file, by target; one table serves file after file.
///
/// An array over all files beside a list of the targets: nothing is hashed, and emptying takes time linear
/// in the targets.
struct EvidenceTable {
  /// By file: position + 1 in `edges`, 0 for none.
  private var positions: [UInt32]
  private(set) var edges: [(target: Int, evidence: DependencyGraph.Evidence)] = []

  init(fileCount: Int) {
    positions = Array(repeating: 0, count: fileCount)
  }

  func holds(_ target: Int) -> Bool { positions[target] > 0 }

  subscript(target: Int) -> DependencyGraph.Evidence {
    get { holds(target) ? edges[Int(positions[target]) - 1].evidence : .init() }
    set {
      if !holds(target) {
        edges.append((target, .init()))
        positions[target] = UInt32(edges.count)
      }
      edges[Int(positions[target]) - 1].evidence = newValue
    }
  }

  mutating func removeAll() {
    for edge in edges { positions[edge.target] = 0 }
    edges.removeAll(keepingCapacity: true)
  }
}
