import TreeSitter

/// The definitions of one file as a map shows them, each with its score for the request.
///
/// Fields, enumerators and other values inside a definition belong to it: they have no line of their
/// own, and their words count as its words.
struct FileOutline {
  /// One definition that a map may show.
  struct Definition {
    let tag: Tag
    /// Index of the enclosing one in the outline, -1 at file level.
    let parent: Int
    /// How many enclose it.
    let depth: Int
    var score = DefinitionScore()
  }

  let file: Int
  let tags: FileTags
  /// In the order of the source.
  private(set) var definitions: [Definition] = []
  /// By tag of the file: the definition that its words belong to, -1 for the file itself.
  private var ownerOfTag: [Int] = []

  init(_ corpus: RankingCorpus, file: Int, ranking: FileRanking, weights: RankingWeights) {
    self.file = file
    tags = corpus.files[file]
    collectDefinitions()
    score(corpus, ranking, weights)
  }

  func name(of index: Int) -> ArraySlice<UInt8> { tags.text(definitions[index].tag.name) }

  /// Indices of the definitions, the best first, equals in the order of the source.
  var best: [Int] {
    definitions.indices.sorted {
      (definitions[$1].score.total, $0) < (definitions[$0].score.total, $1)
    }
  }

  private mutating func collectDefinitions() {
    for tag in tags.tags {
      let owner = tag.parent >= 0 && tag.parent < ownerOfTag.count ? ownerOfTag[tag.parent] : -1
      guard let kind = tag.kind, !(kind.isValue && kind != .macro && owner >= 0) else {
        ownerOfTag.append(owner)
        continue
      }
      ownerOfTag.append(definitions.count)
      let depth = owner < 0 ? 0 : definitions[owner].depth + 1
      definitions.append(Definition(tag: tag, parent: owner, depth: depth))
    }
  }

  private mutating func score(
    _ corpus: RankingCorpus, _ ranking: FileRanking, _ weights: RankingWeights
  ) {
    let texts = DefinitionTexts(self, ranking.terms)
    let fits = texts.fits(ranking.terms, weights)
    let top = fits.max() ?? 0
    let exact = Set(ranking.terms.exactWords.map(\.word))
    for index in definitions.indices {
      let name = Array(name(of: index))
      let tag = definitions[index].tag
      let users = corpus.words.number(of: name[...]).map { Double(corpus.fileCounts[$0]) } ?? 0
      let lines = Double(max(0, tag.endRow - tag.row))
      definitions[index].score = DefinitionScore(
        words: top > 0 ? fits[index] / top : 0,
        exactName: exact.contains(name) ? weights.exactName : 0,
        users: weights.users * logarithm(1 + users) / 5,
        size: weights.size * logarithm(1 + lines) / 5, matches: texts.matches(of: index))
    }
  }

  /// The definition that a group of words belongs to; nil for the file itself.
  fileprivate func owner(of group: WordBag.Group) -> Int? {
    guard ownerOfTag.indices.contains(group.tag), ownerOfTag[group.tag] >= 0 else { return nil }
    return ownerOfTag[group.tag]
  }
}

/// What a definition's score is the sum of.
struct DefinitionScore {
  /// Fit of its own words to the request's, at most 1.
  var words = 0.0
  /// Its very name is asked for.
  var exactName = 0.0
  /// Files that hold its name.
  var users = 0.0
  var size = 0.0
  /// The request's stems that it holds, as bits of their numbers.
  var matches: UInt64 = 0

  var total: Double { words + exactName + users + size }
}

/// The definitions of one file as texts for BM25: each its own words, its name counting more.
private struct DefinitionTexts {
  private var frequencies: [[Double]]
  private var inName: [Set<Int>] = []
  private var lengths: [Double]

  init(_ outline: FileOutline, _ terms: RequestTerms) {
    let count = outline.definitions.count
    frequencies = Array(
      repeating: Array(repeating: 0, count: terms.stems.count), count: count)
    lengths = Array(repeating: 0, count: count)
    let bag = outline.tags.wordBag
    let stems = bag.words.map { terms.numbers(in: outline.tags.text($0)) }
    for group in bag.groups {
      guard let owner = outline.owner(of: group) else { continue }
      for entry in group.counts {
        lengths[owner] += Double(entry.count)
        for stem in stems[entry.word] { frequencies[owner][stem] += Double(entry.count) }
      }
    }
    for index in 0..<count { inName.append(Set(terms.numbers(in: outline.name(of: index)))) }
  }

  func matches(of index: Int) -> UInt64 {
    frequencies[index].indices.prefix(64).reduce(0) {
      frequencies[index][$1] > 0 || inName[index].contains($1) ? $0 | 1 << UInt64($1) : $0
    }
  }

  func fits(_ terms: RequestTerms, _ weights: RankingWeights) -> [Double] {
    let count = frequencies.count
    let average = max(1, lengths.reduce(0, +) / Double(max(1, count)))
    let rarities = terms.stems.indices.map { stem in
      LexicalScores.rarity(
        fileCount: count,
        holding: (0..<count).count { frequencies[$0][stem] > 0 || inName[$0].contains(stem) })
    }
    return (0..<count).map { index in
      let length = lengths[index] / average
      let norm =
        weights.saturation
        * (1 - weights.definitionLengthNorm + weights.definitionLengthNorm * length)
      return terms.stems.indices.reduce(0) { sum, stem in
        let named = inName[index].contains(stem) ? weights.definitionNameField : 0
        let frequency = frequencies[index][stem] + named
        guard frequency > 0 else { return sum }
        return sum + terms.weights[stem] * rarities[stem] * frequency * (weights.saturation + 1)
          / (frequency + norm)
      }
    }
  }
}
