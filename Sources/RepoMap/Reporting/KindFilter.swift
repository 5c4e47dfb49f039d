import TreeSitter

/// Some kinds of definitions and references, by their names in records.
package struct KindFilter: Sendable {
  private let kinds: Set<TagKind>
  private let referenceKinds: Set<ReferenceKind>

  /// The kinds of those names; nil with a name that is none's.
  package init?(names: [String]) {
    var (kinds, referenceKinds) = (Set<TagKind>(), Set<ReferenceKind>())
    for name in names {
      let (kind, reference) = (Self.kind(name), Self.referenceKind(name))
      guard kind != nil || reference != nil else { return nil }
      if let kind { kinds.insert(kind) }
      if let reference { referenceKinds.insert(reference) }
    }
    self.kinds = kinds
    self.referenceKinds = referenceKinds
  }

  /// All names, in the order of the vocabulary.
  package static var names: [String] {
    TagKind.allCases.map { "\($0.recordName)" } + ReferenceKind.allCases.map { "\($0.recordName)" }
  }

  func contains(_ tag: Tag) -> Bool {
    tag.kind.map(kinds.contains) ?? tag.referenceKind.map(referenceKinds.contains) ?? false
  }

  private static func kind(_ name: String) -> TagKind? {
    TagKind.allCases.first { "\($0.recordName)" == name }
  }

  private static func referenceKind(_ name: String) -> ReferenceKind? {
    ReferenceKind.allCases.first { "\($0.recordName)" == name }
  }
}
