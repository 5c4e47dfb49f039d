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
  /// Keeps the store small after a run.
  let upkeep: CacheUpkeep

  /// `listing` describes the options that decide which files of a root are listed, `recipe` all that
  /// decides what a file's outcome is beside its content, its name and the languages.
  package init(
    store: TagStore, listing: [UInt8], recipe: [UInt8], queries: UserQueries, limitInBytes: Int,
    maximumAgeInDays: Int
  ) {
    self.store = store
    upkeep = CacheUpkeep(
      store, limitInBytes: limitInBytes, maximumAgeInDays: maximumAgeInDays)
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
  ///
  /// Those beyond the first `byteCount` bytes go to `spill`, if there is one.
  func segments(
    of snapshot: RootSnapshot, root: [UInt8], keeping byteCount: Int = .max,
    spill: SpillFile? = nil
  ) -> [StoredSegment]? {
    var segments: [StoredSegment] = []
    var room = byteCount
    for (position, number) in snapshot.segmentNumbers.enumerated() {
      guard
        let region = Self.segmentRegion(Self.segmentName(name(of: root), position), in: store)
      else { return nil }
      room -= region.bytes.count
      guard let segment = StoredSegment(region, spill: room < 0 ? spill : nil),
        segment.number == number
      else { return nil }
      segments.append(segment)
    }
    return segments
  }

  /// What a report told of the names of `snapshot`, for `limit` of them at least; nil where it is not
  /// known.
  ///
  /// `files` are the positions in the list of the files that the snapshot speaks of.
  func digest(
    of snapshot: RootSnapshot, root: [UInt8], files: [Int32], limit: Int
  ) -> NameDigest? {
    guard let bytes = store.record(.digest, named: name(of: root)), bytes.count >= 8 else {
      return nil
    }
    let generation = bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self))
    }
    guard generation == snapshot.generation else { return nil }
    let digest = NameDigest(Array(bytes[8...]), files: files)
    return digest.flatMap { $0.serves(limit: limit) ? $0 : nil }
  }

  /// Keeps what a run has found of `root`, and all tags that were added.
  func finish(_ update: RootUpdate = RootUpdate(), root: [UInt8]) {
    var records: [TagStore.Record] = []
    let name = name(of: root)
    let (generation, numbers) = (update.generation, update.segmentNumbers)
    if let snapshot = update.snapshot {
      records.append(
        .init(kind: .snapshot, name: name) { [recipe] in
          snapshot.bytes(recipe: recipe, generation: generation, segmentNumbers: numbers)
        })
      for (offset, segment) in update.newSegments.enumerated() {
        let position = numbers.count - update.newSegments.count + offset
        records.append(
          .init(kind: .index, name: Self.segmentName(name, position)) { segment.bytes })
      }
      for position in numbers.count..<max(update.oldSegmentCount, numbers.count) {
        records.append(.init(kind: .index, name: Self.segmentName(name, position)) { [] })
      }
    }
    if let digest = update.digest {
      var writer = ByteWriter()
      writer.append(generation)
      records.append(.init(kind: .digest, name: name) { [writer] in writer.bytes + digest })
    }
    store.finish(records: records)
  }

  func name(of root: [UInt8]) -> [UInt8] { root + [0] + listing }

  /// The bytes of the segment `name`; nil where there is none.
  static func segmentRegion(_ name: [UInt8], in store: TagStore) -> ByteRegion? {
    store.recordReader(.index, named: name).flatMap {
      ByteRegion(count: $0.byteCount, fill: $0.read)
    }
  }

  /// The name of the segment at `position` in the snapshot `name`.
  static func segmentName(_ name: [UInt8], _ position: Int) -> [UInt8] {
    name + [0, UInt8(position >> 8), UInt8(position & 0xFF)]
  }
}

/// What a run has found of a root and the next one is to know.
struct RootUpdate {
  /// Nil where that on disk still holds.
  var snapshot: SnapshotWriter?
  /// Of the snapshot: that on disk, or the new one's.
  var generation: UInt64 = 0
  /// Of all segments that the snapshot speaks of; the new ones are the last.
  var segmentNumbers: [UInt64] = []
  var newSegments: [StoredSegment] = []
  /// How many the snapshot on disk speaks of.
  var oldSegmentCount = 0
  /// Of the snapshot's names; nil where that on disk still holds, or none is known.
  var digest: [UInt8]?
}

extension RootUpdate {
  /// A new snapshot of which no segment is new.
  init(_ next: SnapshotWriter, after old: RootSnapshot) {
    snapshot = next
    generation = UInt64(bitPattern: FileFingerprint.currentTime)
    segmentNumbers = old.segmentNumbers
    oldSegmentCount = old.segmentNumbers.count
  }
}

/// What decides a file's tags beside its content, for each language.
struct LanguageVersions: Sendable {
  /// By the language's index.
  let byLanguage: [[UInt8]]

  /// Changes with the form of a payload: stored tags of another form are not found.
  private static let payloadVersion = "payload 4"

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
