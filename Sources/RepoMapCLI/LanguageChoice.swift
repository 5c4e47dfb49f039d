internal import ArgumentParser
import FileScanning
import RepoMap
import TreeSitter

/// A language chosen for the files that a glob matches, as people type it: `perl=*.cgi`.
struct LanguageChoice: ExpressibleByArgument {
  private let name: String
  private let pattern: ByteArgument

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="),
      let pattern = ByteArgument(argument: String(argument[argument.index(after: equals)...]))
    else { return nil }
    name = argument[..<equals].lowercased()
    self.pattern = pattern
  }

  static var defaultCompletionKind: CompletionKind {
    .list(Language.all.map { $0.name + "=" })
  }

  /// The choice as it was written.
  var text: [UInt8] { Array((name + "=").utf8) + pattern.bytes }

  /// Whether there is such a language, and a glob that can match.
  var isValid: Bool { (try? override(Language.init(name:))) != nil }

  /// The choice itself; throws where there is no such language or the glob matches nothing.
  ///
  /// `find` knows languages by their names, those that are loaded when asked for too.
  func override(_ find: (String) throws -> Language?) throws -> LanguageOverride {
    let language =
      try Language.all.first { $0.displayName.lowercased() == name }
      ?? (name == "none" ? nil : find(name))
    guard language != nil || name == "none" else {
      throw ValidationError("--language: no language '\(name)'; `repomap languages` lists them")
    }
    guard let glob = PathGlob(pattern.bytes) else {
      throw ValidationError(
        "--language: the glob '\(pattern.defaultValueDescription)' matches nothing")
    }
    return LanguageOverride(glob: glob, language: language)
  }
}
