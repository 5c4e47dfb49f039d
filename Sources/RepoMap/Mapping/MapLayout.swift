/// Chooses what of a ranked corpus is shown within a budget, in four tiers.
///
/// First signatures of the best definitions in the best files, each file with room by its score; then
/// names of those files' other definitions; then signatures of what the best files use elsewhere; and
/// last a list of further files. What is chosen is complete or absent, and is only kept while the whole
/// map's cost stays within the budget.
struct MapLayout {
  private let corpus: RankingCorpus
  private let ranking: FileRanking
  private let weights: RankingWeights
  private let format: any MapFormat
  private let counter: TokenCounter
  private let budgetInMillitokens: Int
  private var map: RepositoryMap
  private var spent = 0
  private var shown: Set<Int> = []

  init(
    _ corpus: RankingCorpus, _ ranking: FileRanking, budget: Int, commit: [UInt8]?,
    format: any MapFormat, counter: TokenCounter, weights: RankingWeights
  ) {
    self.corpus = corpus
    self.ranking = ranking
    self.weights = weights
    self.format = format
    self.counter = counter
    budgetInMillitokens = budget * 1000
    map = RepositoryMap(budget: budget, commit: commit)
  }

  /// The map; of the same input always the same.
  mutating func layOut() -> RepositoryMap {
    countOmitted()
    spent = counter.cost(format.opening(map)) + counter.cost(format.closing(map))
    addBestFiles()
    addUsedElsewhere()
    addFolders()
    countOmitted()
    while counter.cost(format.bytes(of: map)) > budgetInMillitokens, removeLast() {
      countOmitted()
    }
    return map
  }

  // MARK: - The best files

  /// So many files may have signatures: 8, and one more for each 120 tokens.
  private var bestFiles: ArraySlice<Int> { ranking.order.prefix(8 + map.budget / 120) }

  private mutating func addBestFiles() {
    let files = bestFiles
    let top = files.first.map { ranking.scores[$0].total } ?? 0
    guard top > 0 else { return }
    let shares = files.map {
      power(max(ranking.scores[$0].total / top, 1e-9), weights.roomExponent)
    }
    let sum = shares.reduce(0, +)
    let room = Double(budgetInMillitokens - spent) * (1 - weights.listing - weights.usedElsewhere)
    var carried = 0.0
    for (file, share) in zip(files, shares) {
      let available = room * share / sum + carried
      let used = addSection(of: file, room: Int(available))
      carried = available - Double(used)
    }
  }

  /// Shows a file in so much room; returns what of it was used, nothing where it is too small.
  private mutating func addSection(of file: Int, room: Int) -> Int {
    let outline = FileOutline(corpus, file: file, ranking: ranking, weights: weights)
    var chooser = SectionChooser(outline, format: format, counter: counter)
    let isShown = chooser.choose(
      room: room, signatureRoom: Int(Double(room) * weights.signatures))
    guard isShown else { return 0 }
    map.sections.append(chooser.section)
    shown.insert(file)
    spent += chooser.cost
    return chooser.cost
  }

  // MARK: - What the best files use elsewhere

  private mutating func addUsedElsewhere() {
    let room = Int(Double(budgetInMillitokens) * weights.usedElsewhere)
    var used = UsedElsewhere(corpus, ranking, shownBefore: map)
    let sections = used.sections(room: room, format: format, counter: counter)
    for section in sections {
      map.sections.append(section)
      shown.insert(section.file)
      spent += counter.cost(format.section(section))
    }
  }

  // MARK: - The list of further files

  private mutating func addFolders() {
    var positions: [[UInt8]: Int] = [:]
    for file in ranking.order where !shown.contains(file) {
      let left = budgetInMillitokens - spent
      guard left > Self.leastRoom else { return }
      let path = Array(corpus.path(of: file).parentPath)
      let position = positions[path] ?? map.folders.count
      let before =
        position < map.folders.count ? counter.cost(format.folder(map.folders[position])) : 0
      var folder =
        position < map.folders.count ? map.folders[position] : RepositoryMap.Folder(path: path)
      folder.files = (folder.files + [file]).sorted()
      let added = counter.cost(format.folder(folder)) - before
      guard added <= left else { continue }
      positions[path] = position
      if position < map.folders.count {
        map.folders[position] = folder
      } else {
        map.folders.append(folder)
      }
      spent += added
    }
  }

  /// Less room than this holds no further name, in thousandths of a token.
  private static let leastRoom = 4000

  // MARK: - What is left out

  private mutating func countOmitted() {
    let parsed = ranking.order.count
    let listed = Set(map.sections.map(\.file) + map.folders.flatMap(\.files))
    map.omittedFileCount = parsed - listed.count
    let shown = map.sections.reduce(0) { $0 + $1.signatures.count + $1.names.count }
    map.omittedDefinitionCount = corpus.definitionCount - shown
  }

  /// Takes away the piece that matters least; false where nothing is left.
  private mutating func removeLast() -> Bool {
    if !map.folders.isEmpty {
      map.folders[map.folders.count - 1].files.removeLast()
      if map.folders[map.folders.count - 1].files.isEmpty { map.folders.removeLast() }
      return true
    }
    return map.sections.popLast() != nil
  }
}
