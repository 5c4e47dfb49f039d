/// What the latest changes tell of each file: how often it changes, with which, and after which words.
struct HistoryScores {
  private let history: ChangeHistory
  private let fileCount: Int

  /// Changes that count for churn, and the number of them after which one counts half.
  private static let churnDepth = 300
  private static let churnHalfLife = 100.0
  /// Changes of more files say nothing of which files belong together.
  private static let togetherLimit = 30

  init(_ history: ChangeHistory, fileCount: Int) {
    self.history = history
    self.fileCount = fileCount
  }

  /// By file: its changes, later ones counting more, large ones less.
  func churn() -> [Double] {
    var scores = [Double](repeating: 0, count: fileCount)
    for (age, change) in history.changes.prefix(Self.churnDepth).enumerated() {
      let weight = power(0.5, Double(age) / Self.churnHalfLife)
      for file in change.files {
        scores[file] += weight / max(1, Double(change.touchedCount) / 10)
      }
    }
    return scores
  }

  /// By file: the share of the focus' changes that touched it too.
  func shares(with focus: [Int]) -> [Double] {
    let focus = Set(focus)
    var shares = [Double](repeating: 0, count: fileCount)
    let common = history.changes.filter {
      $0.touchedCount <= Self.togetherLimit && $0.files.contains(where: focus.contains)
    }
    for change in common {
      for file in change.files where !focus.contains(file) {
        shares[file] += 1 / Double(common.count)
      }
    }
    return shares
  }

  /// By file: how well the messages of its changes fit the request, scored as short texts by BM25.
  func fits(to terms: RequestTerms) -> [Double] {
    var scores = [Double](repeating: 0, count: fileCount)
    let changes = history.changes.filter { $0.touchedCount <= Self.togetherLimit }
    let found = changes.map { terms.numbers(in: $0.message) }
    var counts = [Int](repeating: 0, count: terms.stems.count)
    for numbers in found { for number in numbers { counts[number] += 1 } }
    let rarities = counts.map {
      LexicalScores.rarity(fileCount: max(1, changes.count), holding: $0)
    }
    let most = terms.weights.indices.reduce(0) { $0 + terms.weights[$1] * rarities[$1] }
    for (change, numbers) in zip(changes, found) where !numbers.isEmpty {
      let fit = numbers.reduce(0) { $0 + terms.weights[$1] * rarities[$1] } / most
      let weight = fit * fit / Double(change.touchedCount).squareRoot()
      for file in change.files { scores[file] += weight }
    }
    return scores
  }
}
