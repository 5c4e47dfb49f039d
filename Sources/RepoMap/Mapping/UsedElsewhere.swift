/// Definitions that the best files use and that a map does not show yet.
struct UsedElsewhere {
  private let corpus: RankingCorpus
  private let ranking: FileRanking
  private let pricing: MapPricing
  private let reasons: MapReasons?
  private let shownFiles: Set<Int>
  private let shownNames: Set<[UInt8]>

  /// Files whose words are followed, and the most definers that a word may have.
  private static let userCount = 5
  private static let definerLimit = 3
  /// Words that are tried, the strongest first.
  private static let candidateLimit = 200
  /// Shorter words say too little.
  private static let leastLength = 4
  /// Less room than this holds no section, in thousandths of a token.
  private static let leastRoom = 10_000

  init(
    _ corpus: RankingCorpus, _ ranking: FileRanking, shownFiles: Set<Int>, map: RepositoryMap,
    pricing: MapPricing, reasons: MapReasons?
  ) {
    self.corpus = corpus
    self.ranking = ranking
    self.pricing = pricing
    self.reasons = reasons
    self.shownFiles = shownFiles
    shownNames = Set(map.sections.flatMap { ($0.signatures + $0.names).map(\.name) })
  }

  /// Sections with signatures of what is used most, the best first, within `room`.
  func sections(room: Int) -> [(file: Int, section: RepositoryMap.Section)] {
    var sections: [(file: Int, section: RepositoryMap.Section)] = []
    var left = room
    for (word, file) in candidates() {
      guard left > Self.leastRoom else { break }
      let position = sections.firstIndex { $0.file == file }
      let before = position.map { sections[$0].section }
      guard let after = adding(corpus.words[word], of: file, to: before) else { continue }
      let added = pricing.cost(of: after) - (before.map(pricing.cost(of:)) ?? 0)
      guard added <= left else { continue }
      left -= added
      if let position {
        sections[position].section = after
      } else {
        sections.append((file, after))
      }
    }
    return sections
  }

  /// The section with the best definition of that name, as if nothing enclosed it.
  private func adding(
    _ name: ArraySlice<UInt8>, of file: Int, to section: RepositoryMap.Section?
  ) -> RepositoryMap.Section? {
    let outline = FileOutline(corpus, file: file, ranking: ranking, weights: RankingWeights())
    guard let index = outline.best.first(where: { outline.name(of: $0) == name }) else {
      return nil
    }
    var entry = outline.entry(index, reasons: reasons)
    entry.depth = 0
    var section =
      section
      ?? RepositoryMap.Section(
        path: corpus.path(of: file), omittedCount: outline.definitions.count,
        reason: reasons?.reason(ofFile: file))
    section.signatures.append(entry)
    section.signatures.sort { $0.tag.nameByte < $1.tag.nameByte }
    section.omittedCount -= 1
    return section
  }

  /// Words with the file that defines them, those first that the best files use most.
  private func candidates() -> [(word: Int, file: Int)] {
    let definers = definersByWord()
    guard let first = ranking.order.first, ranking.scores[first] > 0 else { return [] }
    var scores: [Int: Double] = [:]
    for file in ranking.order.prefix(Self.userCount) {
      let trust = ranking.scores[file] / ranking.scores[first]
      for position in corpus.postings(of: file) {
        let word = Int(corpus.postingWords[position])
        guard definers[word] != nil else { continue }
        let count = Double(corpus.postingCounts[position])
        scores[word, default: 0] += trust * trust * count.squareRoot() * rarity(of: word)
      }
    }
    let sorted = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.lazy.filter { !shownNames.contains(Array(corpus.words[$0.key])) }
      .prefix(Self.candidateLimit).compactMap { word, _ in
        definers[word]?.first { !shownFiles.contains($0) }.map { (word, $0) }
      }
  }

  private func rarity(of word: Int) -> Double {
    logarithm(Double(corpus.files.count) / Double(max(1, corpus.fileCounts[word])) + 1)
  }

  /// The source files that define a word, where they are few.
  private func definersByWord() -> [Int: [Int]] {
    var definers: [Int: [Int]] = [:]
    for file in corpus.files.indices where corpus.roles[file] == .source {
      for position in corpus.definitions(of: file) {
        let word = Int(corpus.definedWords[position])
        if corpus.words[word].count >= Self.leastLength { definers[word, default: []].append(file) }
      }
    }
    return definers.filter { $0.value.count <= Self.definerLimit }
  }
}
