import FileScanning
import TagStore
import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What an earlier run found at each path of a root: fingerprint, outcome, content, and where its index
/// holds the file's tags.
///
/// One block of bytes: a head with the recipe, a number of its own and the segments' numbers, a record of fixed length for
/// each file in the order of the paths, then the paths with a NUL behind each. It is searched where it
/// lies.
struct RootSnapshot: Sendable {
  /// What stands at one path.
  struct Entry: Sendable, Equatable {
    var fingerprint: FileFingerprint
    /// Whether an equal fingerprint means equal content.
    var isReliable: Bool
    var outcome: FileOutcome
    /// The signal of a crash, else 0.
    var failureCode: Int32
    /// Index of the language + 1, or 0.
    var languageNumber: UInt16
    var measures: FileMeasures
    /// Of a parsed file's tags.
    var key: ContentKey?
    /// The segment that holds its names, if any.
    var place: SegmentPlace?

    var language: Language? {
      (1...Language.count).contains(Int(languageNumber))
        ? Language(index: Int(languageNumber) - 1) : nil
    }
  }

  /// Position in the list of segments, and the file's number there.
  struct SegmentPlace: Sendable, Equatable {
    var segment: Int
    var file: Int
  }

  static let empty = RootSnapshot(nil, recipe: [])
  private static let headByteCount = ContentHash.byteCount + 24
  fileprivate static let recordByteCount = 94
  /// Where a record has the time of the last change, and the key.
  private static let modifiedOffset = 8
  private static let keyOffset = 40

  private let bytes: [UInt8]
  let count: Int
  /// Tells this snapshot from any other of the root.
  let generation: UInt64
  /// What the segments' records begin with, in their order.
  let segmentNumbers: [UInt64]
  private let recordStart: Int
  private var position = 0
  private var pathStart: Int

  /// The snapshot that was written as `bytes`; empty where they are not one of this recipe, which names
  /// everything that decides what an entry means beside the file.
  init(_ bytes: [UInt8]?, recipe: [UInt8]) {
    guard let bytes, bytes.count >= Self.headByteCount, bytes.starts(with: recipe) else {
      (self.bytes, count, generation, segmentNumbers) = ([], 0, 0, [])
      (recordStart, pathStart) = (0, 0)
      return
    }
    func number(_ offset: Int) -> UInt64 {
      bytes.withUnsafeBytes {
        UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      }
    }
    let room = bytes.count - Self.headByteCount
    let segmentCount = Int(clamping: number(ContentHash.byteCount + 8))
    let recordStart = Self.headByteCount + 8 * min(segmentCount, room / 8)
    let claimed = Int(clamping: number(ContentHash.byteCount))
    self.bytes = bytes
    self.recordStart = recordStart
    count = min(claimed, (bytes.count - recordStart) / (Self.recordByteCount + 1))
    generation = number(ContentHash.byteCount + 16)
    segmentNumbers = stride(from: Self.headByteCount, to: recordStart, by: 8).map(number)
    pathStart = recordStart + count * Self.recordByteCount
  }

  /// The snapshot that was written as `bytes`, whatever recipe it was written by.
  init(ofAnyRecipe bytes: [UInt8]) {
    self.init(bytes, recipe: Array(bytes.prefix(ContentHash.byteCount)))
  }

  /// Adds the keys of all entries to `keys`.
  func addKeys(to keys: inout Set<ContentKey>) {
    for number in 0..<count { if let key = record(number).key { keys.insert(key) } }
  }

  /// The entry at `path`; asked for in rising order of paths, all calls together take linear time.
  mutating func entry(at path: UnsafeBufferPointer<UInt8>) -> Entry? {
    while position < count, let end = endOfPath {
      let order = bytes.withUnsafeBytes {
        Self.compare(UnsafeRawBufferPointer(rebasing: $0[pathStart..<end]), path)
      }
      if order > 0 { return nil }
      defer {
        position += 1
        pathStart = end + 1
      }
      if order == 0 { return record(position) }
    }
    return nil
  }

  /// The number of a file of middle size among those with tags; nil where there is none.
  func middleFile() -> Int? {
    let files = (0..<count).compactMap { number -> (size: Int64, number: Int)? in
      let entry = record(number)
      guard entry.key != nil, entry.measures.counts.sum > 0 else { return nil }
      return (entry.fingerprint.byteCount, number)
    }
    let sorted = files.sorted { $0 < $1 }
    return sorted.isEmpty ? nil : sorted[sorted.count / 2].number
  }

  /// The snapshot's bytes with another time of change and `key` for file `number`.
  func bytes(changing number: Int, to key: ContentKey) -> [UInt8] {
    var bytes = bytes
    let start = recordStart + number * Self.recordByteCount
    bytes[start + Self.modifiedOffset] ^= 1
    let keyStart = start + Self.keyOffset
    bytes.replaceSubrange(keyStart..<keyStart + ContentKey.byteCount, with: key.bytes)
    return bytes
  }

  private var endOfPath: Int? {
    bytes.withUnsafeBytes { bytes in
      guard pathStart < bytes.count, let start = bytes.baseAddress,
        let end = memchr(start + pathStart, 0, bytes.count - pathStart)
      else { return nil }
      return UnsafeRawPointer(end) - start
    }
  }

  static func compare(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if let first = left.baseAddress, let second = right.baseAddress {
      let order = memcmp(first, second, min(left.count, right.count))
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }

  /// What is known of file `number`.
  func record(_ number: Int) -> Entry {
    let start = recordStart + number * Self.recordByteCount
    return bytes.withUnsafeBytes { bytes in
      func word<Word: FixedWidthInteger>(_ offset: Int, _: Word.Type) -> Word {
        Word(littleEndian: bytes.loadUnaligned(fromByteOffset: start + offset, as: Word.self))
      }
      let flags = word(86, UInt16.self)
      var counts = TagCounts()
      counts.definitions = Int(word(60, UInt32.self))
      counts.declarations = Int(word(64, UInt32.self))
      counts.references = Int(word(68, UInt32.self))
      let segment = Int(word(88, UInt16.self))
      return Entry(
        fingerprint: FileFingerprint(
          byteCount: word(0, Int64.self), modified: word(Self.modifiedOffset, Int64.self),
          changed: word(16, Int64.self), inode: word(24, UInt64.self),
          device: word(32, UInt64.self)),
        isReliable: flags & 1 != 0,
        outcome: FileOutcome(rawValue: UInt8(truncatingIfNeeded: flags >> 8)) ?? .unreadable,
        failureCode: word(90, Int32.self),
        languageNumber: word(84, UInt16.self),
        measures: FileMeasures(
          lineCount: Int(word(72, UInt32.self)), isUTF8: flags & 4 != 0,
          syntaxErrorCount: Int(word(76, UInt32.self)), counts: counts),
        key: flags & 2 == 0
          ? nil : ContentKey(UnsafeRawBufferPointer(rebasing: bytes[(start + Self.keyOffset)...])),
        place: segment == 0
          ? nil : SegmentPlace(segment: segment - 1, file: Int(word(80, UInt32.self))))
    }
  }
}

/// Collects the entries of a run, in the order of the paths, and writes them as a snapshot.
struct SnapshotWriter {
  private var records = ByteWriter()
  private var paths: [UInt8] = []
  private(set) var count = 0

  var costInBytes: Int { records.bytes.capacity + paths.capacity }

  /// Adds what a run following `plan` found of the next file, if the next run may rely on it.
  mutating func add(_ tags: FileTags, of plan: ExtractionPlan, path file: ScannedFile) {
    guard let entry = plan.snapshotEntry(of: tags) else { return }
    file.withPath { add(entry, path: $0) }
  }

  mutating func add(_ entry: RootSnapshot.Entry, path: UnsafeBufferPointer<UInt8>) {
    count += 1
    paths.append(contentsOf: path)
    paths.append(0)
    let (fingerprint, counts) = (entry.fingerprint, entry.measures.counts)
    records.append(fingerprint.byteCount)
    records.append(fingerprint.modified)
    records.append(fingerprint.changed)
    records.append(fingerprint.inode)
    records.append(fingerprint.device)
    let key = entry.key?.bytes ?? [UInt8](repeating: 0, count: ContentKey.byteCount)
    records.append(key[...])
    records.append(UInt32(clamping: counts.definitions))
    records.append(UInt32(clamping: counts.declarations))
    records.append(UInt32(clamping: counts.references))
    records.append(UInt32(clamping: entry.measures.lineCount))
    records.append(UInt32(clamping: entry.measures.syntaxErrorCount))
    records.append(UInt32(clamping: entry.place?.file ?? 0))
    records.append(entry.languageNumber)
    records.append(Self.flags(of: entry))
    records.append(UInt16(clamping: entry.place.map { $0.segment + 1 } ?? 0))
    records.append(entry.failureCode)
  }

  private static func flags(of entry: RootSnapshot.Entry) -> UInt16 {
    var flags: UInt16 = entry.isReliable ? 1 : 0
    if entry.key != nil { flags |= 2 }
    if entry.measures.isUTF8 { flags |= 4 }
    return flags | UInt16(entry.outcome.rawValue) << 8
  }

  /// The snapshot as it stands in memory, for this process alone.
  func snapshot(after old: RootSnapshot) -> RootSnapshot {
    let recipe = [UInt8](repeating: 0, count: ContentHash.byteCount)
    let bytes = bytes(
      recipe: recipe, generation: old.generation, segmentNumbers: old.segmentNumbers)
    return RootSnapshot(bytes, recipe: recipe)
  }

  /// The snapshot's bytes.
  func bytes(recipe: [UInt8], generation: UInt64, segmentNumbers: [UInt64]) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(recipe[...])
    writer.append(UInt64(count))
    writer.append(UInt64(segmentNumbers.count))
    writer.append(generation)
    for number in segmentNumbers { writer.append(number) }
    return writer.bytes + records.bytes + paths
  }
}
