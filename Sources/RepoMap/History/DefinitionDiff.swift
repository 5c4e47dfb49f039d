import TreeSitter

/// What became of the definitions of a tree between two versions.
package struct DefinitionDiff: Sendable {
  package enum Fate: String, Sendable, CaseIterable {
    case removed, changed, moved, added

    /// Its place in the order in which fates are listed.
    fileprivate var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// One definition that is not the same in both.
  package struct Change: Sendable {
    package let fate: Fate
    package let old: DefinitionRecord?
    package let new: DefinitionRecord?

    /// The newer record, or the older where there is no newer.
    package var record: DefinitionRecord {
      guard let record = new ?? old else { fatalError("a change has a side") }
      return record
    }

    /// Whether code that used the old one may stop working: it was public, and is gone or declared in
    /// another way.
    package var isBreaking: Bool {
      guard let old, old.isPublic else { return false }
      return new == nil || new?.declaration != old.declaration || new?.isPublic == false
    }
  }

  /// By path, line and name of the newer side.
  package let changes: [Change]

  init(old: [DefinitionRecord], new: [DefinitionRecord]) {
    var pairing = DefinitionPairing(old: old, new: new)
    pairing.pair { $0.path }
    // What is left is looked for in other files.
    pairing.pair { _ in [] }
    changes = pairing.changes().sorted { left, right in
      let (first, second) = (left.record, right.record)
      if first.path != second.path { return first.path.lexicographicallyPrecedes(second.path) }
      if first.line != second.line { return first.line < second.line }
      if left.fate != right.fate { return left.fate.position < right.fate.position }
      return first.name.lexicographicallyPrecedes(second.name)
    }
  }

  /// How many changes are of that fate.
  package func count(of fate: Fate) -> Int { changes.lazy.filter { $0.fate == fate }.count }
}

/// Finds for each old definition the new one that it has become.
private struct DefinitionPairing {
  private let old: [DefinitionRecord]
  private let new: [DefinitionRecord]
  /// By position in `old`, the position in `new`.
  private var partner: [Int?]
  private var isTaken: [Bool]

  private struct Key: Hashable {
    let place: [UInt8]
    let family: String
    let kind: UInt8
    let scope: [UInt8]
    let name: [UInt8]
  }

  init(old: [DefinitionRecord], new: [DefinitionRecord]) {
    self.old = old
    self.new = new
    partner = Array(repeating: nil, count: old.count)
    isTaken = Array(repeating: false, count: new.count)
  }

  /// Pairs what has the same name, scope and kind in the same place.
  ///
  /// Of several (overloads), first those that are declared in the same way, then the others in their order.
  mutating func pair(_ place: (DefinitionRecord) -> [UInt8]) {
    var candidates: [Key: [Int]] = [:]
    for index in new.indices where !isTaken[index] {
      candidates[Self.key(new[index], place), default: []].append(index)
    }
    for isExact in [true, false] {
      for index in old.indices where partner[index] == nil {
        let key = Self.key(old[index], place)
        let match = candidates[key]?.firstIndex {
          !isExact || new[$0].declaration == old[index].declaration
        }
        guard let match, let position = candidates[key]?.remove(at: match) else { continue }
        partner[index] = position
        isTaken[position] = true
      }
    }
  }

  func changes() -> [DefinitionDiff.Change] {
    let paired = old.indices.compactMap { index -> DefinitionDiff.Change? in
      guard let position = partner[index] else {
        return DefinitionDiff.Change(fate: .removed, old: old[index], new: nil)
      }
      let (before, after) = (old[index], new[position])
      let isSame = before.declaration == after.declaration && before.isPublic == after.isPublic
      guard before.path != after.path || !isSame else { return nil }
      return DefinitionDiff.Change(
        fate: before.path == after.path ? .changed : .moved, old: before, new: after)
    }
    return paired
      + new.indices.filter { !isTaken[$0] }
      .map { DefinitionDiff.Change(fate: .added, old: nil, new: new[$0]) }
  }

  private static func key(_ record: DefinitionRecord, _ place: (DefinitionRecord) -> [UInt8]) -> Key
  {
    Key(
      place: place(record), family: record.family, kind: record.kind.rawValue,
      scope: record.scope, name: record.name)
  }
}
