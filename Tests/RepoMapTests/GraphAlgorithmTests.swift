import Testing
import TestSupport

@testable import RepoMap

/// Graph algorithms against answers that are too slow, but plain to see.
@Suite("Graph algorithms")
struct GraphAlgorithmTests {
  /// A graph of a few nodes, with the table of who reaches whom and how far (Floyd and Warshall).
  private struct SmallGraph {
    let rows: [[Int]]
    /// Edges from one node to another, at least one; nil where nothing leads.
    var distances: [[Int?]]

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 1...14, using: &random)
      let density = Int.random(in: 2...12, using: &random)
      rows = (0..<count).map { node in
        (0..<count).filter { _ in Int.random(in: 0..<14, using: &random) < density / 2 }
          .filter { $0 != node }
      }
      distances = rows.map { row in (0..<count).map { row.contains($0) ? 1 : nil } }
      for middle in 0..<count {
        for source in 0..<count {
          for target in 0..<count {
            guard let first = distances[source][middle], let second = distances[middle][target]
            else { continue }
            distances[source][target] = min(distances[source][target] ?? .max, first + second)
          }
        }
      }
    }

    var adjacency: Adjacency { Adjacency(rows: rows) }

    /// Groups of two or more that all reach each other, in rising order.
    var circles: Set<[Int]> {
      Set(
        rows.indices.map { node in
          rows.indices.filter {
            $0 == node || distances[node][$0] != nil && distances[$0][node] != nil
          }
        }
        .filter { $0.count > 1 })
    }
  }

  @Test("cycles are the groups that all reach each other, each with a shortest way round")
  func cycles() {
    var circleCount = 0
    for seed in 0..<400 as Range<UInt64> {
      let graph = SmallGraph(seed: seed)
      let cycles = CycleFinder(graph.adjacency).cycles()
      #expect(Set(cycles.map(\.members)) == graph.circles, "seed \(seed)")
      #expect(cycles.map(\.members.count) == cycles.map(\.members.count).sorted(by: >))
      for cycle in cycles {
        circleCount += 1
        let shortest = cycle.members.compactMap { graph.distances[$0][$0] }.min()
        #expect(cycle.shortest.count == shortest, "seed \(seed)")
        #expect(cycle.shortest.first == cycle.shortest.min(), "seed \(seed)")
        let next = cycle.shortest.dropFirst() + cycle.shortest.prefix(1)
        #expect(
          zip(cycle.shortest, next).allSatisfy { graph.rows[$0].contains($1) }, "seed \(seed)")
      }
    }
    #expect(circleCount > 100)
  }

  @Test("a search reaches what can be reached, on shortest ways")
  func reach() {
    for seed in 0..<200 as Range<UInt64> {
      let graph = SmallGraph(seed: seed)
      let search = ReachSearch(graph.adjacency, from: [0])
      for node in graph.rows.indices.dropFirst() {
        #expect(Int(search.distances[node]) == graph.distances[0][node] ?? -1, "seed \(seed)")
        guard let path = search.path(to: node) else { continue }
        #expect(path.first == 0 && path.last == node)
        #expect(zip(path, path.dropFirst()).allSatisfy { graph.rows[$0].contains($1) })
      }
      let near = ReachSearch(graph.adjacency, from: [0], maximumDistance: 1)
      #expect(near.order == [0] + graph.rows[0])
    }
  }

  @Test("a long chain that closes is one circle, found without recursion")
  func longChain() {
    let count = 200_000
    let chain = Adjacency(rows: (0..<count).map { [($0 + 1) % count] })
    #expect(StronglyConnectedComponents(chain).count == 1)
    let open = Adjacency(rows: (0..<count).map { $0 + 1 < count ? [$0 + 1] : [] })
    #expect(StronglyConnectedComponents(open).count == count)
  }

  @Test("edges are turned round, and parallel edges added up")
  func edges() {
    let graph = DependencyGraph(
      nodeCount: 3,
      edges: [
        .init(source: 2, target: 1, evidence: .init(references: 2)),
        .init(source: 0, target: 1, evidence: .init(imports: 1)),
        .init(source: 2, target: 1, evidence: .init(imports: 1)),
        .init(source: 1, target: 1, evidence: .init(imports: 5)),
        .init(source: 1, target: 0, evidence: .init()),
      ])
    #expect(
      graph.edges == [
        .init(source: 0, target: 1, evidence: .init(imports: 1)),
        .init(source: 2, target: 1, evidence: .init(imports: 1, references: 2)),
      ])
    #expect(Array(graph.dependents[1]) == [0, 2])
    #expect(
      graph.withoutReferences.edges.map(\.evidence) == [.init(imports: 1), .init(imports: 1)])
  }

  /// The ranks of a star are known: with n leaves, damping d and the centre a dead end,
  /// leaf = a and centre = a + d·n·a, where all add up to 1.
  @Test("ranks of a star are those of the formula, and always add up to one")
  func centrality() {
    let leaves = 9
    let star = DependencyGraph(
      nodeCount: leaves + 1,
      edges: (1...leaves).map { .init(source: $0, target: 0, evidence: .init(imports: 1)) })
    let ranks = FileCentrality(star).ranks
    let leaf = 1 / (Double(leaves + 1) + 0.85 * Double(leaves))
    #expect(abs(ranks[1] - leaf) < 1e-6)
    #expect(abs(ranks[0] - leaf * (1 + 0.85 * Double(leaves))) < 1e-6)
    for seed in 0..<50 as Range<UInt64> {
      let rows = SmallGraph(seed: seed).rows
      let edges = rows.indices.flatMap { source in
        rows[source].map {
          DependencyGraph.Edge(source: source, target: $0, evidence: .init(imports: 1))
        }
      }
      let sum = FileCentrality(DependencyGraph(nodeCount: rows.count, edges: edges)).ranks.reduce(
        0, +)
      #expect(abs(sum - 1) < 1e-9, "seed \(seed)")
    }
  }

  @Test(
    "tests are told by their paths",
    arguments: [
      ("tests/a.py", true), ("src/test_a.py", true), ("pkg/a_test.go", true), ("a.spec.ts", true),
      ("Tests/AppTests/A.swift", true), ("src/UserTest.java", true), ("a/conftest.py", true),
      ("src/attest.py", false), ("src/contest/a.py", false), ("src/latest.ts", false),
      ("a/testdata.go", false), ("README", false),
    ])
  func testPaths(path: String, isTest: Bool) {
    #expect(TestPath.isTest(path.utf8) == isTest)
  }
}
