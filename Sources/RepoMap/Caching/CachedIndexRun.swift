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
  private var snapshot = SnapshotWriter()
  /// Positions in the list of the files that the snapshot speaks of.
  private var snapshotFiles: [Int32] = []
  private var newSegments: [StoredSegment] = []

  init(
    files: ScannedFiles, plan: ExtractionPlan, reuse: IndexReuse?, segmentByteCount: Int,
    spill: SpillFile?
  ) {
    self.files = files
    self.plan = plan
    oldNumbers = reuse?.segments.map(\.number) ?? []
    builder = TagIndexBuilder(
      paths: files, parts: reuse?.parts ?? [], segmentByteCount: segmentByteCount, spill: spill)
    buildsSegments = reuse == nil || plan.requestCount > IndexReuse.looseFileLimit
  }

  /// What it holds in memory.
  var structures: [MemoryStructure] {
    let keys = newFiles.reduce(0) { $0 + 24 * $1.count }
    return builder.structures + [
      MemoryStructure(name: "snapshot", costInBytes: snapshot.costInBytes + keys)
    ]
  }

  /// Adds the next file of the list.
  mutating func add(_ tags: FileTags) {
    let place = builder.add(tags)
    guard var entry = plan.snapshotEntry(of: tags) else { return }
    if let place {
      entry.place = nil
      if buildsSegments, let key = entry.key { entry.place = take(place, key, entry) }
    }
    files[tags.fileIndex].withPath { snapshot.add(entry, path: $0) }
    snapshotFiles.append(Int32(tags.fileIndex))
  }

  private mutating func take(
    _ place: TagIndexBuilder.Place, _ key: ContentKey, _ entry: RootSnapshot.Entry
  ) -> RootSnapshot.SegmentPlace? {
    while newFiles.count <= place.segment { newFiles.append([]) }
    let segment = oldNumbers.count + place.segment
    // A file that got no key has a number in the segment and cannot be found there again.
    guard newFiles[place.segment].count == place.file else { return nil }
    newFiles[place.segment].append((key, entry.languageNumber))
    return .init(segment: segment, file: place.file)
  }

  /// The index, and what is to be kept; `old` is the snapshot on disk.
  mutating func finish(
    nameLimit: Int, jobs: Int, old: RootSnapshot
  ) async -> (TagIndex, RootUpdate) {
    let index = await builder.finish(nameLimit: nameLimit, jobs: jobs)
    keepSegments()
    var update = RootUpdate()
    guard files.isWholeScan else { return (index, update) }
    update.generation = old.generation
    if buildsSegments || plan.differs(from: old) {
      update.snapshot = snapshot
      update.generation = UInt64(bitPattern: FileFingerprint.currentTime)
      update.segmentNumbers = oldNumbers + newSegments.map(\.number)
      update.newSegments = newSegments
      update.oldSegmentCount = old.segmentNumbers.count
    }
    update.digest = index.names.bytes(files: snapshotFiles)
    return (index, update)
  }

  private mutating func keepSegments() {
    // Places name segments by position: all are kept, or none.
    guard buildsSegments, builder.builtSegments.map(\.fileCount) == newFiles.map(\.count) else {
      return
    }
    for (segment, files) in zip(builder.builtSegments, newFiles) {
      // Told apart by time: two processes that write one root's segments at once must not mix them.
      let number = UInt64(bitPattern: FileFingerprint.currentTime) &+ UInt64(newSegments.count)
      newSegments.append(StoredSegment(number: number, segment: segment, files: files))
    }
  }
}
