/// For each name the files that define it, and as what, in one array.
struct DefinerTable {
  struct Definer {
    let file: UInt32
    /// What may be named by itself, and what is used through a value of a type.
    var offers: UseKind
    var memberOffers: UseKind
  }

  /// Where the row of each name begins and ends in `definers`.
  private let starts: [Int]
  private let ends: [Int]
  private let definers: [Definer]

  /// O(definitions); a file that defines a name several times has one entry.
  init(_ source: GraphSource) {
    var next = [Int](repeating: 0, count: source.identifiers.count + 1)
    for definition in source.definitions { next[Int(definition.identifier) + 1] += 1 }
    for number in 1..<next.count { next[number] += next[number - 1] }
    next.removeLast()
    starts = next
    var rows = [Definer](
      repeating: Definer(file: 0, offers: [], memberOffers: []), count: source.definitions.count)
    for definition in source.definitions {
      let row = Int(definition.identifier)
      if next[row] == starts[row] || rows[next[row] - 1].file != definition.file {
        rows[next[row]] = Definer(file: definition.file, offers: [], memberOffers: [])
        next[row] += 1
      }
      if definition.isMember {
        rows[next[row] - 1].memberOffers.formUnion(definition.offers)
      } else {
        rows[next[row] - 1].offers.formUnion(definition.offers)
      }
    }
    ends = next
    definers = rows
  }

  /// Whether any file defines the name.
  func defines(_ identifier: Int) -> Bool { starts[identifier] < ends[identifier] }

  /// The files that define the name, in rising order.
  func files(defining identifier: Int) -> ArraySlice<Definer> {
    definers[starts[identifier]..<ends[identifier]]
  }
}
