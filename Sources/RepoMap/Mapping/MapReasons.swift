/// Why a file is in a map: what its score is the sum of.
package struct FileReason: Sendable {
  package let score: Double
  package let role: FileRole
  /// The largest first.
  package let addends: [FileRanking.Addend]
  /// Words of the request that the file holds.
  package let words: [[UInt8]]
  /// Names by which references bring it most of its rank.
  package let references: [[UInt8]]
}

/// Why a definition is in a map.
package struct DefinitionReason: Sendable {
  package let score: DefinitionScore
  /// Words of the request that the definition holds.
  package let words: [[UInt8]]
}

/// Tells the reasons of a ranking.
struct MapReasons {
  private let corpus: RankingCorpus
  private let ranking: FileRanking
  /// By name: what its users send to its definers.
  private let flows: [Double]

  private static let referenceLimit = 3

  init(_ corpus: RankingCorpus, _ ranking: FileRanking) {
    self.corpus = corpus
    self.ranking = ranking
    flows = ranking.references?.flows() ?? []
  }

  func reason(ofFile file: Int) -> FileReason {
    let references =
      ranking.references?.strongestWords(
        definedIn: file, corpus, flows: flows, limit: Self.referenceLimit) ?? []
    return FileReason(
      score: ranking.scores[file], role: corpus.roles[file],
      addends: ranking.addends(of: file), words: words(ranking.matches[file]),
      references: references.map { Array(corpus.words[$0]) })
  }

  func reason(of score: DefinitionScore) -> DefinitionReason {
    DefinitionReason(score: score, words: words(score.matches))
  }

  private func words(_ matches: UInt64) -> [[UInt8]] {
    ranking.terms.spellings.indices.prefix(64).filter { matches & (1 << UInt64($0)) != 0 }
      .map { ranking.terms.spellings[$0] }
  }
}
