import Foundation
import GRDB

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a call of the database gave nothing.
enum StoreFailure: Error {
  /// Its file is not a sound database.
  case damaged(String)
  /// The disk is full, another process holds it, it may not be written, ...
  case failed(String)

  init(_ error: any Error) {
    guard let error = error as? DatabaseError else {
      self = .failed("\(error)")
      return
    }
    let what = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(what)
    // A schema that lacks a table is damaged too.
    case .SQLITE_ERROR: self = .damaged(what)
    default:
      self =
        error.extendedResultCode == .SQLITE_IOERR_SHORT_READ ? .damaged(what) : .failed(what)
    }
  }
}

/// The SQL of the store.
///
/// Values are appended in the order in which they come, so that pages are full and a folder's files lie
/// side by side; they are found by a number taken from their keys.
struct StoreDatabase {
  /// A value and what is said of it.
  struct Row {
    let bytes: [UInt8]
    let usedDay: Int64
    let isSound: Bool
  }

  private let queue: DatabaseQueue
  let path: [UInt8]

  /// Opens the database at `path`, or begins it; one that is damaged is removed and told to `replaced`.
  static func open(
    _ path: [UInt8], replaced: (CacheProblem) -> Void
  ) throws(CacheProblem) -> StoreDatabase {
    do throws(StoreFailure) {
      return try StoreDatabase(path: path)
    } catch .damaged(let what) {
      removeFiles(path)
      replaced(CacheProblem(.replaced(what), path))
    } catch {
      throw CacheProblem(error, path)
    }
    do throws(StoreFailure) {
      return try StoreDatabase(path: path)
    } catch {
      throw CacheProblem(error, path)
    }
  }

  private init(path: [UInt8]) throws(StoreFailure) {
    self.path = path
    // SQLite makes its files with the modes of the main file.
    let file = withCString(path) { Self.create($0) }
    if file >= 0 { Foundation.close(file) }
    do {
      queue = try Self.openQueue(String(decoding: path, as: UTF8.self))
      try queue.writeWithoutTransaction { try Self.createTables($0) }
    } catch {
      throw StoreFailure(error)
    }
  }

  /// Opens the queue; tries again while another process begins the same database.
  ///
  /// SQLite answers at once, and does not wait as it does for data, when two of them set the journal.
  private static func openQueue(_ path: String) throws -> DatabaseQueue {
    for _ in 0..<openingAttemptCount {
      do {
        return try DatabaseQueue(path: path, configuration: configuration)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        usleep(openingPauseInMicroseconds)
      }
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Five seconds in all.
  private static let openingAttemptCount = 250
  private static let openingPauseInMicroseconds: UInt32 = 20_000

  private static func create(_ path: UnsafePointer<CChar>) -> Int32 {
    Foundation.open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.journalMode = .wal
    // Long enough for another process's transaction to end.
    configuration.busyMode = .timeout(10)
    configuration.observesSuspensionNotifications = false
    configuration.prepareDatabase { database in
      // Only a database without a page yet can be given either, so before the journal is chosen. Large
      // pages, because a value that does not fit the rest of one begins the next.
      try database.execute(sql: "PRAGMA page_size = 65536; PRAGMA auto_vacuum = INCREMENTAL")
      // A power cut may lose the last transactions, and not the database: SQLite's words on WAL.
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
      try database.execute(sql: "PRAGMA cache_size = -2048")
    }
    return configuration
  }

  private static func createTables(_ database: Database) throws {
    guard try Int.fetchOne(database, sql: "PRAGMA user_version") == 0 else { return }
    try database.inTransaction(.immediate) {
      try database.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS payload (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, key BLOB NOT NULL,
            used INTEGER NOT NULL, checksum INTEGER NOT NULL, bytes BLOB NOT NULL);
          CREATE TABLE IF NOT EXISTS record (
            kind INTEGER NOT NULL, name BLOB NOT NULL, used INTEGER NOT NULL,
            checksum INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (kind, name));
          PRAGMA user_version = 1;
          """)
      return .commit
    }
  }

  func holdsPayloads() throws(StoreFailure) -> Bool {
    try read { try Int.fetchOne($0, sql: "SELECT 1 FROM payload LIMIT 1") != nil }
  }

  /// The row of each key, or nil.
  func payloads(_ keys: [ContentKey]) throws(StoreFailure) -> [Row?] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT key, used, checksum, bytes FROM payload WHERE number = ?")
      return try keys.map { key in
        try Self.row(statement, [key.number], key: key.bytes)
      }
    }
  }

  func record(_ kind: TagStore.RecordKind, _ name: [UInt8]) throws(StoreFailure) -> Row? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT name, used, checksum, bytes FROM record WHERE kind = ? AND name = ?")
      return try Self.row(statement, [kind.rawValue, Data(name)], key: name)
    }
  }

  private static func row(
    _ statement: Statement, _ arguments: StatementArguments, key: [UInt8]
  ) throws -> Row? {
    let rows = try GRDB.Row.fetchCursor(statement, arguments: arguments)
    guard let row = try rows.next(), try bytes(row, 0) == key else { return nil }
    // Damage may have changed a value's type: it is asked for, never assumed.
    let used = Int64.fromDatabaseValue(row[1]) ?? 0
    let checksum = Int64.fromDatabaseValue(row[2])
    let bytes = try bytes(row, 3)
    return Row(bytes: bytes, usedDay: used, isSound: Checksum.of(key, bytes) == checksum)
  }

  private static func bytes(_ row: GRDB.Row, _ column: Int) throws -> [UInt8] {
    try row.withUnsafeData(atIndex: column) { $0.map { [UInt8]($0) } ?? [] }
  }

  /// What one transaction writes; what is touched was read today.
  struct Batch {
    var payloads: [(key: ContentKey, payload: [UInt8])]
    var touched: [ContentKey]
    var records: [TagStore.Record]
    var touchedRecords: [(kind: TagStore.RecordKind, name: [UInt8])]
  }

  /// Writes all of it in one transaction.
  func write(_ batch: Batch, day: Int64) throws(StoreFailure) {
    try write { database in
      let insert = try database.cachedStatement(
        sql:
          "INSERT OR REPLACE INTO payload (number, key, used, checksum, bytes) VALUES (?, ?, ?, ?, ?)"
      )
      for (key, payload) in batch.payloads {
        try insert.execute(arguments: [
          key.number, Data(key.bytes), day, Checksum.of(key.bytes, payload), Data(payload),
        ])
      }
      let touch = try database.cachedStatement(sql: "UPDATE payload SET used = ? WHERE number = ?")
      for key in batch.touched { try touch.execute(arguments: [day, key.number]) }
      for (kind, name) in batch.touchedRecords {
        try database.execute(
          sql: "UPDATE record SET used = ? WHERE kind = ? AND name = ?",
          arguments: [day, kind.rawValue, Data(name)])
      }
      for record in batch.records { try Self.write(record, day: day, to: database) }
    }
  }

  /// Writes a record; one without bytes is removed.
  private static func write(
    _ record: TagStore.Record, day: Int64, to database: Database
  ) throws {
    let plain = record.bytes()
    guard !plain.isEmpty else {
      return try database.execute(
        sql: "DELETE FROM record WHERE kind = ? AND name = ?",
        arguments: [record.kind.rawValue, Data(record.name)])
    }
    let level =
      record.kind.changesOften ? PayloadCompressor.quickLevel : PayloadCompressor.smallLevel
    let bytes = PayloadCompressor().compress(plain, level: level)
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO record (kind, name, used, checksum, bytes) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        record.kind.rawValue, Data(record.name), day, Checksum.of(record.name, bytes),
        Data(bytes),
      ])
  }

  func read<Result>(_ body: (Database) throws -> Result) throws(StoreFailure) -> Result {
    do { return try queue.read(body) } catch { throw StoreFailure(error) }
  }

  func write<Result>(_ body: (Database) throws -> Result) throws(StoreFailure) -> Result {
    do {
      return try queue.writeWithoutTransaction { database in
        var result: Result?
        try database.inTransaction(.immediate) {
          result = try body(database)
          return .commit
        }
        guard let result else { fatalError("a committed transaction has a result") }
        return result
      }
    } catch {
      throw StoreFailure(error)
    }
  }

  /// Gives the pages that are no longer in use, and those of the write-ahead log, back to the disk.
  func shrink() throws(StoreFailure) {
    do {
      try queue.writeWithoutTransaction { database in
        try database.execute(
          sql: "PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)")
      }
    } catch {
      throw StoreFailure(error)
    }
  }

  /// Size of the database's files.
  var fileBytes: Int {
    ["", "-wal"].reduce(0) { total, suffix in
      var status = stat()
      let result = withCString(path + Array(suffix.utf8)) { stat($0, &status) }
      return total + (result == 0 ? Int(status.st_size) : 0)
    }
  }

  func close() throws { try queue.close() }

  /// Closes the database and removes its files.
  func remove() {
    try? queue.close()
    Self.removeFiles(path)
  }

  private static func removeFiles(_ path: [UInt8]) {
    for suffix in ["", "-wal", "-shm"] {
      _ = withCString(path + Array(suffix.utf8)) { unlink($0) }
    }
  }
}

extension CacheProblem {
  init(_ failure: StoreFailure, _ path: [UInt8]) {
    switch failure {
    case .damaged(let what), .failed(let what): self.init(.notRead(what), path)
    }
  }
}
