/// How well each file fits the request's words: BM25F over path, names of definitions, and all words.
///
/// Robertson, Zaragoza: The Probabilistic Relevance Framework (2009), section 3.6. A term's
/// frequency is the weighted sum over the fields, and the length is that of the whole file.
struct LexicalScores {
  /// By file, before any demotion; 0 where no term occurs.
  private(set) var scores: [Double]
  /// By file: the request's stems that it holds, as bits of their numbers (the first 64).
  private(set) var matches: [UInt64]
  /// By stem number: its inverse document frequency.
  private(set) var rarities: [Double]

  /// Linear in the corpus' words and postings.
  init(_ corpus: RankingCorpus, terms: RequestTerms, weights: RankingWeights) {
    let fileCount = corpus.files.count
    scores = Array(repeating: 0, count: fileCount)
    matches = Array(repeating: 0, count: fileCount)
    rarities = []
    guard !terms.isEmpty else { return }
    let fields = TermFields(corpus, terms, weights)
    rarities = Self.rarities(fields, termCount: fields.termWeights.count, fileCount: fileCount)
    let total = corpus.wordTotals.reduce(0, +)
    let averageLength = max(1, Double(total) / Double(max(1, fileCount)))
    for file in 0..<fileCount {
      let length = Double(corpus.wordTotals[file]) / averageLength
      let norm = weights.saturation * (1 - weights.lengthNorm + weights.lengthNorm * length)
      for (term, frequency) in fields.frequencies(of: file) where frequency > 0 {
        let part = frequency * (weights.saturation + 1) / (frequency + norm)
        scores[file] += fields.termWeights[term] * rarities[term] * part
        if term < 64 { matches[file] |= 1 << UInt64(term) }
      }
    }
  }

  private static func rarities(_ fields: TermFields, termCount: Int, fileCount: Int) -> [Double] {
    var counts = [Int](repeating: 0, count: termCount)
    for file in 0..<fileCount {
      for (term, frequency) in fields.frequencies(of: file) where frequency > 0 {
        counts[term] += 1
      }
    }
    return counts.map { rarity(fileCount: fileCount, holding: $0) }
  }

  /// The inverse document frequency of BM25, which is never negative.
  static func rarity(fileCount: Int, holding count: Int) -> Double {
    logarithm(1 + (Double(fileCount - count) + 0.5) / (Double(count) + 0.5))
  }
}

/// Weighted frequencies of the request's terms in each file.
///
/// Terms are the request's stems and, behind them, its exact words.
private struct TermFields {
  let termWeights: [Double]
  private let frequencies: [Double]
  private let termCount: Int

  init(_ corpus: RankingCorpus, _ terms: RequestTerms, _ weights: RankingWeights) {
    termWeights = terms.termWeights(exactWord: weights.exactWord)
    termCount = termWeights.count
    let termsOfWord = WordTerms(corpus, terms)
    var frequencies = [Double](repeating: 0, count: corpus.files.count * termCount)
    for file in corpus.files.indices {
      let row = file * termCount
      for position in corpus.postings(of: file) {
        termsOfWord.forEach(of: corpus.postingWords[position]) { term in
          frequencies[row + term] += Double(corpus.postingCounts[position])
        }
      }
      for position in corpus.definitions(of: file) {
        termsOfWord.forEach(of: corpus.definedWords[position]) { term in
          frequencies[row + term] += weights.nameField
        }
      }
      for term in terms.numbers(in: corpus.path(of: file)) {
        frequencies[row + term] += weights.pathField
      }
    }
    self.frequencies = frequencies
  }

  func frequencies(of file: Int) -> EnumeratedSequence<ArraySlice<Double>> {
    frequencies[file * termCount..<(file + 1) * termCount].enumerated()
  }
}

/// Which of the request's terms each word of the corpus holds.
struct WordTerms {
  /// By word: 0 for none, else where its terms begin in `terms`, plus 1.
  private var starts: [UInt32]
  /// Lists of term numbers, each ended by -1.
  private var terms: [Int32] = []

  /// Linear in the corpus' words.
  init(_ corpus: RankingCorpus, _ request: RequestTerms) {
    starts = Array(repeating: 0, count: corpus.words.count)
    for word in 0..<corpus.words.count {
      let begin = terms.count
      for position in corpus.stemStarts[word]..<corpus.stemStarts[word + 1] {
        if let number = request.number(ofStem: corpus.stems[position]) {
          terms.append(Int32(number))
        }
      }
      guard terms.count > begin else { continue }
      if let number = request.exactNumber(of: corpus.words[word]) { terms.append(Int32(number)) }
      terms.append(-1)
      starts[word] = UInt32(begin) + 1
    }
  }

  func forEach(of word: UInt32, _ body: (Int) -> Void) {
    guard starts[Int(word)] > 0 else { return }
    var position = Int(starts[Int(word)]) - 1
    while terms[position] >= 0 {
      body(Int(terms[position]))
      position += 1
    }
  }
}
