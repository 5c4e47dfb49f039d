import TagStore

/// What one kind of question needs of each file of a list, in columns.
///
/// Files are added in the list's order, each from its tags or as a row of columns that an earlier run has
/// kept. Answers must not depend on which, nor on how names are numbered.
protocol FileColumns: Sendable {
  /// Where the store keeps them.
  static var recordKind: TagStore.RecordKind { get }

  /// Adds the next file from its tags.
  mutating func add(_ file: FileTags)

  /// Takes over the numbers that `stored` gives to names; to be called before any file is added.
  mutating func begin(with stored: Self)

  /// Adds the next file, which has the content of row `row` of `stored`; `file` comes without tags.
  mutating func add(_ file: FileTags, row: Int, of stored: Self)

  /// Takes over all rows at once: those of `files`, in their order.
  mutating func adopt(_ stored: Self, files: [FileTags])

  func write(to writer: inout ColumnWriter)

  /// The columns that were written, to take rows from; nil where they are none.
  init?(from reader: inout ColumnReader)
}

/// The columns that an earlier run has kept of a root, whose rows go by the keys of the files' tags.
///
/// As rows go by content, they need no upkeep: a file that has changed finds none.
struct StoredColumns<Columns: FileColumns>: Sendable {
  let columns: Columns
  private let rows: [ContentKey: Int]
  /// By row: the key that leads to it, nil where none does.
  private let keys: [ContentKey?]

  /// So many files may have no row before all columns are built anew, or one of `looseShare`.
  private static var looseLimit: Int { 64 }
  private static var looseShare: Int { 16 }

  /// The columns that were written as `record`; nil where they are none of this recipe.
  init?(_ record: PayloadReader?, recipe: [UInt8]) {
    guard var reader = record.map(ColumnReader.init), reader.reads(recipe),
      let bytes: [UInt8] = reader.column(), let columns = Columns(from: &reader)
    else { return nil }
    self.columns = columns
    keys = bytes.withUnsafeBytes { bytes in
      stride(from: 0, through: bytes.count - ContentKey.byteCount, by: ContentKey.byteCount).map {
        let key = UnsafeRawBufferPointer(rebasing: bytes[$0..<$0 + ContentKey.byteCount])
        return key.allSatisfy { $0 == 0 } ? nil : ContentKey(key)
      }
    }
    var rows = [ContentKey: Int](minimumCapacity: keys.count)
    for (row, key) in keys.enumerated() { if let key { rows[key] = row } }
    self.rows = rows
  }

  /// The bytes that the initialiser reads: `keys` stand beside the rows of `columns`, nil where a row
  /// is not to be found again.
  static func record(_ columns: Columns, keys: [ContentKey?], recipe: [UInt8]) -> [UInt8] {
    var writer = ColumnWriter(recipe)
    let none = [UInt8](repeating: 0, count: ContentKey.byteCount)
    writer.append(keys.flatMap { $0?.bytes ?? none })
    columns.write(to: &writer)
    return writer.bytes
  }

  func row(of key: ContentKey) -> Int? { rows[key] }

  /// Settles the files of `plan` that have a row; false where so many have none that columns are better
  /// built anew.
  func settle(_ plan: inout ExtractionPlan) -> Bool {
    let limit = max(Self.looseLimit, plan.requestCount / Self.looseShare)
    return plan.settle(leaving: limit) { rows[$0] != nil }
  }

  /// Whether the rows are those of the files, in their order.
  func isOf(_ plan: ExtractionPlan) -> Bool {
    plan.fileCount == keys.count
      && keys.indices.allSatisfy { row in
        keys[row].map { plan.known(row)?.key == $0 } ?? plan.isWithoutTags(row)
      }
  }
}

/// Fills columns with one file after the other, from stored rows or from tags.
struct ColumnFilling<Columns: FileColumns> {
  private var columns: Columns
  private let stored: StoredColumns<Columns>?
  /// Whether nothing has changed, so that all stored rows are adopted in the end.
  let adopts: Bool
  private var files: [FileTags] = []
  /// By file: the key of its tags, where the columns are new.
  private(set) var keys: [ContentKey?] = []
  /// Whether the columns are new, and each row with tags has a key.
  private(set) var isWorthKeeping: Bool

  /// Settles the files of `plan` that `stored` has rows of, unless it is better not used.
  init(_ empty: Columns, from stored: StoredColumns<Columns>?, for plan: inout ExtractionPlan) {
    columns = empty
    let isUsed = stored?.settle(&plan) ?? false
    self.stored = isUsed ? stored : nil
    isWorthKeeping = !isUsed
    adopts = self.stored?.isOf(plan) ?? false
    if let stored = self.stored, !adopts { columns.begin(with: stored.columns) }
  }

  mutating func add(_ file: FileTags) {
    guard let stored else {
      keys.append(file.contentKey)
      if file.outcome == .parsed && file.contentKey == nil { isWorthKeeping = false }
      return columns.add(file)
    }
    if adopts {
      files.append(file)
    } else if !file.holdsTags, let row = file.contentKey.flatMap(stored.row) {
      columns.add(file, row: row, of: stored.columns)
    } else {
      columns.add(file)
    }
  }

  /// The columns of all files that were added.
  mutating func finish() -> Columns {
    if adopts, let stored { columns.adopt(stored.columns, files: files) }
    return columns
  }
}

extension ExtractionCache {
  /// The columns that are kept of the root at an absolute path.
  func columns<Columns: FileColumns>(
    _: Columns.Type, root: [UInt8]
  ) -> StoredColumns<Columns>? {
    StoredColumns(
      store.recordReader(Columns.recordKind, named: name(of: root)), recipe: recipe)
  }

  /// Keeps columns of the root, whose rows go by `keys`.
  func keep<Columns: FileColumns>(_ columns: Columns, keys: [ContentKey?], root: [UInt8]) {
    let bytes = StoredColumns.record(columns, keys: keys, recipe: recipe)
    store.finish(records: [
      .init(kind: Columns.recordKind, name: name(of: root), bytes: { bytes })
    ])
  }
}
