import FileScanning
import TagStore

/// Puts an index together from stored segments and the files outside of them, and says what the next
/// run is to find.
struct CachedIndexRun {
  private let files: ScannedFiles
  private let plan: ExtractionPlan
  /// Numbers of the stored segments that go on.
  private let oldNumbers: [UInt64]
  /// Whether the files outside of the stored segments are to be kept as further ones.
  let buildsSegments: Bool
  private var builder: TagIndexBuilder
  private var newFiles: [[(key: ContentKey, languageNumber: UInt16)]] = []
  private(set) var snapshot = SnapshotWriter()
  private(set) var newSegments: [StoredSegment] = []

  init(files: ScannedFiles, plan: ExtractionPlan, reuse: IndexReuse?) {
    self.files = files
    self.plan = plan
    oldNumbers = reuse?.segments.map(\.number) ?? []
    builder = TagIndexBuilder(paths: files, parts: reuse?.parts ?? [])
    buildsSegments = reuse == nil || plan.requestCount > IndexReuse.looseFileLimit
  }

  /// Position of the first of `newSegments` among all.
  var firstNewSegment: Int { oldNumbers.count }

  /// Numbers of all segments that the snapshot speaks of.
  var segmentNumbers: [UInt64] { oldNumbers + newSegments.map(\.number) }

  /// Adds the next file of the list.
  mutating func add(_ tags: FileTags) {
    let place = builder.add(tags)
    guard var entry = plan.snapshotEntry(of: tags) else { return }
    if let place {
      entry.place = nil
      if buildsSegments, let key = entry.key { entry.place = take(place, key, entry) }
    }
    files[tags.fileIndex].withPath { snapshot.add(entry, path: $0) }
  }

  private mutating func take(
    _ place: TagIndexBuilder.Place, _ key: ContentKey, _ entry: RootSnapshot.Entry
  ) -> RootSnapshot.SegmentPlace? {
    while newFiles.count <= place.segment { newFiles.append([]) }
    let segment = firstNewSegment + place.segment
    // A file that got no key has a number in the segment and cannot be found there again.
    guard newFiles[place.segment].count == place.file else { return nil }
    newFiles[place.segment].append((key, entry.languageNumber))
    return .init(segment: segment, file: place.file)
  }

  /// The index; `newSegments` holds what is to be kept from here on.
  mutating func finish() -> TagIndex {
    let index = builder.finish()
    // Places name segments by position: all are kept, or none.
    guard buildsSegments, builder.builtSegments.map(\.fileCount) == newFiles.map(\.count) else {
      return index
    }
    for (segment, files) in zip(builder.builtSegments, newFiles) {
      // Told apart by time: two processes that write one root's segments at once must not mix them.
      let number = UInt64(bitPattern: FileFingerprint.currentTime) &+ UInt64(newSegments.count)
      newSegments.append(StoredSegment(number: number, segment: segment, files: files))
    }
    return index
  }
}
