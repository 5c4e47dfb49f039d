/// Which files use names that which files define, and the files' PageRank.
///
/// A file that holds a word flows to the files that define it. The flow of a word is the root of its
/// count times the logarithm of its rarity as a name, shared out over its definers; words with more
/// definers than a limit say nothing. Flows are kept by file and word, not by pair of files: a round
/// first gathers at each word what its users send, and then hands it to its definers, so that it
/// costs one step for each file and word whatever the number of definers.
struct ReferenceGraph: Sendable {
  private let fileCount: Int
  private let names: DefinedNames
  /// Where each file's flows begin in the next two columns; one more at the end.
  private let flowStarts: [Int]
  private let flowNames: [UInt32]
  private let flowWeights: [Double]
  /// By file: the sum of what flows out of it to others, and of what would come back, as a file does not
  /// vote for itself.
  private let outflows: [Double]
  private let returns: [Double]

  /// Names with more definers than this are dropped: `get` in one file may mean any of them.
  static let definerLimit = 8

  /// Linear in the corpus' postings and definitions.
  init(_ corpus: RankingCorpus) {
    fileCount = corpus.files.count
    names = DefinedNames(corpus, limit: Self.definerLimit)
    var (starts, flows, weights) = ([0], [UInt32](), [Double]())
    flows.reserveCapacity(corpus.postingCount)
    weights.reserveCapacity(corpus.postingCount)
    var (outflows, returns) = ([Double](), [Double]())
    var owners = NameOwners(names)
    for file in 0..<fileCount {
      owners.move(to: file)
      var (outflow, back) = (0.0, 0.0)
      for position in corpus.postings(of: file) {
        let name = names.number(ofWord: corpus.postingWords[position])
        guard name >= 0 else { continue }
        let share = owners.ownShare(of: name)
        guard share < 1 else { continue }
        let weight = Double(corpus.postingCounts[position]).squareRoot() * names.rarities[name]
        flows.append(UInt32(name))
        weights.append(weight)
        outflow += weight
        back += weight * share
      }
      starts.append(flows.count)
      outflows.append(outflow - back)
      returns.append(back)
    }
    (flowStarts, flowNames, flowWeights) = (starts, flows, weights)
    (self.outflows, self.returns) = (outflows, returns)
  }

  /// Words of files that lead to definitions elsewhere: what a round goes over.
  var flowCount: Int { flowNames.count }

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
    var flows = [Double](repeating: 0, count: names.count)
    var owners = NameOwners(names)
    for file in 0..<fileCount where outflows[file] > 0 {
      owners.move(to: file)
      let factor = rank[file] / outflows[file]
      for flow in flowStarts[file]..<flowStarts[file + 1] {
        let name = Int(flowNames[flow])
        flows[name] += factor * flowWeights[flow] * (1 - owners.ownShare(of: name))
      }
    }
    return flows
  }

  /// The number of a word of the corpus as a name; nil where it is none.
  func name(ofWord word: Int) -> Int? {
    let number = names.number(ofWord: UInt32(word))
    return number < 0 ? nil : number
  }

  private static let roundLimit = 100
  private static let tolerance = 1e-9

  private func round(_ rank: [Double], _ teleport: [Double], _ damping: Double) -> [Double] {
    var gathered = [Double](repeating: 0, count: names.count)
    var next = [Double](repeating: 0, count: fileCount)
    var kept = 0.0
    for file in 0..<fileCount {
      guard outflows[file] > 0 else {
        kept += damping * rank[file]
        continue
      }
      let factor = damping * rank[file] / outflows[file]
      next[file] = -factor * returns[file]
      for flow in flowStarts[file]..<flowStarts[file + 1] {
        gathered[Int(flowNames[flow])] += factor * flowWeights[flow]
      }
    }
    let restart = 1 - damping + kept
    for file in 0..<fileCount {
      for name in names.names(definedIn: file) {
        next[file] += gathered[Int(name)] / Double(names.definerCounts[Int(name)])
      }
      next[file] = max(0, next[file]) + restart * teleport[file]
    }
    return next
  }
}

/// The names that few enough files define, numbered in the order of their first definitions.
private struct DefinedNames: Sendable {
  /// By name: how many files define it, and what a use of it weighs.
  private(set) var definerCounts: [UInt32] = []
  private(set) var rarities: [Double] = []
  /// By word: its number as a name, -1 where it is none.
  private var numbers: [Int32]
  /// Where each file's names begin in `namesByFile`; one more at the end.
  private var starts = [0]
  private var namesByFile: [UInt32] = []

  init(_ corpus: RankingCorpus, limit: Int) {
    var counts = [UInt32](repeating: 0, count: corpus.words.count)
    for word in corpus.definedWords { counts[Int(word)] += 1 }
    numbers = Array(repeating: -1, count: counts.count)
    let fileCount = Double(max(2, corpus.files.count))
    for file in corpus.files.indices {
      for position in corpus.definitions(of: file) {
        let word = Int(corpus.definedWords[position])
        guard counts[word] <= limit else { continue }
        if numbers[word] < 0 {
          numbers[word] = Int32(definerCounts.count)
          definerCounts.append(counts[word])
          rarities.append(max(0, logarithm(fileCount / Double(counts[word]))))
        }
        namesByFile.append(UInt32(numbers[word]))
      }
      starts.append(namesByFile.count)
    }
  }

  var count: Int { definerCounts.count }

  /// The number of a word as a name; -1 where it is none.
  func number(ofWord word: UInt32) -> Int { Int(numbers[Int(word)]) }

  func names(definedIn file: Int) -> ArraySlice<UInt32> {
    namesByFile[starts[file]..<starts[file + 1]]
  }
}

/// Tells of one file after the other which names it defines itself.
private struct NameOwners {
  private let names: DefinedNames
  private var file = -1
  /// By name: the last file that was seen to define it.
  private var latest: [Int32]

  init(_ names: DefinedNames) {
    self.names = names
    latest = Array(repeating: -1, count: names.count)
  }

  mutating func move(to file: Int) {
    self.file = file
    for name in names.names(definedIn: file) { latest[Int(name)] = Int32(file) }
  }

  /// The part of a name's definers that the file is.
  func ownShare(of name: Int) -> Double {
    latest[name] == Int32(file) ? 1 / Double(names.definerCounts[name]) : 0
  }
}
