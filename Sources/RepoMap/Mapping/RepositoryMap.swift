/// The part of a repository that fits a budget, chosen and put in order; a format turns it into bytes.
package struct RepositoryMap: Sendable {
  /// One file and what is shown of it.
  package struct Section: Sendable {
    package let path: [UInt8]
    /// Definitions with their signatures, in the order of the source.
    package var signatures: [Entry] = []
    /// Further definitions by their names alone, in the order of the source.
    package var names: [Entry] = []
    /// Definitions of which nothing is shown.
    package var omittedCount = 0
    /// Why the file is here, where that was asked for.
    package var reason: FileReason?
  }

  /// One definition.
  package struct Entry: Sendable {
    package let name: [UInt8]
    package let tag: Tag
    /// The declaration on one line, cut at `signatureLimitInBytes`.
    package let signature: [UInt8]
    /// The first line of the doc comment.
    package let doc: [UInt8]
    /// How many definitions of the section enclose it.
    package var depth: Int
    /// Why the definition is here, where that was asked for.
    package var reason: DefinitionReason?
  }

  /// Files of one folder by their names alone.
  package struct Folder: Sendable {
    /// Empty for the root.
    package let path: [UInt8]
    package var names: [[UInt8]] = []
  }

  /// Longest signature.
  package static let signatureLimitInBytes = 72

  /// The most tokens that the map may have.
  package let budget: Int
  /// The commit of the history that took part in the ranking, in hexadecimal digits.
  package let commit: [UInt8]?
  /// The best files first, then files with what those use.
  package var sections: [Section] = []
  /// In the order of their best files.
  package var folders: [Folder] = []
  /// Files and definitions of which nothing is shown.
  package var omittedFileCount = 0
  package var omittedDefinitionCount = 0
}
