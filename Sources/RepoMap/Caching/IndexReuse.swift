import FileScanning
import TagStore
import TreeSitter

/// How an index is put together from what earlier runs have built.
///
/// Files that stand in a stored segment and have not changed are not looked at again. Those that have
/// changed since are taken out by a part that counts backwards, and built anew. When that would be much
/// of the work, or some of what is needed is gone, all segments are built anew from the stored tags.
struct IndexReuse {
  /// So many files may be outside of the stored segments before they are written as one more.
  static let looseFileLimit = 64
  /// More segments than this are built anew: each new one costs time in every merge.
  ///
  /// A build from nothing makes twenty for 800 MB of source.
  private static let segmentLimit = 100

  /// Nil where all is to be built anew.
  let segments: [StoredSegment]
  let parts: [NameIndex.Part]

  /// What can be used of `segments` for the files of `plan`; nil if all is to be built anew.
  init?(_ segments: [StoredSegment], plan: ExtractionPlan, store: TagStore) {
    guard !segments.isEmpty, segments.count <= Self.segmentLimit else { return nil }
    var files = segments.map { [Int32](repeating: -1, count: $0.files.count) }
    var reused = 0
    for index in 0..<plan.fileCount {
      guard let place = plan.known(index)?.place else { continue }
      guard files.indices.contains(place.segment),
        files[place.segment].indices.contains(place.file)
      else { return nil }
      files[place.segment][place.file] = Int32(index)
      reused += 1
    }
    let gone = files.reduce(0) { $0 + $1.count } - reused
    guard gone + plan.requestCount - reused <= max(Self.looseFileLimit, plan.requestCount / 4)
    else { return nil }
    guard let removal = Self.removal(of: files, in: segments, store) else { return nil }
    self.segments = segments
    parts =
      zip(segments, files).map { NameIndex.Part(segment: $0.segment, files: $1, sign: 1) } + removal
  }

  /// A part that takes away the files that are no longer there; nil when the store has lost one.
  private static func removal(
    of files: [[Int32]], in segments: [StoredSegment], _ store: TagStore
  ) -> [NameIndex.Part]? {
    var gone: [(key: ContentKey, languageNumber: UInt16)] = []
    for (segment, files) in zip(segments, files) {
      for (number, file) in files.enumerated() where file < 0 { gone.append(segment.files[number]) }
    }
    guard !gone.isEmpty else { return [] }
    var builder = IndexSegmentBuilder()
    let payloads = store.payloads(for: gone.map(\.key), using: PayloadCompressor())
    for (file, payload) in zip(gone, payloads) {
      guard let payload, (1...Language.count).contains(Int(file.languageNumber)) else {
        return nil
      }
      let language = Language(index: Int(file.languageNumber) - 1)
      builder.add(FileTags(fileIndex: 0, payload: payload, language: language))
    }
    return [NameIndex.Part(segment: builder.segment(), files: [], sign: -1)]
  }
}
