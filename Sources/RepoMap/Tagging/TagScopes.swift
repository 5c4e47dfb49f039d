import TreeSitter

/// Scopes and qualified names of one file's tags, built from the chain of enclosing definitions.
struct TagScopes {
  private let file: FileTags
  private let tags: [Tag]
  private let separator: [UInt8]

  init(_ file: FileTags, _ tags: [Tag]) {
    self.file = file
    self.tags = tags
    separator = file.language?.scopeSeparator ?? [UInt8(ascii: ".")]
  }

  /// The scope of the tag at `index`, empty at file level; linear in the depth.
  func scope(of index: Int) -> [UInt8] {
    var parts: [ArraySlice<UInt8>] = []
    var current = index
    appendOuterScope(of: current, to: &parts)
    while tags[current].parent >= 0 {
      current = tags[current].parent
      parts.append(file.text(tags[current].name))
      appendOuterScope(of: current, to: &parts)
    }
    return Array(parts.reversed().joined(separator: separator))
  }

  func qualifiedName(of index: Int) -> [UInt8] {
    let scope = scope(of: index)
    let name = file.text(tags[index].name)
    return scope.isEmpty ? Array(name) : scope + separator + name
  }

  /// The kind of what `scope` names; nil when it is written at the tag and defined elsewhere.
  func scopeKind(of index: Int) -> TagKind? {
    let tag = tags[index]
    guard tag.outerScope.isEmpty else { return kindInFile(named: file.text(tag.outerScope)) }
    return tag.parent < 0 ? nil : tags[tag.parent].kind
  }

  private func kindInFile(named name: ArraySlice<UInt8>) -> TagKind? {
    tags.first { $0.role == .definition && file.text($0.name) == name }?.kind
  }

  private func appendOuterScope(of index: Int, to parts: inout [ArraySlice<UInt8>]) {
    let scope = tags[index].outerScope
    if !scope.isEmpty { parts.append(file.text(scope)) }
  }
}
