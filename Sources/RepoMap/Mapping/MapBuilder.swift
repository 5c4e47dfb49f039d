/// The ways to write a map.
package enum MapFormatName: String, Sendable, CaseIterable {
  case text, markdown, json, ndjson

  func format(_ style: MapStyle) -> any MapFormat {
    switch self {
    case .text: MapText(style: style)
    case .markdown: MapMarkdown(style: style)
    case .json: MapJSON(style: style, isLines: false)
    case .ndjson: MapJSON(style: style, isLines: true)
    }
  }
}

/// The walk from a corpus and a request to a map's bytes: rank, lay out, write.
package struct MapBuilder {
  private let corpus: RankingCorpus
  private let history: ChangeHistory?
  private let counter: TokenCounter

  package init(_ corpus: RankingCorpus, _ history: ChangeHistory?, counter: TokenCounter) {
    self.corpus = corpus
    self.history = history
    self.counter = counter
  }

  /// A map of at most `budget` tokens, its frame included: empty where not even that fits.
  package func bytes(
    _ request: MapRequest, budget: Int, format name: MapFormatName, style: MapStyle
  ) -> [UInt8] {
    let pricing = MapPricing(format: name.format(style), counter: counter)
    let map = map(request, budget: budget, pricing: pricing, explains: style.explains)
    return pricing.cost(of: map) <= budget * 1000 ? pricing.format.bytes(of: map) : []
  }
  /// What a map of at most `budget` tokens would show as text, for those who show it in a way of their
  /// own.
  package func map(_ request: MapRequest, budget: Int) -> RepositoryMap {
    let pricing = MapPricing(format: MapFormatName.text.format(MapStyle()), counter: counter)
    return map(request, budget: budget, pricing: pricing, explains: false)
  }

  private func map(
    _ request: MapRequest, budget: Int, pricing: MapPricing, explains: Bool
  ) -> RepositoryMap {
    let weights = RankingWeights()
    let ranking = FileRanking(corpus, request: request, history: history, weights: weights)
    var layout = MapLayout(
      corpus, ranking, budget: budget, commit: history?.head, pricing: pricing,
      explains: explains, weights: weights)
    return layout.layOut()
  }
}
