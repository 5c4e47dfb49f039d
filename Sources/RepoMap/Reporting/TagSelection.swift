import TreeSitter

/// Which of a file's tags are written.
package struct TagSelection: Sendable {
  private let includesReferences: Bool
  private let kinds: KindFilter?

  /// With `kinds`, only tags of those.
  package init(includesReferences: Bool = true, kinds: KindFilter? = nil) {
    self.includesReferences = includesReferences
    self.kinds = kinds
  }

  func contains(_ tag: Tag) -> Bool {
    (includesReferences || tag.role != .reference) && kinds?.contains(tag) != false
  }
}
