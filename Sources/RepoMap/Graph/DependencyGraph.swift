/// Which file depends on which, and how that was found.
///
/// Nodes are positions in the scanned list, so they are in the order of the paths.
package struct DependencyGraph: Sendable {
  /// What speaks for one edge.
  package struct Evidence: Sendable, Equatable {
    /// Import statements that name the target or its package.
    package var imports: UInt32 = 0
    /// Include directives.
    package var includes: UInt32 = 0
    /// Uses of names that the target defines.
    package var references: UInt32 = 0

    package init(imports: UInt32 = 0, includes: UInt32 = 0, references: UInt32 = 0) {
      self.imports = imports
      self.includes = includes
      self.references = references
    }

    package var isEmpty: Bool { imports == 0 && includes == 0 && references == 0 }

    static func + (left: Evidence, right: Evidence) -> Evidence {
      Evidence(
        imports: left.imports + right.imports, includes: left.includes + right.includes,
        references: left.references + right.references)
    }
  }

  /// One edge: `source` depends on `target`.
  package struct Edge: Sendable, Equatable {
    package let source: Int
    package let target: Int
    package let evidence: Evidence

    package init(source: Int, target: Int, evidence: Evidence) {
      self.source = source
      self.target = target
      self.evidence = evidence
    }
  }

  /// From a file to those it depends on.
  package let dependencies: Adjacency
  /// From a file to those that depend on it.
  package let dependents: Adjacency
  /// Beside `dependencies.targets`.
  private let evidence: [Evidence]

  /// Takes edges in any order; those given more than once are added up, those to themselves left out.
  ///
  /// O(edges log edges).
  package init(nodeCount: Int, edges: [Edge]) {
    let sorted = edges.filter { $0.source != $0.target && !$0.evidence.isEmpty }
      .sorted { ($0.source, $0.target) < ($1.source, $1.target) }
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    var targets: [UInt32] = []
    var evidence: [Evidence] = []
    var last = (source: -1, target: -1)
    for edge in sorted {
      if last == (edge.source, edge.target) {
        evidence[evidence.count - 1] = evidence[evidence.count - 1] + edge.evidence
        continue
      }
      last = (edge.source, edge.target)
      offsets[edge.source + 1] += 1
      targets.append(UInt32(edge.target))
      evidence.append(edge.evidence)
    }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    dependencies = Adjacency(offsets: offsets, targets: targets)
    dependents = dependencies.reversed()
    self.evidence = evidence
  }

  package var nodeCount: Int { dependencies.nodeCount }
  package var edgeCount: Int { dependencies.targets.count }

  /// The edges that leave `node`, by target.
  package func edges(from node: Int) -> [Edge] {
    (dependencies.offsets[node]..<dependencies.offsets[node + 1]).map {
      Edge(source: node, target: Int(dependencies.targets[$0]), evidence: evidence[$0])
    }
  }

  /// All edges, by source and target.
  package var edges: [Edge] { (0..<nodeCount).flatMap(edges(from:)) }

  /// The graph without the edges that only references speak for.
  package var withoutReferences: DependencyGraph {
    DependencyGraph(
      nodeCount: nodeCount,
      edges: edges.map { edge in
        var evidence = edge.evidence
        evidence.references = 0
        return Edge(source: edge.source, target: edge.target, evidence: evidence)
      })
  }
}
