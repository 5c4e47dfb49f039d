import TreeSitter

/// Scopes and qualified names of one file's tags, built from the chain of enclosing definitions.
///
/// The qualified name of a definition is put together once, however many tags stand in it.
final class TagScopes {
  private let file: FileTags
  private let tags: [Tag]
  private let separator: [UInt8]
  /// By tag index; nil until asked for.
  private var qualifiedNames: [[UInt8]?]
  /// The kind of the first definition of each name.
  private lazy var kinds = Dictionary(
    tags.lazy.filter { $0.role == .definition }.map { (self.file.text($0.name), $0.kind) },
    uniquingKeysWith: { first, _ in first })

  init(_ file: FileTags, _ tags: [Tag]) {
    self.file = file
    self.tags = tags
    separator = file.language?.scopeSeparator ?? [UInt8(ascii: ".")]
    qualifiedNames = Array(repeating: nil, count: tags.count)
  }

  /// The scope of the tag at `index`, empty at file level.
  func scope(of index: Int) -> [UInt8] {
    let tag = tags[index]
    let outer = tag.parent < 0 ? [] : qualifiedName(of: tag.parent)
    guard !tag.outerScope.isEmpty else { return outer }
    return joined(outer, file.text(tag.outerScope))
  }

  func qualifiedName(of index: Int) -> [UInt8] {
    if let known = qualifiedNames[index] { return known }
    // Parents form no circle; should a broken worker process say so, this is where it ends.
    qualifiedNames[index] = []
    let name = joined(scope(of: index), file.text(tags[index].name))
    qualifiedNames[index] = name
    return name
  }

  /// The kind of what `scope` names; nil when it is written at the tag and defined elsewhere.
  func scopeKind(of index: Int) -> TagKind? {
    let tag = tags[index]
    guard tag.outerScope.isEmpty else { return kinds[file.text(tag.outerScope)] ?? nil }
    return tag.parent < 0 ? nil : tags[tag.parent].kind
  }

  private func joined(_ scope: [UInt8], _ name: ArraySlice<UInt8>) -> [UInt8] {
    scope.isEmpty ? Array(name) : scope + separator + name
  }
}
