/// The files of a corpus by their score for one request.
///
/// A score is a sum of parts, each between 0 and 1 and times its weight.
package struct FileRanking: Sendable {
  /// What a score is made of.
  package enum Part: String, Sendable {
    /// Fit of the file's words to the request's.
    case words
    /// Fit of the messages of its changes.
    case messages
    /// PageRank from the files that fit, or from the focus.
    case references
    /// How often it changed of late.
    case churn
    /// How often it changed together with the focus.
    case together
    /// Whether it lies in a folder of the focus.
    case folder
  }

  /// One part of one file's score.
  package struct Addend: Sendable {
    package let part: Part
    package let weight: Double
    package let value: Double

    package var product: Double { weight * value }
  }

  /// One part of all files' scores, by file.
  private struct Column: Sendable {
    let part: Part
    let weight: Double
    let values: [Double]
  }

  private var columns: [Column] = []
  /// By file index: its score.
  package private(set) var scores: [Double]
  /// Parsed files outside the focus, the highest score first, equals by path.
  package let order: [Int]
  let terms: RequestTerms
  /// By file: the request's stems that it holds, as bits of their numbers.
  let matches: [UInt64]
  let references: ReferenceRanks?

  /// Ranks all files; linear in the corpus' postings for each round of PageRank.
  package init(
    _ corpus: RankingCorpus, request: MapRequest, history: ChangeHistory?,
    weights: RankingWeights = RankingWeights()
  ) {
    terms = RequestTerms(query: request.query, mentions: request.mentions + request.focusNames)
    let lexical = LexicalScores(corpus, terms: terms, weights: weights)
    matches = lexical.matches
    let roles = Self.demotions(corpus, terms)
    let words = Self.scaled(Self.product(lexical.scores, roles))
    columns = [Column(part: .words, weight: 1, values: words)]
    references = ReferenceRanks(
      corpus, teleport: Self.teleport(words, request), damping: weights.damping)
    if let ranks = references?.ranks {
      let values = Self.product(Self.scaled(ranks), roles)
      columns.append(Column(part: .references, weight: weights.graph, values: values))
    }
    if let history {
      let scores = HistoryScores(history, fileCount: corpus.files.count)
      columns += Self.historyColumns(scores, request, terms, roles, weights)
    }
    columns += Self.folderColumns(corpus, request, weights)
    let scores = Self.sums(columns, count: corpus.files.count)
    let focus = Set(request.focusFiles)
    let ranked = corpus.files.indices.filter {
      corpus.files[$0].outcome == .parsed && !focus.contains($0)
    }
    order = ranked.sorted { (scores[$1], $0) < (scores[$0], $1) }
    self.scores = scores
  }

  /// The parts of a file's score that are not 0, the largest first.
  package func addends(of file: Int) -> [Addend] {
    let addends = columns.map {
      Addend(part: $0.part, weight: $0.weight, value: $0.values[file])
    }
    return addends.filter { $0.value > 0 }.enumerated().sorted {
      ($1.element.product, $0.offset) < ($0.element.product, $1.offset)
    }.map(\.element)
  }

  /// Tests, vendored and generated files count less, unless the request asks for tests.
  private static func demotions(_ corpus: RankingCorpus, _ terms: RequestTerms) -> [Double] {
    let asksForTests = !terms.numbers(in: Array("test".utf8)).isEmpty
    return corpus.roles.map { $0 == .test && asksForTests ? 1 : $0.weight }
  }

  /// Where a walk begins: at files that fit, at the focus, and a little everywhere.
  private static func teleport(_ words: [Double], _ request: MapRequest) -> [Double] {
    var teleport = words.map { $0 * $0 }
    let sum = teleport.reduce(0, +)
    let starts = request.focusFiles + request.focusDefiners
    for file in starts { teleport[file] += max(1, sum) / Double(starts.count) }
    let floor = max(teleport.reduce(0, +), 1e-9) * 0.05 / Double(max(1, teleport.count))
    let total = teleport.reduce(0) { $0 + $1 + floor }
    return teleport.map { ($0 + floor) / total }
  }

  private static func historyColumns(
    _ history: HistoryScores, _ request: MapRequest, _ terms: RequestTerms, _ roles: [Double],
    _ weights: RankingWeights
  ) -> [Column] {
    let churn = product(scaled(history.churn()).map { $0.squareRoot() }, roles)
    var columns = [Column(part: .churn, weight: weights.churn, values: churn)]
    if !terms.isEmpty {
      let fits = product(scaled(history.fits(to: terms)), roles)
      columns.append(Column(part: .messages, weight: weights.messages, values: fits))
    }
    if !request.focusFiles.isEmpty {
      let shares = product(history.shares(with: request.focusFiles), roles)
      columns.append(Column(part: .together, weight: weights.together, values: shares))
    }
    return columns
  }

  private static func folderColumns(
    _ corpus: RankingCorpus, _ request: MapRequest, _ weights: RankingWeights
  ) -> [Column] {
    guard !request.focusFiles.isEmpty else { return [] }
    let folders = Set(request.focusFiles.map { Array(corpus.path(of: $0).parentPath) })
    let values = corpus.files.indices.map {
      folders.contains(Array(corpus.path(of: $0).parentPath)) ? 1.0 : 0
    }
    return [Column(part: .folder, weight: weights.sameFolder, values: values)]
  }

  private static func sums(_ columns: [Column], count: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for column in columns {
      for file in 0..<count { sums[file] += column.weight * column.values[file] }
    }
    return sums
  }

  private static func product(_ left: [Double], _ right: [Double]) -> [Double] {
    zip(left, right).map { $0 * $1 }
  }

  /// The values divided by the largest.
  private static func scaled(_ values: [Double]) -> [Double] {
    let top = values.max() ?? 0
    return top > 0 ? values.map { $0 / top } : values
  }
}
