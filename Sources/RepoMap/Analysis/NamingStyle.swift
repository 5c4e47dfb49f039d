/// The style in which an identifier is written.
package enum NamingStyle: UInt8, Sendable, CaseIterable {
  /// `parseHeader`
  case camelCase
  /// `ParseHeader`, `URLSession`
  case pascalCase
  /// `parse_header`
  case snakeCase
  /// `PARSE_HEADER`
  case screamingSnakeCase
  /// `Parse_Header`, `parse_Header`
  case mixedSnakeCase
  /// `parse-header`
  case kebabCase
  /// `parse`: one word in lower case, which fits camelCase and snake_case alike
  case lowerCase
  /// `URL`, `X`: one word in upper case
  case upperCase
  /// Operators, test titles, names outside ASCII, and other spellings
  case other

  package var recordName: StaticString {
    switch self {
    case .camelCase: "camelCase"
    case .pascalCase: "PascalCase"
    case .snakeCase: "snake_case"
    case .screamingSnakeCase: "SCREAMING_SNAKE_CASE"
    case .mixedSnakeCase: "Mixed_Snake"
    case .kebabCase: "kebab-case"
    case .lowerCase: "lowercase"
    case .upperCase: "UPPERCASE"
    case .other: "other"
    }
  }

  /// Classifies `name`, in linear time.
  ///
  /// Leading and trailing underscores, a sigil and a final `!`, `?` or `=` do not
  /// count.
  package init(of name: ArraySlice<UInt8>) {
    let core = name.core
    guard let first = core.first, core.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") }),
      first.isLower || first.isUpper
    else {
      self = .other
      return
    }
    let hasUpper = core.contains { $0.isUpper }
    let hasLower = core.contains { $0.isLower }
    if core.contains(UInt8(ascii: "-")) {
      self = hasUpper || core.contains(UInt8(ascii: "_")) ? .other : .kebabCase
    } else if core.contains(UInt8(ascii: "_")) {
      self = !hasUpper ? .snakeCase : !hasLower ? .screamingSnakeCase : .mixedSnakeCase
    } else if !hasUpper {
      self = .lowerCase
    } else if !hasLower {
      self = .upperCase
    } else {
      self = first.isUpper ? .pascalCase : .camelCase
    }
  }
}

extension ArraySlice<UInt8> {
  /// The name without what a style says nothing about.
  fileprivate var core: ArraySlice<UInt8> {
    var core = self
    while let first = core.first, "_$@#~".utf8.contains(first) { core.removeFirst() }
    while let last = core.last, "_!?=".utf8.contains(last) { core.removeLast() }
    return core
  }
}

extension UInt8 {
  fileprivate var isLower: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
  fileprivate var isUpper: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
  fileprivate var isWord: Bool {
    isLower || isUpper || self == UInt8(ascii: "_")
      || self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
  }
}
