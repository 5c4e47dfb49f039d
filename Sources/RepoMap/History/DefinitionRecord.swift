package import TreeSitter

/// A definition as two versions of a tree are compared by it.
package struct DefinitionRecord: Sendable {
  package let name: [UInt8]
  package let scope: [UInt8]
  package let kind: TagKind
  package let path: [UInt8]
  /// 1-based.
  package let line: Int
  /// What a user of it sees: the declaration on one line; of values, access and type.
  package let declaration: [UInt8]
  /// Whether code outside its file or module may use it.
  package let isPublic: Bool
  let family: String

  /// Values are compared without what they hold.
  private static func declaration(_ tag: Tag, _ kind: TagKind, in file: FileTags) -> [UInt8] {
    guard kind.isCode else { return Array(file.text(tag.name)) }
    guard kind.isValue else { return Array(file.text(tag.header)) }
    let type = file.text(tag.type)
    let words =
      [tag.access == .none ? [] : Array(tag.access.recordName.bytes)]
      + tag.modifiers.names.map(\.bytes)
    let head = (words + [Array(file.text(tag.name))]).filter { !$0.isEmpty }
      .joined(separator: [UInt8(ascii: " ")])
    return Array(head) + (type.isEmpty ? [] : ": ".bytes + type)
  }

  /// The definitions of one file, in the source's order; those of functions' insides are left out.
  static func records(of file: FileTags, path: [UInt8]) -> [DefinitionRecord] {
    guard let language = file.language else { return [] }
    let tags = file.tags
    let scopes = TagScopes(file, tags)
    let publicity = TagPublicity(tags, rule: language.defaultAccess)
    let isTest = TestPath.isTest(path)
    return tags.indices.compactMap { index in
      let tag = tags[index]
      guard tag.role == .definition, let kind = tag.kind, kind.isCompared, !publicity.isLocal(index)
      else { return nil }
      return DefinitionRecord(
        name: Array(file.text(tag.name)), scope: scopes.scope(of: index), kind: kind, path: path,
        line: tag.row + 1, declaration: declaration(tag, kind, in: file),
        isPublic: !isTest && kind.isCode && publicity.isPublic(index), family: language.family)
    }
  }
}

/// Which of a file's definitions code elsewhere may use, by access words and the language's default.
struct TagPublicity {
  private enum Standing {
    /// Inside a function or a value.
    case local
    case hidden, open
  }

  private let tags: [Tag]
  private let rule: String
  /// By tag; nil while it is not known.
  private var standings: [Standing?]

  /// Looks at all tags; `rule` is `defaultAccess` of the language's `language.json`.
  ///
  /// Linear in the tags.
  init(_ tags: [Tag], rule: String) {
    self.tags = tags
    self.rule = rule
    standings = Array(repeating: nil, count: tags.count)
    for index in tags.indices where standings[index] == nil { settle(index) }
  }

  /// Whether it stands inside a function or a value.
  func isLocal(_ index: Int) -> Bool { standings[index] == .local }

  func isPublic(_ index: Int) -> Bool { standings[index] == .open }

  /// Climbs to what is known above the tag, and goes from there down to it.
  private mutating func settle(_ index: Int) {
    var chain: [Int] = []
    var current = index
    // A broken worker process may say that parents form a circle: what is on the way counts as known.
    while current >= 0 && standings[current] == nil {
      chain.append(current)
      standings[current] = .hidden
      current = tags[current].parent
    }
    var outer: Standing = current < 0 ? .open : standings[current] ?? .hidden
    for index in chain.reversed() {
      let tag = tags[index]
      if tag.parent >= 0 && tags[tag.parent].kind?.holdsDefinitions != true { outer = .local }
      if outer == .open && !allows(tag) { outer = .hidden }
      standings[index] = outer
    }
  }

  private func allows(_ tag: Tag) -> Bool {
    switch tag.access {
    case .public, .protected, .open, .export: return true
    case .private, .internal, .package, .fileprivate, .crate: return false
    case .none: break
    }
    let parent = tag.parent < 0 ? nil : tags[tag.parent]
    // An extension gives its members what it says itself; it is no smaller than the type that it extends.
    if tag.kind == .implementation || tag.kind == .enumerator { return true }
    switch parent?.kind {
    case .interface, .trait: return true
    case .implementation where parent?.access == .public: return true
    default: break
    }
    switch rule {
    case "restricted": return false
    case "members": return parent != nil
    case "linkage": return parent != nil || !tag.modifiers.names.contains("static")
    default: return true
    }
  }
}

extension TagKind {
  /// Whether its appearance says something: packages and extensions are opened again in many files.
  fileprivate var isCompared: Bool {
    switch self {
    case .implementation, .package, .namespace, .file: false
    default: true
    }
  }

  /// Whether what it encloses can be used from elsewhere: types, modules and extensions of types.
  fileprivate var holdsDefinitions: Bool {
    switch self {
    case .module, .namespace, .package, .class, .struct, .union, .enum, .enumerator, .interface,
      .trait, .implementation, .type, .file, .table, .resource, .section, .key, .selector:
      true
    default: false
    }
  }
}
