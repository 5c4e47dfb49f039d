import TreeSitter

/// One term of a query: where it looks, what it wants, and whether that must be missing.
struct SearchTerm {
  /// What of a symbol a term looks at.
  enum Field: String, CaseIterable, Sendable {
    case name, qualified, path, kind, lang, role
  }

  enum Matcher {
    case fuzzy(FuzzyMatcher)
    case literal(LiteralMatcher)
    case regex(ByteRegex)
    /// One of these, as raw values of kinds or roles or as indices of languages.
    case oneOf(Set<Int>)
  }

  let field: Field
  let isNegated: Bool
  let matcher: Matcher

  /// The score of `text`, 0 for a negated term; nil where the term does not hold.
  func score(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let score: Int?
    switch matcher {
    case .fuzzy(let fuzzy): score = fuzzy.score(text)
    case .literal(let literal): score = literal.score(text)
    case .regex(let regex): score = regex.matches(text) ? 0 : nil
    case .oneOf: score = nil
    }
    return isNegated ? (score == nil ? 0 : nil) : score
  }

  /// The columns of `text` that make the term hold; empty where none does.
  func columns(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
    guard !isNegated else { return [] }
    switch matcher {
    case .fuzzy(let fuzzy): return fuzzy.columns(in: text)
    case .literal(let literal): return literal.columns(in: text)
    case .regex, .oneOf: return []
    }
  }

  /// The score of a kind, a role or a language; nil where the term does not hold.
  func score(_ value: Int?) -> Int? {
    guard case .oneOf(let values) = matcher else { return nil }
    let holds = value.map(values.contains) ?? false
    return holds != isNegated ? 0 : nil
  }

  /// What a text must hold for the term to hold.
  var mask: ByteMask {
    guard !isNegated else { return .none }
    switch matcher {
    case .fuzzy(let fuzzy): return fuzzy.mask
    case .literal(let literal): return literal.mask
    case .regex, .oneOf: return .none
    }
  }
}

/// What is wrong with a query, and what to write instead.
package struct SearchQueryError: Error, Equatable {
  package let what: String
  package let hint: String
}

extension SearchTerm {
  /// Reads one term: `[!][FIELD:]['^]TEXT[$']`, `[!][FIELD]~REGEX` or `/REGEX/`.
  init(parsing token: [UInt8]) throws(SearchQueryError) {
    var rest = token[...]
    var isNegated = Self.takeFirst("!", of: &rest)
    let (field, isRegex) = Self.takeField(of: &rest)
    if Self.takeFirst("!", of: &rest) { isNegated.toggle() }
    self.isNegated = isNegated
    if isRegex || (field == nil && Self.isInSlashes(rest)) {
      self.field = field ?? .name
      matcher = .regex(try Self.regex(isRegex ? rest : rest.dropFirst().dropLast()))
      return
    }
    self.field = field ?? Self.defaultField(of: rest)
    switch self.field {
    case .kind, .lang, .role: matcher = .oneOf(try Self.values(rest, of: self.field))
    case .path: matcher = Self.text(rest, isFuzzy: false)
    case .name, .qualified: matcher = Self.text(rest, isFuzzy: !isNegated)
    }
  }

  private static func takeFirst(_ sign: Unicode.Scalar, of text: inout ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: sign), text.count > 1 else { return false }
    text.removeFirst()
    return true
  }

  /// Takes `FIELD:` or `FIELD~` from the front; `std::vector` has no field.
  private static func takeField(of text: inout ArraySlice<UInt8>) -> (Field?, isRegex: Bool) {
    let word = text.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "~") }
    guard word.endIndex < text.endIndex,
      let field = Field(rawValue: String(decoding: word, as: UTF8.self)),
      word.endIndex + 1 < text.endIndex
    else { return (nil, false) }
    let sign = text[word.endIndex]
    text = text[(word.endIndex + 1)...]
    return (field, sign == UInt8(ascii: "~"))
  }

  private static func isInSlashes(_ text: ArraySlice<UInt8>) -> Bool {
    text.count > 2 && text.first == UInt8(ascii: "/") && text.last == UInt8(ascii: "/")
  }

  /// A term with a `.` or `::` inside means the name with its scope.
  private static func defaultField(of text: ArraySlice<UInt8>) -> Field {
    let inside = text.dropFirst().dropLast()
    let hasSeparator =
      inside.contains(UInt8(ascii: "."))
      || zip(inside, inside.dropFirst()).contains {
        $0 == UInt8(ascii: ":") && $1 == UInt8(ascii: ":")
      }
    return hasSeparator ? .qualified : .name
  }

  private static func regex(_ pattern: ArraySlice<UInt8>) throws(SearchQueryError) -> ByteRegex {
    guard let regex = ByteRegex(Array(pattern)) else {
      throw SearchQueryError(
        what: "cannot read the regular expression \(String(decoding: pattern, as: UTF8.self))",
        hint: "it may have . [a-z] \\w \\d \\s \\b ( ) | * + ? ^ $")
    }
    return regex
  }

  /// Text with the signs of fzf: `'` exact, `'…'` whole words, `^` prefix, `$` suffix.
  ///
  /// Smart case: a capital in it asks for the same case throughout.
  private static func text(_ text: ArraySlice<UInt8>, isFuzzy: Bool) -> Matcher {
    var text = text
    var place = isFuzzy ? nil : LiteralMatcher.Place.anywhere
    if takeFirst("'", of: &text) {
      place = .anywhere
      if text.count > 1, text.last == UInt8(ascii: "'") {
        text.removeLast()
        place = .words
      }
    } else {
      if takeFirst("^", of: &text) { place = .prefix }
      if text.count > 1, text.last == UInt8(ascii: "$") {
        text.removeLast()
        place = place == .prefix ? .whole : .suffix
      }
    }
    let pattern = Array(text)
    let isCaseSensitive = pattern.contains(where: LetterCase.isUpper)
    return place.map {
      .literal(LiteralMatcher(pattern, place: $0, isCaseSensitive: isCaseSensitive))
    } ?? .fuzzy(FuzzyMatcher(pattern, isCaseSensitive: isCaseSensitive))
  }

  /// The values of a list with commas; an unknown one is an error.
  private static func values(
    _ list: ArraySlice<UInt8>, of field: Field
  ) throws(SearchQueryError) -> Set<Int> {
    var values: Set<Int> = []
    for word in list.split(separator: UInt8(ascii: ",")) {
      let name = String(decoding: word.map(LetterCase.lowered), as: UTF8.self)
      let found = Self.values(named: name, of: field)
      guard !found.isEmpty else {
        let what = field == .lang ? "language" : field.rawValue
        throw SearchQueryError(what: "no \(what) '\(name)'", hint: hint(for: field))
      }
      values.formUnion(found)
    }
    return values
  }

  private static func values(named name: String, of field: Field) -> [Int] {
    switch field {
    case .kind: TagKind.allCases.filter { "\($0.recordName)" == name }.map { Int($0.rawValue) }
    case .role:
      TagRole.allCases.filter { $0 != .reference && "\($0.recordName)" == name }.map {
        Int($0.rawValue)
      }
    case .lang:
      Language.all.filter { $0.name == name || $0.displayName.lowercased() == name }.map(\.index)
    case .name, .qualified, .path: []
    }
  }

  private static func hint(for field: Field) -> String {
    switch field {
    case .kind: "kinds: " + TagKind.allCases.map { "\($0.recordName)" }.joined(separator: ", ")
    case .role: "roles: def, decl"
    default: "`repomap languages` lists them"
    }
  }
}
