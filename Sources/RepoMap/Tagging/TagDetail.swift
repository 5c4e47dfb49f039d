/// Which texts a run needs of each tag beyond name, kind and position.
package struct TagDetail: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Signature, header, type, doc comment, access and modifiers of definitions.
  package static let texts = TagDetail(rawValue: 1)
  /// References, too.
  package static let references = TagDetail(rawValue: 2)
  /// The SHA-256 of the file.
  package static let contentHash = TagDetail(rawValue: 4)
  /// The identifier words of the source, under the definitions that hold them.
  package static let words = TagDetail(rawValue: 8)
  /// In the place of tags, the stretches of the source that deserve a colour.
  package static let leaves = TagDetail(rawValue: 16)
  /// What the store keeps: everything, so that any later run is served.
  package static let stored: TagDetail = [.texts, .references, .contentHash, .words]
}

/// Who may use a definition, as its header says; `none` where it says nothing.
package enum TagAccess: UInt8, Sendable, CaseIterable {
  case none, `public`, protected, `private`, `internal`, `package`, `fileprivate`, crate, open,
    export

  /// The word in headers, and in records.
  var recordName: StaticString {
    switch self {
    case .none: "none"
    case .public: "public"
    case .protected: "protected"
    case .private: "private"
    case .internal: "internal"
    case .package: "package"
    case .fileprivate: "fileprivate"
    case .crate: "crate"
    case .open: "open"
    case .export: "export"
    }
  }
}

/// The modifiers of docs/tags.md as bits, in the order of `words`.
package struct TagModifiers: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Words of headers that are modifiers; position is the bit.
  package static let words = [
    "static", "abstract", "final", "override", "virtual", "async", "const", "readonly", "mutable",
    "lazy", "inline", "extern", "unsafe", "partial", "sealed", "default", "mutating", "indirect",
    "synchronized", "volatile", "native", "transient", "constexpr", "explicit", "weak", "required",
    "convenience", "declare", "accessor",
  ]

  /// The words of the modifiers set, in the table's order.
  package var names: [String] {
    Self.words.indices.filter { rawValue & (1 << UInt32($0)) != 0 }.map { Self.words[$0] }
  }
}
