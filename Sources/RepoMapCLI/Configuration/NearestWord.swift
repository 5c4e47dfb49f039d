import RepoMap

/// The word that a mistyped one may mean.
enum NearestWord {
  /// The nearest of `words` that is at most a third of `wanted` away; of equals the first.
  static func of(_ wanted: String, in words: [String]) -> String? {
    let limit = max(1, wanted.utf8.count / 3)
    var distance = EditDistance(to: Array(wanted.utf8))
    let distances = words.compactMap { word in
      Array(word.utf8).withUnsafeBufferPointer { distance.distance(of: $0, atMost: limit) }
        .map { (distance: $0, word: word) }
    }
    return distances.min { $0.distance < $1.distance }?.word
  }
}
