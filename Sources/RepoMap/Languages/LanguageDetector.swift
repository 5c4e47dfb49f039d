import FileScanning
package import TreeSitter

/// Finds a file's language from its name, and from its content where the name does not settle it.
///
/// Immutable after `init`. A look-up takes time linear in the name's length.
package struct LanguageDetector: Sendable {
  /// What a file's name alone says.
  package enum Verdict: Equatable, Sendable {
    /// By its name; the content may tell otherwise.
    case language(Language)
    /// By an override: nothing else counts.
    case chosen(Language)
    /// A name that says nothing, where the content may: it has no extension, or one of many meanings.
    case unknownUntilRead
    case none
  }

  private var byFileName: [ArraySlice<UInt8>: Language] = [:]
  private var byExtension: [ArraySlice<UInt8>: Language] = [:]
  private var byInterpreter: [ArraySlice<UInt8>: Language] = [:]
  private var byModeName: [ArraySlice<UInt8>: Language] = [:]
  /// By extension: what makes a file some language's, then what makes it none's.
  private var contentRules: [ArraySlice<UInt8>: [ContentRule]] = [:]
  private let overrides: [LanguageOverride]

  package init(languages: [Language] = Language.all, overrides: [LanguageOverride] = []) {
    self.overrides = overrides
    for language in languages {
      for name in language.fileNames { byFileName[Array(name.utf8)[...]] = language }
      for name in language.extensions { byExtension[Array(name.utf8)[...]] = language }
      for name in language.interpreters { byInterpreter[Array(name.utf8)[...]] = language }
    }
    let rules = languages.flatMap(\.contentRules) + languages.flatMap(\.foreignContentRules)
    for rule in rules { contentRules[rule.fileExtension[...], default: []].append(rule) }
    byModeName = Self.modeNames(of: languages)
  }

  /// What mode lines may call each language: where two languages share a name, the better one counts.
  private static func modeNames(of languages: [Language]) -> [ArraySlice<UInt8>: Language] {
    var result: [ArraySlice<UInt8>: Language] = [:]
    let names: [(Language) -> [String]] = [
      { [$0.name] }, { [$0.displayName.lowercased()] }, \.aliases, \.interpreters, \.extensions,
    ]
    for names in names {
      for language in languages {
        for name in names(language) where result[Array(name.utf8)[...]] == nil {
          result[Array(name.utf8)[...]] = language
        }
      }
    }
    return result
  }

  /// The language that is chosen for `path`, or that its last component names.
  package func language(ofPath path: ArraySlice<UInt8>) -> Verdict {
    if let override = overrides.last(where: { $0.glob.matches(path) }) {
      return override.language.map(Verdict.chosen) ?? .none
    }
    let name = path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path
    if let language = byFileName[name] { return .language(language) }
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return name.first == UInt8(ascii: ".") ? .none : .unknownUntilRead
    }
    let fileExtension = name[(dot + 1)...]
    if let language = byExtension[fileExtension] { return .language(language) }
    // `.H` and `.C` are C++ by old custom; other upper-case extensions are lower-case ones shouted.
    if fileExtension.elementsEqual("C".utf8) || fileExtension.elementsEqual("H".utf8) {
      return byExtension[Array("cpp".utf8)[...]].map(Verdict.language) ?? .none
    }
    if let language = byExtension[fileExtension.map(lowercased)[...]] { return .language(language) }
    return contentRules[fileExtension] == nil ? .none : .unknownUntilRead
  }

  /// The language of a file that is not chosen, now that its content is known; nil for none of ours.
  ///
  /// `named` is what the name says. A mode line counts for more, unless it names a relative of `named`
  /// (TypeScript in a `.tsx` file). Then comes the content, where the extension has several meanings
  /// (`.h`, `.m`); the first rule that matches has the file.
  package func language(
    ofContent source: UnsafeBufferPointer<UInt8>, at path: ArraySlice<UInt8>, named: Language?
  ) -> Language? {
    if named == nil, let language = language(ofFirstLine: source) { return language }
    let rules = contentRules(at: path)
    if let spoken = Modeline.languageName(in: source).flatMap({ byModeName[$0[...]] }),
      !rules.isEmpty || spoken.family != named?.family
    {
      return spoken
    }
    guard let rule = rules.first(where: { $0.matches(source) }) else { return named }
    return rule.language
  }

  private func contentRules(at path: ArraySlice<UInt8>) -> [ContentRule] {
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else { return [] }
    return contentRules[path[(dot + 1)...], default: []]
  }

  /// The language that the interpreter of a `#!` line names; nil where there is none.
  ///
  /// Looks through `env` with its options and assignments, and ignores version digits
  /// (`python3.12` is `python`).
  package func language(ofFirstLine source: some Collection<UInt8>) -> Language? {
    guard source.starts(with: "#!".utf8) else { return nil }
    let line = source.dropFirst(2).prefix(256).prefix { $0 != UInt8(ascii: "\n") }
    let words = Array(line).split { $0 == UInt8(ascii: " ") || $0 == 0x09 || $0 == 0x0D }
    for word in words {
      let name = word.split(separator: UInt8(ascii: "/")).last ?? []
      if name.elementsEqual("env".utf8) || word.first == UInt8(ascii: "-")
        || word.contains(UInt8(ascii: "="))
      {
        continue
      }
      return byInterpreter[name] ?? byInterpreter[name.withoutVersion]
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// The bytes less the digits and dots at their end.
  fileprivate var withoutVersion: ArraySlice<UInt8> {
    let end = lastIndex { !($0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".")) }
    return prefix(through: end ?? startIndex)
  }
}

/// The lower-case form of an ASCII letter, any other byte as it is.
func lowercased(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}
