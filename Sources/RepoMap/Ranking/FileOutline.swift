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
    /// Whether it is a test, or stands in a module of tests.
    let isTest: Bool
    var score = DefinitionScore()

    /// What its fit counts: tests and lone values matter less than what they are for.
    var weight: Double { (isTest ? 0.3 : 1) * (tag.kind?.isValue == true ? 0.4 : 1) }

    /// An extension without what it holds says nothing, nor does `mod name;`.
    var isWorthShowing: Bool {
      switch tag.kind {
      case .implementation: false
      case .module, .namespace, .package: tag.endRow > tag.row
      default: true
      }
    }
  }

  let file: Int
  let tags: FileTags
  let weights: RankingWeights
  /// The best definition's score.
  private(set) var topScore = 0.0
  /// In the order of the source.
  private(set) var definitions: [Definition] = []
  /// By tag of the file: the definition that its words belong to, -1 for the file itself.
  private var ownerOfTag: [Int] = []

  init(_ corpus: RankingCorpus, file: Int, ranking: FileRanking, weights: RankingWeights) {
    self.file = file
    self.weights = weights
    tags = corpus.tags(of: file)
    collectDefinitions()
    score(corpus, ranking)
    topScore = definitions.reduce(0) { max($0, $1.score.total) }
  }

  func name(of index: Int) -> ArraySlice<UInt8> { tags.text(definitions[index].tag.name) }

  /// Indices of the definitions that say something, the best first, equals in the order of the source.
  var best: [Int] {
    definitions.indices.filter { definitions[$0].isWorthShowing }.sorted {
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
      let isTest = owner >= 0 && definitions[owner].isTest || isTest(tag)
      definitions.append(Definition(tag: tag, parent: owner, depth: depth, isTest: isTest))
    }
  }

  private func isTest(_ tag: Tag) -> Bool {
    let name = tags.text(tag.name)
    return tag.kind == .test
      || tag.kind == .module
        && (name.elementsEqual("tests".utf8) || name.elementsEqual("test".utf8))
  }

  private mutating func score(_ corpus: RankingCorpus, _ ranking: FileRanking) {
    let terms = ranking.terms
    let texts = DefinitionTexts(self, terms, weights)
    let fits = texts.fits(terms.termWeights(exactWord: weights.exactWord), weights)
    let top = fits.max() ?? 0
    let exact = Set(terms.exactWords.map(\.word))
    for index in definitions.indices {
      let name = Array(name(of: index))
      let tag = definitions[index].tag
      let users = corpus.words.number(of: name[...]).map { Double(corpus.fileCounts[$0]) } ?? 0
      let lines = Double(max(0, tag.endRow - tag.row))
      let fit = top > 0 ? fits[index] / top : 0
      definitions[index].score = DefinitionScore(
        words: definitions[index].weight * fit,
        exactName: exact.contains(name) ? weights.exactName : 0,
        users: weights.users * logarithm(1 + users) / 5,
        size: weights.size * logarithm(1 + lines) / 5,
        matches: texts.matches(of: index, stemCount: terms.stems.count))
    }
  }

  /// The definition that a group of words belongs to; nil for the file itself.
  fileprivate func owner(of group: WordBag.Group) -> Int? {
    guard ownerOfTag.indices.contains(group.tag), ownerOfTag[group.tag] >= 0 else { return nil }
    return ownerOfTag[group.tag]
  }
}

/// What a definition's score is the sum of.
package struct DefinitionScore: Sendable {
  /// Fit of its own words to the request's, at most 1; less for tests and lone values.
  var words = 0.0
  /// Its very name is asked for.
  var exactName = 0.0
  /// Files that hold its name.
  var users = 0.0
  var size = 0.0
  /// The request's stems that it holds, as bits of their numbers.
  var matches: UInt64 = 0

  package var total: Double { words + exactName + users + size }

  /// The parts that are not 0, by name; they are weighted already.
  var addends: [(name: String, value: Double)] {
    [("words", words), ("exactName", exactName), ("users", users), ("size", size)]
      .filter { $0.1 > 0 }
  }
}

/// The definitions of one file as texts for BM25: each its own words, its name counting more, and the
/// name of what encloses it.
private struct DefinitionTexts {
  /// By definition, by term.
  private var frequencies: [[Double]]
  private var lengths: [Double]

  init(_ outline: FileOutline, _ terms: RequestTerms, _ weights: RankingWeights) {
    let count = outline.definitions.count
    let termCount = terms.stems.count + terms.exactWords.count
    frequencies = Array(repeating: Array(repeating: 0, count: termCount), count: count)
    lengths = Array(repeating: 0, count: count)
    let bag = outline.tags.wordBag
    let found = bag.words.map { terms.termNumbers(ofWord: outline.tags.text($0)) }
    for group in bag.groups {
      guard let owner = outline.owner(of: group) else { continue }
      for entry in group.counts {
        lengths[owner] += Double(entry.count)
        for term in found[entry.word] { frequencies[owner][term] += Double(entry.count) }
      }
    }
    for index in 0..<count {
      let named = terms.numbers(in: outline.name(of: index))
      for term in named { frequencies[index][term] += weights.definitionNameField }
      let parent = outline.definitions[index].parent
      guard parent >= 0 else { continue }
      for term in terms.numbers(in: outline.name(of: parent)) {
        frequencies[index][term] += weights.parentNameField
      }
    }
  }

  /// The request's stems that a definition holds, as bits of their numbers.
  func matches(of index: Int, stemCount: Int) -> UInt64 {
    frequencies[index].prefix(min(64, stemCount)).enumerated().reduce(0) {
      $1.element > 0 ? $0 | 1 << UInt64($1.offset) : $0
    }
  }

  func fits(_ termWeights: [Double], _ weights: RankingWeights) -> [Double] {
    let count = frequencies.count
    let average = max(1, lengths.reduce(0, +) / Double(max(1, count)))
    let rarities = termWeights.indices.map { term in
      LexicalScores.rarity(
        fileCount: count, holding: frequencies.count { $0[term] > 0 })
    }
    return (0..<count).map { index in
      let length = lengths[index] / average
      let norm =
        weights.saturation
        * (1 - weights.definitionLengthNorm + weights.definitionLengthNorm * length)
      return termWeights.indices.reduce(0) { sum, term in
        let frequency = frequencies[index][term]
        guard frequency > 0 else { return sum }
        return sum + termWeights[term] * rarities[term] * frequency * (weights.saturation + 1)
          / (frequency + norm)
      }
    }
  }
}
