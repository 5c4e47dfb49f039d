import FileScanning

/// Builds an index from the files of a list, one after the other.
///
/// Its content does not depend on how the work was shared out. Tags are laid out as a segment whenever
/// they have taken `segmentByteCount` of memory; segments but the last go to a file, so memory is bounded
/// whatever the number of names.
struct TagIndexBuilder {
  private let segmentByteCount: Int
  private let spill: SpillFile?

  private let paths: ScannedFiles
  private var files: [TagIndex.File] = []
  private var parts: [NameIndex.Part]
  private var building = IndexSegmentBuilder()
  private var buildingFiles: [Int32] = []

  /// Segments that were built here, in their order.
  private(set) var builtSegments: [IndexSegment] = []

  /// Begins with `parts` that earlier runs have built.
  init(
    paths: ScannedFiles, parts: [NameIndex.Part] = [],
    segmentByteCount: Int = MemoryShares().segmentByteCount, spill: SpillFile? = nil
  ) {
    self.paths = paths
    self.parts = parts
    self.segmentByteCount = segmentByteCount
    self.spill = spill
    files.reserveCapacity(paths.count)
  }

  /// Where a file's tags went: which of the built segments, and its number there.
  struct Place {
    let segment: Int
    let file: Int
  }

  /// Adds the next file of the list; time linear in its tags.
  ///
  /// Nil where it brings no tags itself.
  @discardableResult
  mutating func add(_ file: FileTags) -> Place? {
    precondition(file.fileIndex == files.count, "files are added in the list's order")
    files.append(TagIndex.File(file))
    guard file.outcome == .parsed, file.holdsTags else { return nil }
    if building.costInBytes > segmentByteCount { closeSegment(in: spill) }
    let place = Place(segment: builtSegments.count, file: building.fileCount)
    building.add(file)
    buildingFiles.append(Int32(file.fileIndex))
    return place
  }

  /// What it holds in memory.
  var structures: [MemoryStructure] {
    [
      MemoryStructure(
        name: "files", costInBytes: files.capacity * MemoryLayout<TagIndex.File>.stride),
      MemoryStructure(name: "names of the last segment", costInBytes: building.costInBytes),
      MemoryStructure(
        name: "segments",
        costInBytes: parts.reduce(0) { $0 + $1.segment.region.costInBytes + 4 * $1.files.count }),
    ]
  }

  private mutating func closeSegment(in spill: SpillFile?) {
    guard building.fileCount > 0 else { return }
    let segment = building.segment(in: spill)
    builtSegments.append(segment)
    parts.append(NameIndex.Part(segment: segment, files: buildingFiles, sign: 1))
    building = IndexSegmentBuilder()
    buildingFiles = []
  }

  /// The index of all files that were added, with `nameLimit` names told; `jobs` tasks at most.
  mutating func finish(nameLimit: Int, jobs: Int) async -> TagIndex {
    closeSegment(in: builtSegments.isEmpty ? nil : spill)
    return TagIndex(
      paths: paths, files: files,
      names: await NameDigest(of: NameIndex(parts: parts), limit: nameLimit, jobs: jobs))
  }
}
