import Foundation
import GRDB

/// What the store holds.
package struct StoreStatus: Sendable {
  /// Of all its files.
  package let fileBytes: Int
  package let payloads: Int
  package let payloadBytes: Int
  package let roots: Int
  package let indexBytes: Int
}

/// Looking at the store as a whole, and keeping it small.
extension TagStore {
  /// What it holds; nil where it cannot be read.
  ///
  /// Linear in the number of values.
  package func status() -> StoreStatus? {
    maintain { (database) throws(StoreFailure) in
      try database.read { connection in
        let payloads = try Self.countAndSize(connection, "payload", "1")
        let snapshots = try Self.countAndSize(
          connection, "record", "kind = \(RecordKind.snapshot.rawValue)")
        let records = try Self.countAndSize(connection, "record", "1")
        return StoreStatus(
          fileBytes: database.fileBytes, payloads: payloads.count, payloadBytes: payloads.bytes,
          roots: snapshots.count, indexBytes: records.bytes)
      }
    }
  }

  private static func countAndSize(
    _ database: Database, _ table: String, _ condition: String
  ) throws -> (count: Int, bytes: Int) {
    let row = try Row.fetchOne(
      database,
      sql: "SELECT COUNT(*), TOTAL(LENGTH(bytes)) FROM \(table) WHERE \(condition)")
    let bytes = (row?[1]).flatMap(Double.fromDatabaseValue) ?? 0
    return ((row?[0]).flatMap(Int.fromDatabaseValue) ?? 0, Int(bytes))
  }

  /// Size of the store's files; 0 where there are none.
  package var fileBytes: Int {
    maintain { (database) throws(StoreFailure) in database.fileBytes } ?? 0
  }

  /// The bytes of all snapshots.
  package func snapshots() -> [[UInt8]] { snapshotRecords().map(\.bytes) }

  /// The names and bytes of all snapshots.
  package func snapshotRecords() -> [(name: [UInt8], bytes: [UInt8])] {
    let found = maintain { (database) throws(StoreFailure) in
      try database.read { connection in
        try Row.fetchAll(
          connection, sql: "SELECT name, bytes FROM record WHERE kind = ? ORDER BY name",
          arguments: [RecordKind.snapshot.rawValue]
        ).map { (Data.fromDatabaseValue($0[0]) ?? Data(), Data.fromDatabaseValue($0[1]) ?? Data()) }
      }
    }
    let compressor = PayloadCompressor()
    return (found ?? []).compactMap { name, bytes in
      compressor.decompress([UInt8](bytes)).map { ([UInt8](name), $0) }
    }
  }

  /// Removes the payload kept for `key`, if any.
  package func removePayload(_ key: ContentKey) {
    _ = maintain { (database) throws(StoreFailure) in
      try database.write {
        try $0.execute(sql: "DELETE FROM payload WHERE number = ?", arguments: [key.number])
      }
    }
  }

  /// Removes the records that no run has used for `maximumAgeInDays`.
  package func removeRecords(maximumAgeInDays: Int) {
    let day = today - Int64(maximumAgeInDays)
    _ = maintain { (database) throws(StoreFailure) in
      try database.write {
        try $0.execute(sql: "DELETE FROM record WHERE used < ?", arguments: [day])
      }
    }
  }

  /// Removes payloads: the old ones that no snapshot names, then, those that have not been used for
  /// longest first, as many as bring the store to four fifths of `limitInBytes`.
  ///
  /// `named` are the keys of all snapshots; of those, none goes unless all others are gone. Returns how
  /// many were removed.
  @discardableResult
  package func prune(
    keeping named: Set<ContentKey>, maximumAgeInDays: Int, limitInBytes: Int
  ) -> Removals {
    let kept = Set(named.map(\.number))
    let oldest = today - Int64(maximumAgeInDays)
    let removed = maintain { (database) throws(StoreFailure) in
      // What the log holds twice is no reason to remove anything.
      try database.shrink()
      let excess = database.fileBytes > limitInBytes ? database.fileBytes - limitInBytes / 5 * 4 : 0
      let removals = try database.write { connection in
        let (doomed, removals) = try Self.doomed(
          connection, kept: kept, oldest: oldest, excess: excess)
        let statement = try connection.cachedStatement(sql: "DELETE FROM payload WHERE number = ?")
        for row in doomed { try statement.execute(arguments: [row]) }
        return removals
      }
      try database.shrink()
      return removals
    }
    let removals = removed ?? Removals()
    count(removals)
    return removals
  }

  /// Numbers of keys, the least recently used first, named ones last.
  private static func doomed(
    _ database: Database, kept: Set<Int64>, oldest: Int64, excess: Int
  ) throws -> (numbers: [Int64], Removals) {
    var removals = Removals()
    var (doomed, named) = ([Int64](), [(number: Int64, size: Int)]())
    var excess = excess
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, used, LENGTH(bytes) FROM payload ORDER BY used, id")
    while let row = try rows.next() {
      guard let number = Int64.fromDatabaseValue(row[0]) else { continue }
      let size = Int.fromDatabaseValue(row[2]) ?? 0
      if kept.contains(number) {
        named.append((number, size))
      } else if (Int64.fromDatabaseValue(row[1]) ?? 0) < oldest {
        doomed.append(number)
        excess -= size
        removals.forAge += 1
      } else if excess > 0 {
        doomed.append(number)
        excess -= size
        removals.forSpace += 1
      }
    }
    for (number, size) in named where excess > 0 {
      doomed.append(number)
      excess -= size
      removals.forSpace += 1
    }
    return (doomed, removals)
  }
}
