package import FileScanning
import TagStore
import TreeSitter

/// What is known of every file of a root at one moment, without tags: what a watch goes on from.
///
/// A listing and a record of fixed size for each file of it, and what the next look compares with.
package struct RepositoryState: Sendable {
  /// What was found of one file.
  struct FileRecord: Sendable, Equatable {
    var outcome: FileOutcome
    var language: Language?
    var byteCount: Int
    var measures: FileMeasures
    /// Of the bytes, where they were read.
    var content: ContentMark?
  }

  /// Tells contents apart.
  enum ContentMark: Sendable, Equatable {
    case key(ContentKey)
    case hash(ContentHash)
  }

  package let files: ScannedFiles
  /// By file.
  let records: [FileRecord]
  /// Of the last look at every file.
  let snapshot: RootSnapshot

  init(files: ScannedFiles, records: [FileRecord], snapshot: RootSnapshot) {
    self.files = files
    self.records = records
    self.snapshot = snapshot
  }

  /// Sums over all files, as an analysis has them but for `identifiers`, which takes an index; O(n).
  package var totals: RepositoryTotals {
    records.reduce(into: RepositoryTotals()) { $0.add($1) }
  }
}

/// What is counted of a repository without an index of its names.
package struct RepositoryTotals: Sendable, Equatable {
  /// Of parsed files; `identifiers` stays 0.
  package private(set) var parsed = Analysis.Totals()
  package private(set) var filesWithSyntaxErrors = 0
  package private(set) var filesNotUTF8 = 0
  /// Files by outcome, indexed by raw value.
  package private(set) var outcomes = [Int](repeating: 0, count: FileOutcome.allCases.count)

  package init() {}

  package var listedFiles: Int { outcomes.reduce(0, +) }

  fileprivate mutating func add(_ record: RepositoryState.FileRecord) {
    outcomes[Int(record.outcome.rawValue)] += 1
    guard record.outcome == .parsed else { return }
    parsed.files += 1
    parsed.bytes += record.byteCount
    parsed.lines += record.measures.lineCount
    parsed.tags.add(record.measures.counts)
    parsed.syntaxErrors += record.measures.syntaxErrorCount
    if record.measures.syntaxErrorCount > 0 { filesWithSyntaxErrors += 1 }
    if !record.measures.isUTF8 { filesNotUTF8 += 1 }
  }
}

extension RepositoryState.FileRecord {
  init(_ tags: FileTags) {
    outcome = tags.outcome
    language = tags.language
    byteCount = tags.byteCount
    measures = tags.measures
    content =
      tags.contentKey.map(RepositoryState.ContentMark.key)
      ?? tags.contentHash.map(RepositoryState.ContentMark.hash)
  }
}
