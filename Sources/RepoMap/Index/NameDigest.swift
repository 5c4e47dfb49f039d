package import TreeSitter

/// What a report tells of all names: how many there are, the kinds and styles of definitions, and the
/// names that are used most.
///
/// It is small beside the names themselves, and kept for the next run.
package struct NameDigest: Sendable {
  /// A name that the repository defines.
  package struct Group: Sendable {
    package let name: [UInt8]
    package let counts: NameCounts
    /// In the list's order.
    package let definitions: [NameDefinition]
  }

  /// Distinct names, told apart by families of languages.
  package let nameCount: Int
  /// Definitions by kind and naming style: at the kind's raw value times the number of styles, plus the
  /// style's.
  let kindCounts: [Int]
  /// The most uses for each definition first.
  package let groups: [Group]
  /// How many groups were asked for.
  let limit: Int

  /// Goes over all names of `index`, by `jobs` tasks, and keeps those `limit` that are used most for each
  /// definition.
  ///
  /// A name with many definitions (`get`, `len`) tells little of any one of them; the share puts names
  /// first that mean one thing.
  ///
  /// With fewer than `leastStretch` names a further task is not worth it: a millisecond or two.
  init(of index: NameIndex, limit: Int, jobs: Int, leastStretch: Int = 16_384) async {
    let most = index.parts.reduce(0) { max($0, $1.segment.nameCount) }
    let stretches = index.stretches(count: min(jobs, most / leastStretch + 1))
    let best = await BestNames(of: index, in: stretches, limit: limit)
    nameCount = best.nameCount
    kindCounts = TagKind.allCases.flatMap { kind in
      NamingStyle.allCases.map { index.definitionCount(kind: kind, style: $0) }
    }
    groups = best.names.map {
      Group(
        name: Array(index.key(of: $0).dropLast()), counts: $0.counts,
        definitions: index.definitions(of: $0))
    }
    self.limit = limit
  }

  /// Whether it tells as much as one that was made for `limit` groups.
  func serves(limit: Int) -> Bool { limit <= self.limit || groups.count < self.limit }

  /// Definitions of `kind` whose names are written in `style`.
  func definitionCount(kind: TagKind, style: NamingStyle) -> Int {
    kindCounts[Int(kind.rawValue) * NamingStyle.allCases.count + Int(style.rawValue)]
  }
}

/// One definition of a name.
package struct NameDefinition: Sendable, Equatable {
  /// Position in the list of files.
  package let file: Int
  /// 0-based.
  package let row: Int
  package let kind: TagKind
  /// Index among the file's tags.
  package let tag: Int
}

extension NameDigest {
  /// The digest that was written as `bytes`; nil where they are none.
  ///
  /// `files` are the positions in the list of the files that a snapshot speaks of.
  init?(_ bytes: [UInt8], files: [Int32]) {
    var reader = ByteReader(bytes)
    nameCount = reader.readCount()
    limit = reader.readCount()
    let kindCount = TagKind.allCases.count * NamingStyle.allCases.count
    guard reader.readCount() == kindCount else { return nil }
    kindCounts = (0..<kindCount).map { _ in reader.readCount() }
    var groups: [Group] = []
    for _ in 0..<min(reader.readCount(), bytes.count) {
      guard let group = Group(&reader, files) else { return nil }
      groups.append(group)
    }
    self.groups = groups
  }

  /// The digest as bytes, `files` as in `init`; nil where a definition is in none of them.
  func bytes(files: [Int32]) -> [UInt8]? {
    var ranks: [Int: Int] = [:]
    for (rank, file) in files.enumerated() { ranks[Int(file)] = rank }
    var writer = ByteWriter()
    writer.write(nameCount)
    writer.write(limit)
    writer.write(kindCounts.count)
    for count in kindCounts { writer.write(count) }
    writer.write(groups.count)
    for group in groups {
      guard group.write(to: &writer, ranks) else { return nil }
    }
    return writer.bytes
  }
}

extension NameDigest.Group {
  fileprivate init?(_ reader: inout ByteReader, _ files: [Int32]) {
    name = Array(reader.bytes[reader.readRange()])
    counts = NameCounts(from: &reader)
    var definitions: [NameDefinition] = []
    for _ in 0..<min(reader.readCount(), reader.bytes.count) {
      let (rank, row) = (reader.readCount(), reader.readCount())
      guard files.indices.contains(rank), let kind = TagKind(rawValue: reader.readByte()) else {
        return nil
      }
      definitions.append(
        NameDefinition(file: Int(files[rank]), row: row, kind: kind, tag: reader.readCount()))
    }
    self.definitions = definitions
  }

  fileprivate func write(to writer: inout ByteWriter, _ ranks: [Int: Int]) -> Bool {
    writer.write(name)
    counts.write(to: &writer)
    writer.write(definitions.count)
    for definition in definitions {
      guard let rank = ranks[definition.file] else { return false }
      writer.write(rank)
      writer.write(definition.row)
      writer.write(byte: definition.kind.rawValue)
      writer.write(definition.tag)
    }
    return true
  }
}

/// The names with the most uses for each definition; of equals, those that come first.
private struct BestNames: Sendable {
  /// Names that were gone over, the others too.
  private(set) var nameCount = 0
  private let limit: Int
  private var kept: [(share: Double, number: Int, name: IndexedName)] = []
  /// What a name must exceed to be among the best.
  private var threshold = 0.0

  /// The best of `index`, a task going over each of `stretches`.
  init(of index: NameIndex, in stretches: [NameIndex.Stretch], limit: Int) async {
    self.init(limit: limit)
    for part in await stretches.concurrentMap({ BestNames(of: index, in: $0, limit: limit) }) {
      append(part)
    }
  }

  private init(limit: Int) { self.limit = limit }

  private init(of index: NameIndex, in stretch: NameIndex.Stretch, limit: Int) {
    self.init(limit: limit)
    index.forEachName(in: stretch) { name in
      guard !name.counts.isEmpty else { return }
      nameCount += 1
      if name.counts.definitions > 0 && name.counts.uses > 0 { offer(name) }
    }
    cut()
  }

  var names: [IndexedName] { kept.map(\.name) }

  private mutating func offer(_ name: IndexedName) {
    let share = name.counts.usesPerDefinition
    guard share > threshold else { return }
    kept.append((share, nameCount, name))
    if kept.count >= 2 * limit + 1024 { cut() }
  }

  /// Takes in the best of the names that follow.
  private mutating func append(_ other: BestNames) {
    kept += other.kept.map { ($0.share, $0.number + nameCount, $0.name) }
    nameCount += other.nameCount
    cut()
  }

  private mutating func cut() {
    kept.sort { ($1.share, $0.number) < ($0.share, $1.number) }
    guard kept.count > limit else { return }
    kept.removeLast(kept.count - limit)
    threshold = kept.last?.share ?? .infinity
  }
}
