package import TreeSitter

/// Finds a file's language from its name, and from its first line where the name says nothing.
///
/// Immutable after `init`. A look-up takes time linear in the name's length.
package struct LanguageDetector: Sendable {
  /// What a file's name alone says.
  package enum Verdict: Equatable, Sendable {
    case language(Language)
    /// A name without an extension, which a `#!` line may explain.
    case unknownUntilRead
    case none
  }

  private var byFileName: [ArraySlice<UInt8>: Language] = [:]
  private var byExtension: [ArraySlice<UInt8>: Language] = [:]
  private var byInterpreter: [ArraySlice<UInt8>: Language] = [:]
  private var contentRules: [ArraySlice<UInt8>: [ContentRule]] = [:]

  package init(languages: [Language] = Language.all) {
    for language in languages {
      for name in language.fileNames { byFileName[Array(name.utf8)[...]] = language }
      for name in language.extensions { byExtension[Array(name.utf8)[...]] = language }
      for rule in language.contentRules {
        contentRules[rule.fileExtension[...], default: []].append(rule)
      }
      for name in language.interpreters { byInterpreter[Array(name.utf8)[...]] = language }
    }
  }

  /// The language that the last component of `path` names.
  package func language(ofPath path: ArraySlice<UInt8>) -> Verdict {
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
    return byExtension[fileExtension.map(lowercased)[...]].map(Verdict.language) ?? .none
  }

  /// The language of a file whose name says `language`, now that its content is known.
  ///
  /// Several languages share some extensions (`.h`); the first whose rule matches has the file.
  package func language(
    ofContent source: UnsafeBufferPointer<UInt8>, at path: ArraySlice<UInt8>, named: Language
  ) -> Language {
    guard !contentRules.isEmpty, let dot = path.lastIndex(of: UInt8(ascii: ".")),
      let rules = contentRules[path[(dot + 1)...]]
    else { return named }
    return rules.first { $0.matches(source) }?.language ?? named
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

private func lowercased(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}
