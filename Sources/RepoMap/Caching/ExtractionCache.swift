import FileScanning
package import TagStore
import TreeSitter

/// What a run knows from earlier ones: the store, and what it keeps of the root under way.
package struct ExtractionCache: Sendable {
  package let store: TagStore
  /// Tells apart listings of one root by other options.
  private let listing: [UInt8]
  let recipe: [UInt8]
  let versions: LanguageVersions

  /// `listing` describes the options that decide which files of a root are listed, `recipe` all that
  /// decides what a file's outcome is beside its content, its name and the languages.
  package init(store: TagStore, listing: [UInt8], recipe: [UInt8], queries: UserQueries) {
    self.store = store
    self.listing = listing
    versions = LanguageVersions(queries: queries)
    let parts = [recipe] + versions.byLanguage
    self.recipe = Array(parts.joined(separator: [0])).withUnsafeBytes { ContentHash(of: $0).bytes }
  }

  /// The snapshot of `files` below `root`, an absolute path; empty where there is none.
  func snapshot(of files: ScannedFiles, root: [UInt8]) -> RootSnapshot {
    guard files.isWholeScan else { return .empty }
    return RootSnapshot(store.record(.snapshot, named: name(of: root)), recipe: recipe)
  }

  /// The segments that `snapshot` speaks of, in its order; nil unless all are there.
  func segments(of snapshot: RootSnapshot, root: [UInt8]) -> [StoredSegment]? {
    var segments: [StoredSegment] = []
    for (position, number) in snapshot.segmentNumbers.enumerated() {
      guard let bytes = store.record(.index, named: segmentName(root, position)),
        let segment = StoredSegment(bytes), segment.number == number
      else { return nil }
      segments.append(segment)
    }
    return segments
  }

  /// Writes what a run has found of `root`: its snapshot, if it has changed, and segments from
  /// `firstSegment` on.
  ///
  /// Those of `oldSegmentCount` that are no longer in use go.
  func finish(
    _ snapshot: (writer: SnapshotWriter, segmentNumbers: [UInt64])?, root: [UInt8],
    segments: [StoredSegment] = [], from firstSegment: Int = 0, oldSegmentCount: Int = 0
  ) {
    var records: [TagStore.Record] = []
    if let snapshot {
      records.append(
        .init(
          kind: .snapshot, name: name(of: root),
          bytes: { [recipe] in
            snapshot.writer.bytes(recipe: recipe, segmentNumbers: snapshot.segmentNumbers)
          }))
      for (offset, segment) in segments.enumerated() {
        records.append(
          .init(
            kind: .index, name: segmentName(root, firstSegment + offset),
            bytes: { segment.bytes }))
      }
      for position in snapshot.segmentNumbers
        .count..<max(
          oldSegmentCount, snapshot.segmentNumbers.count)
      {
        records.append(.init(kind: .index, name: segmentName(root, position), bytes: { [] }))
      }
    }
    store.finish(records: records)
  }

  func name(of root: [UInt8]) -> [UInt8] { root + [0] + listing }

  private func segmentName(_ root: [UInt8], _ position: Int) -> [UInt8] {
    name(of: root) + [0, UInt8(position >> 8), UInt8(position & 0xFF)]
  }
}

/// What decides a file's tags beside its content, for each language.
struct LanguageVersions: Sendable {
  /// By the language's index.
  let byLanguage: [[UInt8]]

  /// Changes with the form of a payload: stored tags of another form are not found.
  private static let payloadVersion = "payload 3"

  init(queries: UserQueries) {
    byLanguage = Language.all.map {
      Array("\($0.name) \(queries.contentVersion(of: $0)) \(Self.payloadVersion)".utf8)
    }
  }

  /// The key under which tags of `content` read as `language` are kept.
  func key(of content: ContentHash, _ language: Language) -> ContentKey {
    ContentKey(
      content: content, language: Array(language.name.utf8), version: byLanguage[language.index])
  }
}
