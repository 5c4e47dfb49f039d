/// Chooses which definitions of one file a section shows within its room.
struct SectionChooser {
  private let outline: FileOutline
  private let pricing: MapPricing
  private let reasons: MapReasons?
  private let empty: RepositoryMap.Section
  /// Definitions with signatures, and with names alone.
  private var signatures: Set<Int> = []
  private var names: Set<Int> = []

  /// A section that holds less is not worth its path, in thousandths of a token.
  private static let leastRoom = 12_000

  /// Explains what it shows if it is given `reasons`.
  init(_ outline: FileOutline, path: [UInt8], pricing: MapPricing, reasons: MapReasons?) {
    self.outline = outline
    self.pricing = pricing
    self.reasons = reasons
    empty = RepositoryMap.Section(
      path: path, reason: reasons?.reason(ofFile: outline.file))
  }

  /// Fills the room, the best definitions first; nil where hardly more than the path fits.
  ///
  /// A signature brings those of what encloses it. `signatureShare` is the part of the room that
  /// signatures may take.
  mutating func section(room: Int, signatureShare: Double) -> RepositoryMap.Section? {
    var cost = pricing.cost(of: empty)
    guard cost + Self.leastRoom <= room else { return nil }
    let limit = cost + Int(Double(room - cost) * signatureShare)
    let best = outline.best
    for index in best {
      let chain = chain(to: index)
      let added = chain.reduce(0) { $0 + self.cost(ofSignature: $1) }
      guard cost + added <= limit else { continue }
      signatures.formUnion(chain)
      cost += added
    }
    addNames(best.filter { !signatures.contains($0) }, cost: cost, room: room)
    return chosen
  }

  private mutating func addNames(_ rest: [Int], cost: Int, room: Int) {
    var cost = cost
    var seen = Set(signatures.map { Array(outline.name(of: $0)) })
    for index in rest {
      let name = Array(outline.name(of: index))
      guard !seen.contains(name) else { continue }
      let added = pricing.cost(ofName: outline.entry(index, reasons: nil), after: empty)
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
    var section = empty
    section.signatures = [outline.entry(index, reasons: reasons)]
    return pricing.cost(of: section) - pricing.cost(of: empty)
  }

  private var chosen: RepositoryMap.Section {
    var section = empty
    section.signatures = signatures.sorted().map { outline.entry($0, reasons: reasons) }
    section.names = names.sorted().map { outline.entry($0, reasons: nil) }
    section.omittedCount = outline.definitions.count - signatures.count - names.count
    return section
  }
}
