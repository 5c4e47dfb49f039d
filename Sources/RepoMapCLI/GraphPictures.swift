import RepoMap
import TUI

/// What an answer about the graph looks like, above or below its rows.
struct GraphPictures {
  private let answer: GraphAnswer
  private let repository: RepositoryGraph
  private let policy: TerminalPolicy

  /// Nodes of a grid, those with the most edges.
  private static let gridCount = 16
  private static let scatterHeight = 10
  /// Fewer points are as easily read from the table.
  private static let leastPoints = 40

  init(_ answer: GraphAnswer, of repository: RepositoryGraph, policy: TerminalPolicy) {
    self.answer = answer
    self.repository = repository
    self.policy = policy
  }

  /// Who uses whom how much, a row for each of the nodes with the most edges; none for a few edges.
  func grid(width: Int) -> [Line] {
    var weights: [Int: Int] = [:]
    for edge in answer.edges {
      for node in [edge.source, edge.target] { weights[node, default: 0] += edge.weight }
    }
    let nodes = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.gridCount)
      .map(\.key).sorted()
    guard policy.output.isTerminal, !policy.isAccessible, nodes.count > 3 else { return [] }
    let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    var values = nodes.map { _ in nodes.map { _ in 0.0 } }
    for edge in answer.edges {
      guard let row = places[edge.source], let column = places[edge.target] else { continue }
      values[row][column] += Double(edge.weight)
    }
    let grid = HeatGrid(labels: nodes.map { SafeText(repository.path($0)) }, values: values)
    return [Line("A row uses a column: the more, the darker", .dim)]
      + grid.lines(width: width, glyphs: policy.glyphs) + [Line()]
  }

  /// Fan-in over fan-out of everything in the graph, on axes of orders of magnitude.
  func scatter(width: Int) -> [Line] {
    let graph = repository.graph
    let points = (0..<graph.nodeCount).map {
      (Double(graph.dependencies[$0].count), Double(graph.dependents[$0].count))
    }
    guard policy.output.isTerminal, !policy.isAccessible, points.count >= Self.leastPoints,
      width >= 60
    else { return [] }
    let (fanOut, fanIn) = (points.map(\.0).max() ?? 0, points.map(\.1).max() ?? 0)
    let picture = Scatter(points.map { (orderOfMagnitude($0.0), orderOfMagnitude($0.1)) })
      .lines(width: min(width, 72) - 2, height: Self.scatterHeight, glyphs: policy.glyphs)
    let (side, corner, floor) = (
      policy.glyphs.frame[5], policy.glyphs.frame[3], policy.glyphs.frame[10]
    )
    return [Line(), Line("Fan-in up to " + .count(Int(fanIn)), .dim)]
      + picture.map { Line(side, .dim) + $0 }
      + [
        Line(corner + floor.repeated(min(width, 72) - 2), .dim),
        Line("Fan-out up to " + .count(Int(fanOut)), .dim).padded(
          toWidth: min(width, 72) - 1, alignment: .trailing),
      ]
  }

  /// 0 for nothing, and one more for each doubling.
  private func orderOfMagnitude(_ value: Double) -> Double {
    var (rest, order) = (value + 1, 0.0)
    while rest >= 2 {
      rest /= 2
      order += 1
    }
    return order + rest - 1
  }
}

extension DependencyGraph.Edge {
  /// Everything that speaks for it.
  fileprivate var weight: Int {
    Int(evidence.imports) + Int(evidence.includes) + Int(evidence.references)
  }
}
