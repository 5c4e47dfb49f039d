/// Which files use names that which files define, and the files' PageRank.
///
/// A file that holds a word flows to the files that define it. The flow of a word is the root of its
/// count times the logarithm of its rarity as a name, shared out over its definers; words with more
/// definers than a limit say nothing. Flows are kept by file and word, not by pair of files: a round
/// first gathers at each word what its users send, and then hands it to its definers, so that it
/// costs one step for each file and word whatever the number of definers.
struct ReferenceGraph: Sendable {
  private let fileCount: Int
  /// Words with definers, in the order of their numbers.
  private let nameCount: Int
  /// Where each file's flows begin in the next two columns.
  private let flowStarts: [Int]
  private let flowNames: [UInt32]
  private let flowWeights: [Double]
  /// Where each name's definers begin in `definers`.
  private let definerStarts: [Int]
  private let definers: [UInt32]
  /// By word: its number as a name, -1 where it is none.
  private let numbers: [Int32]
  /// By flow: the part of it that would come back; a file does not vote for itself.
  private let ownShares: [Double]
  /// By file: the sum of what flows out of it.
  private let outflows: [Double]

  /// Names with more definers than this are dropped: `get` in one file may mean any of them.
  static let definerLimit = 8

  /// Linear in the corpus' postings and definitions.
  init(_ corpus: RankingCorpus) {
    fileCount = corpus.files.count
    let names = DefinedNames(corpus, limit: Self.definerLimit)
    nameCount = names.count
    definerStarts = names.definerStarts
    definers = names.definers
    numbers = names.numbers
    var (starts, flows, weights, shares) = ([0], [UInt32](), [Double](), [Double]())
    var outflows = [Double](repeating: 0, count: fileCount)
    for file in 0..<fileCount {
      for position in corpus.postings(of: file) {
        let name = names.number(ofWord: corpus.postingWords[position])
        guard name >= 0 else { continue }
        let list = names.definers[names.definerStarts[name]..<names.definerStarts[name + 1]]
        let share = list.contains(UInt32(file)) ? 1 / Double(list.count) : 0
        guard share < 1 else { continue }
        let weight =
          Double(corpus.postingCounts[position]).squareRoot() * names.rarity(definers: list.count)
        flows.append(UInt32(name))
        weights.append(weight)
        shares.append(share)
        outflows[file] += weight * (1 - share)
      }
      starts.append(flows.count)
    }
    (flowStarts, flowNames, flowWeights, ownShares) = (starts, flows, weights, shares)
    self.outflows = outflows
  }

  /// Ranks that sum to 1: where a walk is that follows references with probability `damping` and else
  /// begins anew at a file by `teleport`, which sums to 1, as does a walk that has nowhere to go.
  ///
  /// Ends when a round moves less than 1e-9 in sum.
  func pageRank(teleport: [Double], damping: Double) -> [Double] {
    var rank = teleport
    for _ in 0..<Self.roundLimit {
      let next = round(rank, teleport, damping)
      var change = 0.0
      for file in 0..<fileCount { change += abs(next[file] - rank[file]) }
      rank = next
      if change < Self.tolerance { break }
    }
    return rank
  }

  /// By name: what its users send when they hold `rank`; the name's definers share it.
  func flows(from rank: [Double]) -> [Double] {
    var flows = [Double](repeating: 0, count: nameCount)
    for file in 0..<fileCount where outflows[file] > 0 {
      let factor = rank[file] / outflows[file]
      for flow in flowStarts[file]..<flowStarts[file + 1] {
        flows[Int(flowNames[flow])] += factor * flowWeights[flow] * (1 - ownShares[flow])
      }
    }
    return flows
  }

  /// The number of a word of the corpus as a name; nil where it is none.
  func name(ofWord word: Int) -> Int? { numbers[word] < 0 ? nil : Int(numbers[word]) }

  private static let roundLimit = 100
  private static let tolerance = 1e-9

  private func round(_ rank: [Double], _ teleport: [Double], _ damping: Double) -> [Double] {
    var gathered = [Double](repeating: 0, count: nameCount)
    var next = [Double](repeating: 0, count: fileCount)
    var kept = 0.0
    for file in 0..<fileCount {
      guard outflows[file] > 0 else {
        kept += damping * rank[file]
        continue
      }
      let factor = damping * rank[file] / outflows[file]
      for flow in flowStarts[file]..<flowStarts[file + 1] {
        let sent = factor * flowWeights[flow]
        gathered[Int(flowNames[flow])] += sent
        next[file] -= sent * ownShares[flow]
      }
    }
    for name in 0..<nameCount where gathered[name] > 0 {
      let range = definerStarts[name]..<definerStarts[name + 1]
      let part = gathered[name] / Double(range.count)
      for position in range { next[Int(definers[position])] += part }
    }
    let restart = 1 - damping + kept
    for file in 0..<fileCount { next[file] = max(0, next[file]) + restart * teleport[file] }
    return next
  }
}

/// The names that few enough files define, and which files those are.
private struct DefinedNames {
  private(set) var definerStarts: [Int] = [0]
  private(set) var definers: [UInt32] = []
  private(set) var numbers: [Int32]
  private let rarities: [Double]

  init(_ corpus: RankingCorpus, limit: Int) {
    var counts = [UInt32](repeating: 0, count: corpus.words.count)
    for word in corpus.definedWords { counts[Int(word)] += 1 }
    numbers = counts.map { $0 == 0 || $0 > limit ? -1 : 0 }
    for word in numbers.indices where numbers[word] == 0 {
      numbers[word] = Int32(definerStarts.count - 1)
      definerStarts.append(definerStarts[definerStarts.count - 1] + Int(counts[word]))
    }
    var ends = definerStarts
    definers = Array(repeating: 0, count: definerStarts[definerStarts.count - 1])
    for file in corpus.files.indices {
      for position in corpus.definitions(of: file) {
        let name = Int(numbers[Int(corpus.definedWords[position])])
        guard name >= 0 else { continue }
        definers[ends[name]] = UInt32(file)
        ends[name] += 1
      }
    }
    let fileCount = Double(max(2, corpus.files.count))
    rarities = (0...limit).map { max(0, logarithm(fileCount / Double(max(1, $0)))) }
  }

  var count: Int { definerStarts.count - 1 }

  /// The number of a word as a name; -1 where it is none.
  func number(ofWord word: UInt32) -> Int { Int(numbers[Int(word)]) }

  func rarity(definers count: Int) -> Double { rarities[count] }
}
