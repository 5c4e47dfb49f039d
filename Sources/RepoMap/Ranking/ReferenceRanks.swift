/// The PageRank of a corpus' files for one request, and what it comes from.
struct ReferenceRanks: Sendable {
  private let graph: ReferenceGraph
  /// By file; they sum to 1.
  let ranks: [Double]

  /// Nil for a corpus without files.
  init?(_ corpus: RankingCorpus, teleport: [Double], damping: Double) {
    guard !corpus.files.isEmpty else { return nil }
    graph = ReferenceGraph(corpus)
    ranks = graph.pageRank(teleport: teleport, damping: damping)
  }

  /// By name: what its users send to its definers.
  func flows() -> [Double] { graph.flows(from: ranks) }

  /// The words defined in a file by which most of its rank comes to it by `flows`, the strongest first.
  func strongestWords(
    definedIn file: Int, _ corpus: RankingCorpus, flows: [Double], limit: Int
  ) -> [Int] {
    let words = corpus.definitions(of: file).map { Int(corpus.definedWords[$0]) }
    let flows = words.map { word in graph.name(ofWord: word).map { flows[$0] } ?? 0 }
    let order = words.indices.filter { flows[$0] > 0 }.sorted {
      (flows[$1], $0) < (flows[$0], $1)
    }
    return order.prefix(limit).map { words[$0] }
  }
}
