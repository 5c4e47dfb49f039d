/// The part of a repository that fits a budget, chosen and put in order; a format turns it into bytes.
package struct RepositoryMap: Sendable {
  /// One file and what is shown of it.
  package struct Section: Sendable {
    package let file: Int
    /// Definitions with their signatures, in the order of the source.
    package var signatures: [Entry] = []
    /// Further definitions by their names alone, in the order of the source.
    package var names: [Entry] = []
    /// Definitions of which nothing is shown.
    package var omittedCount = 0
  }

  /// One definition.
  package struct Entry: Sendable {
    package let name: [UInt8]
    package let tag: Tag
    /// The declaration on one line, cut at `RepositoryMap.signatureLimit`.
    package let signature: [UInt8]
    package let doc: [UInt8]
    /// How many definitions of the section enclose it.
    package let depth: Int
    let score: DefinitionScore
  }

  /// Files of one folder by their names alone.
  package struct Folder: Sendable {
    /// Empty for the root.
    package let path: [UInt8]
    package var files: [Int] = []
  }

  /// Longest signature, in bytes.
  package static let signatureLimit = 100

  /// The budget, in tokens.
  package let budget: Int
  /// The commit of the history that took part in the ranking.
  package let commit: [UInt8]?
  /// The best files first.
  package var sections: [Section] = []
  package var folders: [Folder] = []
  /// What nothing is shown of.
  package var omittedFileCount = 0
  package var omittedDefinitionCount = 0
}
