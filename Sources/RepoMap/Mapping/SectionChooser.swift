/// Chooses which definitions of one file a section shows within its room.
struct SectionChooser {
  private let outline: FileOutline
  private let format: any MapFormat
  private let counter: TokenCounter
  /// Definitions with signatures, and with names alone.
  private var signatures: Set<Int> = []
  private var names: Set<Int> = []
  /// What the section costs so far, in thousandths of a token.
  private(set) var cost = 0

  init(_ outline: FileOutline, format: any MapFormat, counter: TokenCounter) {
    self.outline = outline
    self.format = format
    self.counter = counter
  }

  /// Fills the room, the best definitions first; false where not even the file's name fits.
  ///
  /// A signature brings those of what encloses it.
  mutating func choose(room: Int, signatureRoom: Int) -> Bool {
    cost = counter.cost(format.section(section))
    guard cost + Self.leastRoom <= room else { return false }
    let limit = max(signatureRoom, cost + Self.leastRoom)
    let best = outline.best
    for index in best {
      let chain = chain(to: index)
      let added = chain.reduce(0) { $0 + cost(ofSignature: $1) }
      guard cost + added <= limit else { continue }
      signatures.formUnion(chain)
      cost += added
    }
    addNames(best.filter { !signatures.contains($0) }, room: room)
    cost = counter.cost(format.section(section))
    return true
  }

  /// A section that holds less is not worth its path, in thousandths of a token.
  private static let leastRoom = 12_000

  private mutating func addNames(_ rest: [Int], room: Int) {
    var seen = Set(signatures.map { Array(outline.name(of: $0)) })
    for index in rest {
      let name = Array(outline.name(of: index))
      guard !seen.contains(name) else { continue }
      let added = counter.cost(name + Array(", ".utf8))
      guard cost + added <= room else { continue }
      seen.insert(name)
      names.insert(index)
      cost += added
    }
  }

  /// The definition and those around it that are not shown yet.
  private func chain(to index: Int) -> [Int] {
    var chain: [Int] = []
    var next = index
    while next >= 0, !signatures.contains(next) {
      chain.append(next)
      next = outline.definitions[next].parent
    }
    return chain
  }

  private func cost(ofSignature index: Int) -> Int {
    var with = RepositoryMap.Section(file: outline.file)
    let without = counter.cost(format.section(with))
    with.signatures = [entry(index)]
    return counter.cost(format.section(with)) - without
  }

  /// What is chosen so far.
  var section: RepositoryMap.Section {
    RepositoryMap.Section(
      file: outline.file, signatures: signatures.sorted().map(entry),
      names: names.sorted().map(entry),
      omittedCount: outline.definitions.count - signatures.count - names.count)
  }

  func entry(_ index: Int) -> RepositoryMap.Entry { outline.entry(index) }
}

extension FileOutline {
  /// A definition as it is shown.
  func entry(_ index: Int) -> RepositoryMap.Entry {
    let definition = definitions[index]
    let header = tags.text(definition.tag.header)
    let name = Array(self.name(of: index))
    return RepositoryMap.Entry(
      name: name, tag: definition.tag, signature: Self.cut(header.isEmpty ? name[...] : header),
      doc: Array(tags.text(definition.tag.doc)), depth: definition.depth,
      score: definition.score)
  }

  /// Cut between two characters, with an ellipsis.
  private static func cut(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.count > RepositoryMap.signatureLimit else { return Array(text) }
    let ellipsis = Array("…".utf8)
    var end = text.startIndex + RepositoryMap.signatureLimit - ellipsis.count
    while end > text.startIndex, text[end] & 0xC0 == 0x80 { end -= 1 }
    return text[..<end] + ellipsis
  }
}
