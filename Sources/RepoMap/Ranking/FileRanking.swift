/// The files of a corpus by their score for one request.
package struct FileRanking: Sendable {
  /// What a file's score is the sum of; each part is at least 0.
  package struct Score: Sendable {
    /// Fit of its words to the request's, at most 1.
    package var words = 0.0
    /// Messages of its changes that fit the request.
    package var similarChanges = 0.0
    /// PageRank from the files that fit.
    package var references = 0.0
    package var churn = 0.0
    /// Changed together with the focus.
    package var together = 0.0
    /// In a folder of the focus.
    package var folder = 0.0

    package var total: Double {
      words + similarChanges + references + churn + together + folder
    }
  }

  /// By file index.
  package let scores: [Score]
  /// Parsed files, the highest score first, equals by path; the focus comes in its own order first.
  package let order: [Int]
  let terms: RequestTerms
  /// By file: the request's stems that it holds, as bits of their numbers.
  let matches: [UInt64]

  /// Ranks all files; linear in the corpus' postings for each round of PageRank.
  package init(
    _ corpus: RankingCorpus, request: MapRequest, history: ChangeHistory?,
    weights: RankingWeights = RankingWeights()
  ) {
    let terms = RequestTerms(query: request.query, mentions: request.mentions + request.focusNames)
    let lexical = LexicalScores(corpus, terms: terms, weights: weights)
    let demotions = Self.demotions(corpus, terms)
    let words = Self.scaled(zip(lexical.scores, demotions).map { $0 * $1 })
    var scores = words.map { Score(words: $0) }
    let history = history.map { HistoryScores($0, fileCount: corpus.files.count) }
    Self.addReferences(to: &scores, corpus, request, demotions, weights)
    if let history {
      Self.addHistory(to: &scores, history, request, terms, demotions, weights)
    }
    Self.addFolders(to: &scores, corpus, request, weights)
    self.scores = scores
    self.terms = terms
    matches = lexical.matches
    let focus = Set(request.focusFiles)
    let rest = corpus.files.indices.filter {
      corpus.files[$0].outcome == .parsed && !focus.contains($0)
    }
    order = rest.sorted { (scores[$1].total, $0) < (scores[$0].total, $1) }
  }

  /// Tests, vendored and generated files count less, unless the request names such a part.
  private static func demotions(_ corpus: RankingCorpus, _ terms: RequestTerms) -> [Double] {
    let asksForTests = !terms.numbers(in: Array("test".utf8)).isEmpty
    return corpus.roles.map { $0 == .test && asksForTests ? 1 : $0.weight }
  }

  private static func addReferences(
    to scores: inout [Score], _ corpus: RankingCorpus, _ request: MapRequest,
    _ demotions: [Double], _ weights: RankingWeights
  ) {
    guard !scores.isEmpty else { return }
    var teleport = scores.map { $0.words * $0.words }
    let sum = teleport.reduce(0, +)
    for file in request.focusFiles {
      teleport[file] += max(1, sum) / Double(request.focusFiles.count)
    }
    // A little for every file, so that each is reached; all of it where nothing is asked.
    let floor = max(teleport.reduce(0, +), 1e-9) * 0.05 / Double(teleport.count)
    let total = teleport.reduce(0) { $0 + $1 + floor }
    let graph = ReferenceGraph(corpus)
    let rank = graph.pageRank(
      teleport: teleport.map { ($0 + floor) / total }, damping: weights.damping)
    for (file, part) in scaled(rank).enumerated() {
      scores[file].references = weights.graph * part * demotions[file]
    }
  }

  private static func addHistory(
    to scores: inout [Score], _ history: HistoryScores, _ request: MapRequest,
    _ terms: RequestTerms, _ demotions: [Double], _ weights: RankingWeights
  ) {
    let churn = scaled(history.churn())
    let similar = terms.isEmpty ? nil : scaled(history.similarity(to: terms))
    let together = request.focusFiles.isEmpty ? nil : history.together(with: request.focusFiles)
    for file in scores.indices {
      scores[file].churn = weights.churn * churn[file].squareRoot() * demotions[file]
      if let similar {
        scores[file].similarChanges = weights.similarChanges * similar[file] * demotions[file]
      }
      if let together { scores[file].together = weights.together * together.shares[file] }
    }
  }

  private static func addFolders(
    to scores: inout [Score], _ corpus: RankingCorpus, _ request: MapRequest,
    _ weights: RankingWeights
  ) {
    guard !request.focusFiles.isEmpty else { return }
    let folders = Set(request.focusFiles.map { folder(of: corpus.path(of: $0)) })
    for file in scores.indices where folders.contains(folder(of: corpus.path(of: file))) {
      scores[file].folder = weights.sameFolder
    }
  }

  private static func folder(of path: [UInt8]) -> [UInt8] {
    Array(path[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? 0)])
  }

  /// The values divided by the largest.
  private static func scaled(_ values: [Double]) -> [Double] {
    let top = values.max() ?? 0
    return top > 0 ? values.map { $0 / top } : values
  }
}
