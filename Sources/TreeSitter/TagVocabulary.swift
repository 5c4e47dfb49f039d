/// What a tag says of its name: it defines it, declares it, or refers to it.
package enum TagRole: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case definition, declaration, reference

  /// The role's name in records: `def`, `decl` or `ref`.
  package var recordName: StaticString {
    switch self {
    case .definition: "def"
    case .declaration: "decl"
    case .reference: "ref"
    }
  }
}

/// The kind of a definition or declaration, as in `@definition.KIND`; docs/tags.md lists them.
package enum TagKind: UInt8, Sendable, CaseIterable {
  case file, module, namespace, package, `class`, `struct`, union, `enum`, enumerator, interface
  case trait, implementation, type, function, method, constructor, `operator`, property, field
  case constant, variable, macro, event, test, target, resource, table, section, selector, key

  /// The kind's name in records and in captures.
  package var recordName: StaticString {
    switch self {
    case .file: "file"
    case .module: "module"
    case .namespace: "namespace"
    case .package: "package"
    case .class: "class"
    case .struct: "struct"
    case .union: "union"
    case .enum: "enum"
    case .enumerator: "enumerator"
    case .interface: "interface"
    case .trait: "trait"
    case .implementation: "implementation"
    case .type: "type"
    case .function: "function"
    case .method: "method"
    case .constructor: "constructor"
    case .operator: "operator"
    case .property: "property"
    case .field: "field"
    case .constant: "constant"
    case .variable: "variable"
    case .macro: "macro"
    case .event: "event"
    case .test: "test"
    case .target: "target"
    case .resource: "resource"
    case .table: "table"
    case .section: "section"
    case .selector: "selector"
    case .key: "key"
    }
  }

  /// The kind's one-letter name in ctags output, unique among the kinds.
  package var letter: UInt8 {
    Self.letters[Int(rawValue)]
  }

  private static let letters = Array("FMnpcsugeiTItfmCoPrKvdEXbRBhSy".utf8)

  /// The kind of that name, as captures and data have it.
  init?(name: Substring) {
    guard let kind = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = kind
  }

  /// Whether what stands in it are members, reached by a receiver.
  package var holdsMembers: Bool {
    switch self {
    case .class, .struct, .union, .enum, .interface, .trait, .implementation, .type: true
    default: false
    }
  }

  /// Whether a header of this kind ends with its first line, because what follows is a value.
  package var isValue: Bool {
    switch self {
    case .enumerator, .property, .field, .constant, .variable, .macro, .key: true
    default: false
    }
  }
}

/// The kind of a reference, as in `@reference.KIND`.
package enum ReferenceKind: UInt8, Sendable, CaseIterable {
  case call, new, type, inherit, implement, `import`, macro, decorator, write, name, code

  /// The kind's name in records and in captures.
  package var recordName: StaticString {
    switch self {
    case .call: "call"
    case .new: "new"
    case .type: "type"
    case .inherit: "inherit"
    case .implement: "implement"
    case .import: "import"
    case .macro: "macro"
    case .decorator: "decorator"
    case .write: "write"
    case .name: "name"
    case .code: "code"
    }
  }
}
