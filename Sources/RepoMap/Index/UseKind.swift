import TreeSitter

/// What a reference asks of the definition it means, and what a definition offers, as bits.
///
/// References go by name alone. A type annotation `int` does not mean a variable of that name, nor does
/// a call mean a field: what does not fit is not counted as a use.
struct UseKind: OptionSet, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// A call of a qualified name, `x.f()`.
  static let call = UseKind(rawValue: 1)
  static let type = UseKind(rawValue: 2)
  static let `import` = UseKind(rawValue: 4)
  static let value = UseKind(rawValue: 8)
  /// A call of a bare name, `f()`.
  static let bareCall = UseKind(rawValue: 16)
  static let macro = UseKind(rawValue: 32)
  static let all: [UseKind] = [.call, .type, .import, .value, .bareCall, .macro]

  /// What a reference of `kind` asks for.
  init(of kind: ReferenceKind, isQualified: Bool) {
    switch kind {
    case .call, .new, .decorator: self = isQualified ? .call : .bareCall
    case .macro: self = .macro
    case .type, .inherit, .implement, .code: self = .type
    case .import: self = .import
    case .write, .name: self = .value
    }
  }

  /// What a definition of `kind` may be used as; types are called, too, where that makes a value.
  ///
  /// In a language whose methods need a receiver, a bare `super()` is no call of a method `super`.
  init(offeredBy kind: TagKind, methodsNeedReceiver: Bool) {
    switch kind {
    case .method where methodsNeedReceiver: self = [.call, .import]
    case .function, .method, .constructor, .operator, .test, .target:
      self = [.call, .bareCall, .import]
    case .macro: self = [.call, .bareCall, .macro, .import]
    case .class, .struct, .union, .enum, .interface, .trait, .type, .event, .table, .resource:
      self = [.call, .bareCall, .type, .import]
    case .module, .namespace, .package, .file: self = [.import, .type]
    case .constant: self = [.value, .import]
    case .variable, .property, .field, .enumerator, .key, .section, .selector: self = .value
    case .implementation: self = []
    }
  }
}
