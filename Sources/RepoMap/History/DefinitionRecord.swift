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
      [tag.access == .none ? [] : tag.access.word.bytes] + tag.modifiers.names.map(\.bytes)
    let head = (words + [Array(file.text(tag.name))]).filter { !$0.isEmpty }
      .joined(separator: [UInt8(ascii: " ")])
    return Array(head) + (type.isEmpty ? [] : ": ".bytes + type)
  }

  /// The definitions of one file, in the source's order; those of functions' insides are left out.
  static func records(of file: FileTags, path: [UInt8]) -> [DefinitionRecord] {
    guard let language = file.language else { return [] }
    let tags = file.tags
    let scopes = TagScopes(file, tags)
    var publicity = TagPublicity(tags, rule: language.defaultAccess)
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
  private let tags: [Tag]
  private let rule: String
  /// By tag; nil until asked for.
  private var known: [Bool?]

  /// `rule` is `defaultAccess` of the language's `language.json`.
  init(_ tags: [Tag], rule: String) {
    self.tags = tags
    self.rule = rule
    known = Array(repeating: nil, count: tags.count)
  }

  /// Whether it stands inside a function or a value.
  func isLocal(_ index: Int) -> Bool {
    var parent = tags[index].parent
    var steps = 0
    // Parents form no circle, but a broken worker process may say so.
    while parent >= 0 && steps < tags.count {
      if tags[parent].kind.map({ !$0.holdsDefinitions }) ?? true { return true }
      parent = tags[parent].parent
      steps += 1
    }
    return false
  }

  mutating func isPublic(_ index: Int) -> Bool {
    if let answer = known[index] { return answer }
    known[index] = false
    let tag = tags[index]
    let parentIsPublic = tag.parent < 0 || isPublic(tag.parent)
    let answer = parentIsPublic && allows(tag)
    known[index] = answer
    return answer
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
