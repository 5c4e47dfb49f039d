import TreeSitter

extension TagKind {
  /// Whether it is a part of a program, and not of a text, a style sheet or a table of settings.
  var isCode: Bool {
    switch self {
    case .section, .selector, .key, .target, .resource, .file: false
    default: true
    }
  }

  /// Whether it is a type with a body of its own.
  var isType: Bool {
    switch self {
    case .class, .struct, .union, .enum, .interface, .trait: true
    default: false
    }
  }

  /// Whether other files may mean a definition of this kind by its name.
  var isNamedElsewhere: Bool { isCode && self != .implementation }
}
