import TreeSitter

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

extension FileOutline {
  /// A definition as it is shown.
  func entry(_ index: Int, reasons: MapReasons?) -> RepositoryMap.Entry {
    let definition = definitions[index]
    let name = self.name(of: index)
    let header = Self.declaration(tags.text(definition.tag.header), kind: definition.tag.kind)
    return RepositoryMap.Entry(
      name: Array(name), tag: definition.tag, signature: Self.cut(header.isEmpty ? name : header),
      doc: Array(tags.text(definition.tag.doc)), depth: definition.depth,
      reason: reasons?.reason(of: definition.score))
  }

  /// A header up to its body: where a grammar does not part a type's body from it, a brace does.
  private static func declaration(
    _ header: ArraySlice<UInt8>, kind: TagKind?
  ) -> ArraySlice<UInt8> {
    guard kind?.isType == true, let brace = header.firstIndex(of: UInt8(ascii: "{")) else {
      return header
    }
    return header[..<brace].last == 0x20 ? header[..<brace].dropLast() : header[..<brace]
  }

  /// Cut between two characters, with an ellipsis.
  private static func cut(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let limit = RepositoryMap.signatureLimitInBytes
    guard text.count > limit else { return Array(text) }
    let ellipsis = Array("…".utf8)
    var end = text.startIndex + limit - ellipsis.count
    while end > text.startIndex, text[end] & 0xC0 == 0x80 { end -= 1 }
    return text[..<end] + ellipsis
  }
}
