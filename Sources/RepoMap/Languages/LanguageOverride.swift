package import FileScanning
package import TreeSitter

/// A language that someone has chosen for the files that a glob matches.
///
/// It counts for more than names, first lines and content; of several the last that matches counts.
package struct LanguageOverride: Sendable {
  package let glob: PathGlob
  /// Nil for files that are to be parsed as no language at all.
  package let language: Language?

  package init(glob: PathGlob, language: Language?) {
    self.glob = glob
    self.language = language
  }
}
