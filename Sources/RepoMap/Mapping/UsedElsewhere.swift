/// Definitions that the best files use and that a map does not show yet.
struct UsedElsewhere {
  private let corpus: RankingCorpus
  private let ranking: FileRanking
  private let shownNames: Set<[UInt8]>
  private let shownFiles: Set<Int>

  /// Files whose words are followed, and the most definers that a word may have.
  private static let userCount = 3
  private static let definerLimit = 3
  /// Names that are tried.
  private static let candidateLimit = 200

  init(_ corpus: RankingCorpus, _ ranking: FileRanking, shownBefore map: RepositoryMap) {
    self.corpus = corpus
    self.ranking = ranking
    shownNames = Set(map.sections.flatMap { ($0.signatures + $0.names).map(\.name) })
    shownFiles = Set(map.sections.map(\.file))
  }

  /// Sections with signatures of what is used most, the best first, within `room`.
  mutating func sections(
    room: Int, format: any MapFormat, counter: TokenCounter
  ) -> [RepositoryMap.Section] {
    var sections: [RepositoryMap.Section] = []
    var left = room
    for (word, definers) in candidates() {
      guard left > 10_000 else { break }
      let name = Array(corpus.words[Int(word)])
      guard let file = definers.first(where: { !shownFiles.contains($0) }),
        let entry = entry(named: name, in: file)
      else { continue }
      let position = sections.firstIndex { $0.file == file }
      var section = position.map { sections[$0] } ?? RepositoryMap.Section(file: file)
      let before = position.map { counter.cost(format.section(sections[$0])) } ?? 0
      section.signatures.append(entry)
      section.signatures.sort { $0.tag.nameByte < $1.tag.nameByte }
      let added = counter.cost(format.section(section)) - before
      guard added <= left else { continue }
      left -= added
      if let position { sections[position] = section } else { sections.append(section) }
    }
    return sections
  }

  /// The definition of that name with its signature, as if nothing enclosed it.
  private func entry(named name: [UInt8], in file: Int) -> RepositoryMap.Entry? {
    let outline = FileOutline(corpus, file: file, ranking: ranking, weights: RankingWeights())
    guard let index = outline.best.first(where: { outline.name(of: $0).elementsEqual(name) })
    else { return nil }
    let entry = outline.entry(index)
    return RepositoryMap.Entry(
      name: entry.name, tag: entry.tag, signature: entry.signature, doc: entry.doc, depth: 0,
      score: entry.score)
  }

  private func candidates() -> [(word: UInt32, definers: [Int])] {
    let definers = definersByWord()
    guard let first = ranking.order.first, ranking.scores[first].total > 0 else { return [] }
    let top = ranking.scores[first].total
    var scores: [UInt32: Double] = [:]
    for file in ranking.order.prefix(Self.userCount) {
      let trust = ranking.scores[file].total / top
      for position in corpus.postings(of: file) {
        let word = corpus.postingWords[position]
        guard definers[word] != nil, !shownNames.contains(Array(corpus.words[Int(word)])) else {
          continue
        }
        let rarity = logarithm(
          Double(corpus.files.count) / Double(max(1, corpus.fileCounts[Int(word)])) + 1)
        scores[word, default: 0] +=
          trust * trust * Double(corpus.postingCounts[position]).squareRoot() * rarity
      }
    }
    let sorted = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.prefix(Self.candidateLimit).map { ($0.key, definers[$0.key] ?? []) }
  }

  /// The source files that define each word of more than three letters, where they are few.
  private func definersByWord() -> [UInt32: [Int]] {
    var definers: [UInt32: [Int]] = [:]
    for file in corpus.files.indices where corpus.roles[file] == .source {
      for position in corpus.definitions(of: file) {
        let word = corpus.definedWords[position]
        if corpus.words[Int(word)].count > 3 { definers[word, default: []].append(file) }
      }
    }
    return definers.filter { $0.value.count <= Self.definerLimit }
  }
}
