#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The entries of the directories that a walk is inside of, and their names.
///
/// A directory's entries are pushed together, sorted in place, and dropped together when the walk
/// leaves it, so nothing is allocated for a directory.
struct EntryStack: ~Copyable {
  struct Entry {
    /// The first eight bytes of the sort key, the first byte highest.
    var key: UInt64
    var nameStart: UInt32
    var nameCount: UInt16
    var type: EntryType
  }

  private(set) var entries: UnsafeMutablePointer<Entry>
  private(set) var count = 0
  private var capacity = 1024
  private var names = ByteStack(capacity: 32 * 1024)

  init() { entries = .allocate(capacity: capacity) }

  deinit { entries.deallocate() }

  /// Where the next directory's entries and names will begin.
  var mark: (entry: Int, name: Int) { (count, names.count) }

  /// Drops what was pushed since `mark`.
  mutating func drop(to mark: (entry: Int, name: Int)) {
    count = mark.entry
    names.truncate(to: mark.name)
  }

  /// The name of an entry, with a NUL behind it; valid until the next `push`.
  @inline(__always)
  func name(_ index: Int) -> UnsafePointer<UInt8> {
    UnsafePointer(names.base + Int(entries[index].nameStart))
  }

  /// The three words that stand for an entry's name of at most 24 bytes in a `VerdictCache`.
  @inline(__always)
  func words(_ index: Int) -> (UInt64, UInt64, UInt64) {
    let count = Int(entries[index].nameCount)
    if count < 8 { return (entries[index].key, 0, 0) }
    let name = UnsafeRawPointer(names.base) + Int(entries[index].nameStart)
    return (
      entries[index].key, Self.word(name + 8, count: count - 8),
      Self.word(name + 16, count: count - 16)
    )
  }

  /// Up to `count` bytes as a word; `push` sees to it that eight can be read.
  @inline(__always)
  private static func word(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
    if count <= 0 { return 0 }
    let word = bytes.loadUnaligned(as: UInt64.self)
    return count >= 8 ? word : UInt64(littleEndian: word) & (1 &<< UInt64(count * 8) &- 1)
  }

  @inline(__always)
  mutating func push(_ entry: DirectoryEntry, type: EntryType) {
    if count == capacity { grow() }
    let start = names.count
    names.append(entry.name, count: entry.nameCount + 1)
    names.reserve(VerdictCache.longestName)
    let isDirectory = type == .directory
    (entries + count).initialize(
      to: Entry(
        key: Self.key(entry.name, count: entry.nameCount, isDirectory: isDirectory),
        nameStart: UInt32(start), nameCount: UInt16(entry.nameCount), type: type))
    count += 1
  }

  /// Sorts the entries from `start` on as whole paths are sorted: a directory as `name/`.
  mutating func sort(from start: Int) {
    var slice = UnsafeMutableBufferPointer(start: entries + start, count: count - start)
    let names = UnsafePointer(names.base)
    slice.sort { Self.precedes($0, $1, names: names) }
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }

  @inline(__always)
  private static func key(
    _ name: UnsafePointer<UInt8>, count: Int, isDirectory: Bool
  ) -> UInt64 {
    var key: UInt64 = 0
    for index in 0..<min(count, 8) {
      key |= UInt64(name[index]) << UInt64(56 - 8 * index)
    }
    if isDirectory && count < 8 { key |= UInt64(ASCII.slash) << UInt64(56 - 8 * count) }
    return key
  }

  @inline(__always)
  private static func precedes(
    _ left: Entry, _ right: Entry, names: UnsafePointer<UInt8>
  ) -> Bool {
    left.key != right.key ? left.key < right.key : namesPrecede(left, right, names: names)
  }

  /// Names cannot be equal, so one of them goes on, or is a directory, where the other ends.
  @inline(never)
  private static func namesPrecede(
    _ left: Entry, _ right: Entry, names: UnsafePointer<UInt8>
  ) -> Bool {
    let leftName = names + Int(left.nameStart)
    let rightName = names + Int(right.nameStart)
    let shared = min(Int(left.nameCount), Int(right.nameCount))
    let order = memcmp(leftName, rightName, shared)
    if order != 0 { return order < 0 }
    return byte(of: left, leftName, at: shared) < byte(of: right, rightName, at: shared)
  }

  private static func byte(
    of entry: Entry, _ name: UnsafePointer<UInt8>, at index: Int
  ) -> UInt8 {
    if index < Int(entry.nameCount) { return name[index] }
    return entry.type == .directory ? ASCII.slash : 0
  }
}
