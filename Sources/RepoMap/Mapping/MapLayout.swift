/// Chooses what of a ranked corpus is shown within a budget, in four tiers.
///
/// First signatures of the best definitions in the best files, each file with room by its score; then
/// names of those files' other definitions; then signatures of what the best files use elsewhere; and
/// last a list of further files. What is chosen is whole or absent, and the complete output is counted:
/// it never costs more than the budget.
struct MapLayout {
  private let corpus: RankingCorpus
  private let ranking: FileRanking
  private let weights: RankingWeights
  private let pricing: MapPricing
  private let reasons: MapReasons?
  private let budgetInMillitokens: Int
  private var map: RepositoryMap
  private var spent = 0
  private var shown: Set<Int> = []

  /// Less room than this holds no further name, in thousandths of a token.
  private static let leastRoom = 4000

  init(
    _ corpus: RankingCorpus, _ ranking: FileRanking, budget: Int, commit: [UInt8]?,
    pricing: MapPricing, explains: Bool, weights: RankingWeights
  ) {
    self.corpus = corpus
    self.ranking = ranking
    self.weights = weights
    self.pricing = pricing
    reasons = explains ? MapReasons(corpus, ranking) : nil
    budgetInMillitokens = budget * 1000
    map = RepositoryMap(budget: budget, commit: commit)
  }

  /// The map; of the same input always the same.
  mutating func layOut() -> RepositoryMap {
    countOmitted()
    spent = pricing.frameCost(map)
    addBestFiles()
    addUsedElsewhere()
    addFolders()
    countOmitted()
    while pricing.cost(of: map) > budgetInMillitokens, removeLast() { countOmitted() }
    return map
  }

  /// Shares the room out among the best files: 8, and one more for each 120 tokens.
  private mutating func addBestFiles() {
    let files = ranking.order.prefix(8 + map.budget / 120)
    guard let first = files.first, ranking.scores[first] > 0 else { return }
    let shares = files.map {
      power(max(ranking.scores[$0] / ranking.scores[first], 1e-9), weights.roomExponent)
    }
    let sum = shares.reduce(0, +)
    let part = 1 - weights.listing - weights.usedElsewhere
    let room = Double(max(0, budgetInMillitokens - spent)) * part
    var carried = 0.0
    for (file, share) in zip(files, shares) {
      let available = room * share / sum + carried
      carried = available - Double(addSection(of: file, room: Int(available)))
    }
  }

  /// Shows a file in so much room; returns what of it was used, nothing where it is too small.
  private mutating func addSection(of file: Int, room: Int) -> Int {
    let outline = FileOutline(corpus, file: file, ranking: ranking, weights: weights)
    var chooser = SectionChooser(
      outline, path: corpus.path(of: file), pricing: pricing, reasons: reasons)
    guard let section = chooser.section(room: room, signatureShare: weights.signatures) else {
      return 0
    }
    add(section, of: file)
    return pricing.cost(of: section)
  }

  private mutating func addUsedElsewhere() {
    let room = Int(Double(budgetInMillitokens) * weights.usedElsewhere)
    var used = UsedElsewhere(
      corpus, ranking, shownFiles: shown, map: map, pricing: pricing, reasons: reasons)
    for (file, section) in used.sections(room: min(room, budgetInMillitokens - spent)) {
      add(section, of: file)
    }
  }

  private mutating func add(_ section: RepositoryMap.Section, of file: Int) {
    map.sections.append(section)
    shown.insert(file)
    spent += pricing.cost(of: section)
  }

  /// Lists further files in the order of their scores, each under its folder.
  private mutating func addFolders() {
    var positions: [[UInt8]: Int] = [:]
    for file in ranking.order where !shown.contains(file) {
      guard budgetInMillitokens - spent > Self.leastRoom else { return }
      let path = corpus.path(of: file)
      let folder = Array(path.parentPath)
      let position = positions[folder]
      let before = position.map { map.folders[$0] }
      var after = before ?? RepositoryMap.Folder(path: folder)
      after.names.append(Array(path.lastComponent))
      let added = pricing.cost(of: after) - (before.map(pricing.cost(of:)) ?? 0)
      guard spent + added <= budgetInMillitokens else { continue }
      positions[folder] = position ?? map.folders.count
      if let position { map.folders[position] = after } else { map.folders.append(after) }
      spent += added
    }
  }

  private mutating func countOmitted() {
    let files = map.sections.count + map.folders.reduce(0) { $0 + $1.names.count }
    map.omittedFileCount = ranking.order.count - files
    let shown = map.sections.reduce(0) { $0 + $1.signatures.count + $1.names.count }
    map.omittedDefinitionCount = corpus.definitionCount - shown
  }

  /// Takes away the piece that matters least; false where nothing is left.
  private mutating func removeLast() -> Bool {
    guard let last = map.folders.indices.last else { return map.sections.popLast() != nil }
    map.folders[last].names.removeLast()
    if map.folders[last].names.isEmpty { map.folders.removeLast() }
    return true
  }
}
