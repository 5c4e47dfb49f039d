/// From a corpus and a request to a map's bytes.
package struct MapBuilder {
  private let corpus: RankingCorpus
  private let history: ChangeHistory?

  package init(_ corpus: RankingCorpus, _ history: ChangeHistory?) {
    self.corpus = corpus
    self.history = history
  }

  package func text(_ request: MapRequest, budget: Int) -> [UInt8] {
    let weights = RankingWeights()
    let ranking = FileRanking(corpus, request: request, history: history, weights: weights)
    let format = MapText(path: corpus.path)
    var layout = MapLayout(
      corpus, ranking, budget: budget, commit: history?.head, format: format,
      counter: .estimate(TokenEstimate()), weights: weights)
    return format.bytes(of: layout.layOut())
  }
}
