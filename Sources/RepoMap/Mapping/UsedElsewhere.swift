/// Definitions that the best files use and that a map does not show yet.
struct UsedElsewhere {
  private let corpus: RankingCorpus
  private let ranking: FileRanking
  private let pricing: MapPricing
  private let reasons: MapReasons?
  private let shownFiles: Set<Int>
  private let shownNames: Set<[UInt8]>
  /// By file: what was asked for once.
  private var outlines: [Int: FileOutline] = [:]

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
  mutating func sections(room: Int) -> [(file: Int, section: RepositoryMap.Section)] {
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
  private mutating func adding(
    _ name: ArraySlice<UInt8>, of file: Int, to section: RepositoryMap.Section?
  ) -> RepositoryMap.Section? {
    let outline = outline(of: file)
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

  private mutating func outline(of file: Int) -> FileOutline {
    if let known = outlines[file] { return known }
    let outline = FileOutline(corpus, file: file, ranking: ranking, weights: RankingWeights())
    outlines[file] = outline
    return outline
  }

  /// Words with the file that defines them, those first that the best files use most.
  private func candidates() -> [(word: Int, file: Int)] {
    guard let first = ranking.order.first, ranking.scores[first] > 0 else { return [] }
    let definerCounts = definerCounts()
    var scores: [Int: Double] = [:]
    for file in ranking.order.prefix(Self.userCount) {
      let trust = ranking.scores[file] / ranking.scores[first]
      for position in corpus.postings(of: file) {
        let word = Int(corpus.postingWords[position])
        guard (1...Self.definerLimit).contains(definerCounts[word]),
          corpus.words[word].count >= Self.leastLength
        else { continue }
        let count = Double(corpus.postingCounts[position])
        scores[word, default: 0] += trust * trust * count.squareRoot() * rarity(of: word)
      }
    }
    let sorted = scores.sorted { left, right in
      left.value == right.value
        ? corpus.words[left.key].lexicographicallyPrecedes(corpus.words[right.key])
        : left.value > right.value
    }
    let best = sorted.lazy.map(\.key).filter { !shownNames.contains(Array(corpus.words[$0])) }
      .prefix(Self.candidateLimit)
    let definers = firstDefiners(of: Set(best))
    return best.compactMap { word in definers[word].map { (word, $0) } }
  }

  private func rarity(of word: Int) -> Double {
    logarithm(Double(corpus.files.count) / Double(max(1, corpus.fileCounts[word])) + 1)
  }

  /// By word: the source files that define it.
  private func definerCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: corpus.words.count)
    for file in corpus.files.indices where corpus.roles[file] == .source {
      for position in corpus.definitions(of: file) {
        counts[Int(corpus.definedWords[position])] += 1
      }
    }
    return counts
  }

  /// By word: the first source file that defines it and is not shown.
  private func firstDefiners(of words: Set<Int>) -> [Int: Int] {
    var definers: [Int: Int] = [:]
    for file in corpus.files.indices
    where corpus.roles[file] == .source && !shownFiles.contains(file) {
      for position in corpus.definitions(of: file) {
        let word = Int(corpus.definedWords[position])
        if words.contains(word), definers[word] == nil { definers[word] = file }
      }
    }
    return definers
  }
}
