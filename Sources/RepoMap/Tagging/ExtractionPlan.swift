import FileScanning
import TagStore
import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which files go to the parser, decided from names and sizes alone before any is read.
struct ExtractionPlan {
  let path: @Sendable (Int) -> [UInt8]
  private let content: @Sendable (Int) -> [UInt8]?
  /// By file index.
  private var entries: [Entry]
  /// When the files were looked at, in nanoseconds since 1970.
  let time: Int64
  /// Files that go to the parser, and their sizes' sum.
  private(set) var requestCount = 0
  private(set) var requestByteCount = 0

  private struct Entry {
    /// Index of the language + 1; 0 when only the first line can tell, or none is known.
    var languageNumber: UInt16
    /// Whether the content is not asked for the language.
    var isChosen = false
    /// Nil when the file goes to the parser.
    var settled: FileOutcome?
    var byteCount = 0
    var fingerprint: FileFingerprint?
    /// What an earlier run found, where nothing has touched the file since.
    var known: RootSnapshot.Entry?
    /// Whether what is known is all that is asked for.
    var isIndexed = false

    var language: Language? {
      languageNumber == 0 ? nil : Language(index: Int(languageNumber) - 1)
    }
  }

  var fileCount: Int { entries.count }
  var costInBytes: Int { entries.capacity * MemoryLayout<Entry>.stride }

  /// Looks at each file's name, and at the sizes of those that may be parsed: one `fstatat` each, by
  /// `jobs` tasks at a time.
  ///
  /// `root` is an open directory, the caller's to close.
  init(
    files: ScannedFiles, root: Int32, detector: LanguageDetector, maximumByteCount: Int,
    snapshot: RootSnapshot, jobs: Int
  ) async {
    path = { files[$0].path }
    content = { _ in nil }
    time = FileFingerprint.currentTime
    let stretches = Self.stretches(of: files.count, jobs: jobs)
    let parts = await stretches.concurrentMap { stretch in
      var snapshot = snapshot
      return stretch.map { index in
        var entry = Self.entry(files[index], root, detector, maximumByteCount)
        if entry.settled == nil {
          entry.known = Self.known(files[index], entry, in: &snapshot)
        }
        return entry
      }
    }
    entries = Array(parts.joined())
    count()
  }

  /// Fewer files are not worth a further task: a millisecond or two.
  private static let leastStretch = 1024

  private static func stretches(of count: Int, jobs: Int) -> [Range<Int>] {
    let length = max(leastStretch, (count + jobs - 1) / jobs)
    return stride(from: 0, to: count, by: length).map { $0..<min($0 + length, count) }
  }

  /// The same for contents that lie in memory, under the paths that they go by.
  init(
    contents: [(path: [UInt8], bytes: [UInt8])], detector: LanguageDetector, maximumByteCount: Int
  ) {
    path = { contents[$0].path }
    content = { contents[$0].bytes }
    time = FileFingerprint.currentTime
    entries = contents.map { item in
      Self.entry(
        detector.language(ofPath: item.path[...]), byteCount: item.bytes.count, maximumByteCount)
    }
    count()
  }

  private mutating func count() {
    for entry in entries where entry.settled == nil {
      requestCount += 1
      requestByteCount += entry.byteCount
    }
  }

  /// What the file at `index` is to be asked for, or what is known of it without asking.
  func decision(at index: Int) -> Decision {
    let entry = entries[index]
    if entry.isIndexed || entry.settled != nil { return .settled(knownTags(at: index)) }
    return .extract(
      ExtractionRequest(
        fileIndex: index, path: path(index), language: entry.language, isChosen: entry.isChosen,
        byteCount: entry.byteCount, known: entry.known, content: content(index)))
  }

  /// What is known of the file at `index` without its tags.
  func knownTags(at index: Int) -> FileTags {
    let entry = entries[index]
    if let known = entry.known { return FileTags(fileIndex: index, known: known) }
    return FileTags(
      fileIndex: index, outcome: entry.settled ?? .unreadable, language: entry.language,
      byteCount: entry.byteCount)
  }

  /// Positions of the files that `snapshot` speaks of, where nothing differs from it.
  func knownFiles(of snapshot: RootSnapshot) -> [Int32]? {
    guard !differs(from: snapshot) else { return nil }
    return entries.indices.filter { entries[$0].settled == nil }.map { Int32($0) }
  }

  /// The snapshot's entry for a file with this result; nil where the file was not parsed for a reason
  /// that may pass.
  func snapshotEntry(of result: FileTags) -> RootSnapshot.Entry? {
    let entry = entries[result.fileIndex]
    guard entry.settled == nil, let fingerprint = entry.fingerprint else { return nil }
    if let known = entry.known, known.outcome == result.outcome { return known }
    guard result.outcome.isDecidedByContent else { return nil }
    return RootSnapshot.Entry(
      fingerprint: fingerprint, isReliable: fingerprint.isReliable(at: time),
      outcome: result.outcome, failureCode: result.failureCode,
      languageNumber: result.language.map { UInt16($0.index + 1) } ?? 0,
      measures: result.measures, key: result.contentKey)
  }

  /// What an earlier run found of the file at `index`, if that still stands.
  func known(_ index: Int) -> RootSnapshot.Entry? { entries[index].known }

  /// Whether it is known that the file at `index` is not parsed.
  func isWithoutTags(_ index: Int) -> Bool {
    entries[index].settled != nil || entries[index].known.map { $0.outcome != .parsed } ?? false
  }

  /// Whether a run that follows this plan finds anything that `snapshot` does not say.
  func differs(from snapshot: RootSnapshot) -> Bool {
    var count = 0
    for entry in entries where entry.settled == nil {
      guard entry.known != nil else { return true }
      count += 1
    }
    return count != snapshot.count
  }

  /// Settles the files whose tags a stored segment holds, if those are used; else no segment holds any.
  mutating func settleIndexed(_ usesSegments: Bool) {
    for index in entries.indices {
      guard let known = entries[index].known else { continue }
      guard usesSegments else {
        entries[index].known?.place = nil
        continue
      }
      guard known.place != nil || known.key == nil else { continue }
      settle(index)
    }
  }

  /// Settles the files that a stored segment holds, unless `isWanted` says that their tags are needed.
  mutating func settleIndexed(unless isWanted: (RootSnapshot.SegmentPlace) -> Bool) {
    for index in entries.indices {
      guard let place = entries[index].known?.place, !isWanted(place) else { continue }
      settle(index)
    }
  }

  /// Settles the files whose tags go by a key of which `isKnown` says that they are not needed, unless
  /// more than `limit` others may have tags; returns whether it did.
  mutating func settle(leaving limit: Int, where isKnown: (ContentKey) -> Bool) -> Bool {
    let tagged = entries.indices.filter { !isWithoutTags($0) }
    let settled = tagged.filter { entries[$0].known?.key.map(isKnown) ?? false }
    guard tagged.count - settled.count <= limit else { return false }
    for index in settled { settle(index) }
    return true
  }

  /// Settles the files of which everything but their tags is known.
  mutating func settleKnown() {
    for index in entries.indices where entries[index].known != nil { settle(index) }
  }

  private mutating func settle(_ index: Int) {
    entries[index].isIndexed = true
    requestCount -= 1
    requestByteCount -= entries[index].byteCount
  }

  private static func known(
    _ file: ScannedFile, _ entry: Entry, in snapshot: inout RootSnapshot
  ) -> RootSnapshot.Entry? {
    guard let known = file.withPath({ snapshot.entry(at: $0) }), known.isReliable,
      known.fingerprint == entry.fingerprint
    else { return nil }
    return known
  }

  enum Decision {
    case extract(ExtractionRequest)
    case settled(FileTags)
  }

  private static func entry(
    _ file: ScannedFile, _ root: Int32, _ detector: LanguageDetector, _ maximumByteCount: Int
  ) -> Entry {
    if file.kind == .symlink {
      return Entry(languageNumber: 0, settled: .symbolicLink)
    }
    let verdict = detector.language(ofPath: file.path[...])
    if verdict == .none { return Entry(languageNumber: 0, settled: .noGrammar) }
    // A file whose size cannot be asked goes on: the worker process finds out what is wrong.
    let fingerprint = fingerprint(of: file, in: root)
    let byteCount = fingerprint.map { Int($0.byteCount) } ?? 0
    var entry = entry(verdict, byteCount: byteCount, maximumByteCount)
    entry.fingerprint = fingerprint
    return entry
  }

  private static func entry(
    _ verdict: LanguageDetector.Verdict, byteCount: Int, _ maximumByteCount: Int
  ) -> Entry {
    var entry = Entry(languageNumber: 0, byteCount: byteCount)
    switch verdict {
    case .none: entry.settled = .noGrammar
    case .unknownUntilRead: break
    case .language(let language): entry.languageNumber = UInt16(language.index + 1)
    case .chosen(let language):
      (entry.languageNumber, entry.isChosen) = (UInt16(language.index + 1), true)
    }
    if entry.settled == nil && byteCount > maximumByteCount {
      // Without a known language its size is not what keeps a file from being parsed.
      entry.settled = entry.languageNumber == 0 ? .noGrammar : .tooLarge
    }
    return entry
  }

  private static func fingerprint(of file: ScannedFile, in root: Int32) -> FileFingerprint? {
    var status = stat()
    let result = file.withPath { path in
      path.withMemoryRebound(to: CChar.self) { characters in
        characters.baseAddress.map { fstatat(root, $0, &status, AT_SYMLINK_NOFOLLOW) } ?? -1
      }
    }
    return result == 0 ? FileFingerprint(status) : nil
  }
}
