import Synchronization

/// Tags on disk by the content they were read from, and what is known of each root.
///
/// One SQLite database in the user's cache directory. The store is a cache and behaves as one: whatever
/// is wrong with it, calls answer as if it were empty, and `problems` says so. A damaged database is
/// removed and begun anew. Several processes may use one store at a time.
///
/// Every value carries a checksum over its key and bytes; one that does not fit counts as absent.
package final class TagStore: Sendable {
  /// What is kept of a root beside its tags, told apart by kind.
  package enum RecordKind: Int64, Sendable {
    /// Which content stands at each path.
    case snapshot = 1
    /// Names and their places, of some of a snapshot's files.
    case index = 3
    /// What a report tells of a snapshot's names.
    case digest = 4
    /// Definitions for searching, imports and uses for the graph, words for maps: of all its files.
    case symbols = 5
    case dependencies = 6
    case words = 7
    /// What the last runs over a root cost.
    /// (8 was an earlier form of it.)
    case runs = 9

    /// Whether it is written anew whenever anything of its root has changed.
    var changesOften: Bool { self == .snapshot || self == .digest || self == .runs }
  }

  package struct Record: Sendable {
    package let kind: RecordKind
    package let name: [UInt8]
    /// Asked for when the record is written, one record at a time; without a byte the record is removed.
    package let bytes: @Sendable () -> [UInt8]

    package init(kind: RecordKind, name: [UInt8], bytes: @escaping @Sendable () -> [UInt8]) {
      self.kind = kind
      self.name = name
      self.bytes = bytes
    }
  }

  /// Names the schema: a program of another schema uses another file and leaves this one alone.
  static let fileName = "tags-2.sqlite"
  /// A batch in memory becomes a transaction of its own at this size, so that a run that is ended
  /// keeps its work.
  ///
  /// An ordinary repository (100 MB of source) takes three at 16 MiB.
  private let batchByteCount: Int

  private struct State {
    var database: StoreDatabase?
    var batch: [(key: ContentKey, payload: [UInt8])] = []
    var batchBytes = 0
    var touched: [ContentKey] = []
    var touchedRecords: [(kind: RecordKind, name: [UInt8])] = []
    var problems: [CacheProblem] = []
    /// Damaged values that were told as a problem.
    var toldDamaged = 0
    var statistics = Statistics()
    /// Payloads that were read or written lately, compressed.
    var memory: LRUCache<ContentKey, [UInt8]>
  }

  package let directory: CacheDirectory
  private let state: Mutex<State>
  let today: Int64

  /// Opens the store in `directory`, which is made where it is missing.
  ///
  /// `today` counts days and decides what is old.
  ///
  /// Payloads of `memoryByteCount` stay in memory, too.
  package init(
    directory: CacheDirectory, today: Int, batchByteCount: Int = 16 << 20, memoryByteCount: Int = 0
  ) {
    self.directory = directory
    self.batchByteCount = batchByteCount
    self.today = Int64(today)
    var first = State(memory: LRUCache(limitInBytes: memoryByteCount))
    do throws(CacheProblem) {
      try directory.prepare()
      first.database = try StoreDatabase.open(directory.file(Self.fileName)) {
        first.problems.append($0)
      }
    } catch {
      first.problems.append(error)
    }
    state = Mutex(first)
  }

  /// Whether there is a database to ask.
  package var isOpen: Bool { state.withLock { $0.database != nil } }

  /// Whether any tags are kept.
  package var holdsPayloads: Bool {
    state.withLock { state in
      withDatabase(&state) { (database) throws(StoreFailure) in try database.holdsPayloads() }
        ?? false
    }
  }

  package var statistics: Statistics { state.withLock { $0.statistics } }

  /// What has gone wrong since the last call, to be told once.
  package func takeProblems() -> [CacheProblem] {
    state.withLock { state in
      defer { state.problems = [] }
      return state.problems
    }
  }

  /// The payload kept for each key, or nil; one look-up each.
  package func payloads(
    for keys: [ContentKey], using compressor: PayloadCompressor
  ) -> [[UInt8]?] {
    compressedPayloads(for: keys).map { $0.flatMap(compressor.decompress) }
  }

  package var memoryUse: MemoryUse {
    state.withLock {
      MemoryUse(
        entries: $0.memory.count, bytes: $0.memory.costInBytes,
        limitInBytes: $0.memory.limitInBytes, statistics: $0.memory.statistics,
        waitingBytes: $0.batchBytes)
    }
  }

  private func compressedPayloads(for keys: [ContentKey]) -> [[UInt8]?] {
    state.withLock { state in
      guard state.memory.limitInBytes > 0 else { return storedPayloads(for: keys, &state) }
      var found = keys.map { state.memory.value(for: $0) }
      let missing = keys.indices.filter { found[$0] == nil }
      state.statistics.hits += keys.count - missing.count
      for (position, payload) in zip(
        missing, storedPayloads(for: missing.map { keys[$0] }, &state))
      {
        found[position] = payload
        if let payload {
          state.memory.insert(payload, for: keys[position], costInBytes: payload.count)
        }
      }
      return found
    }
  }

  private func storedPayloads(for keys: [ContentKey], _ state: inout State) -> [[UInt8]?] {
    let found =
      withDatabase(&state) { (database) throws(StoreFailure) in try database.payloads(keys) } ?? []
    return keys.indices.map { position in
      guard position < found.count, let row = found[position] else {
        state.statistics.misses += 1
        return nil
      }
      guard row.isSound else {
        state.statistics.misses += 1
        state.statistics.damaged += 1
        return nil
      }
      state.statistics.hits += 1
      if row.usedDay != today { state.touched.append(keys[position]) }
      return row.bytes
    }
  }

  /// Keeps `payload` under `key` from the next transaction on.
  package func add(_ payload: [UInt8], for key: ContentKey, using compressor: PayloadCompressor) {
    guard isOpen else { return }
    let payload = compressor.compress(payload)
    state.withLock { state in
      state.memory.insert(payload, for: key, costInBytes: payload.count)
      state.batch.append((key, payload))
      state.batchBytes += payload.count
      if state.batchBytes >= batchByteCount { writeBatch(&state, records: []) }
    }
  }

  /// The bytes of a record, or nil.
  package func record(_ kind: RecordKind, named name: [UInt8]) -> [UInt8]? {
    compressedBytes(of: kind, named: name).flatMap(PayloadCompressor().decompress)
  }

  /// The bytes of a record to be read piece by piece, or nil.
  package func recordReader(_ kind: RecordKind, named name: [UInt8]) -> PayloadReader? {
    compressedBytes(of: kind, named: name).flatMap(PayloadReader.init)
  }

  private func compressedBytes(of kind: RecordKind, named name: [UInt8]) -> [UInt8]? {
    state.withLock { state in
      let row = withDatabase(&state) { (database) throws(StoreFailure) in
        try database.record(kind, name)
      }
      guard let found = row ?? nil else { return nil }
      guard found.isSound else {
        state.statistics.damaged += 1
        return nil
      }
      if found.usedDay != today { state.touchedRecords.append((kind, name)) }
      return found.bytes
    }
  }

  /// Writes what is still to be written, and `records`, in one transaction.
  package func finish(records: [Record]) {
    state.withLock { state in
      let isIdle =
        state.batch.isEmpty && state.touched.isEmpty && state.touchedRecords.isEmpty
        && records.isEmpty
      if !isIdle { writeBatch(&state, records: records) }
      let damaged = state.statistics.damaged - state.toldDamaged
      state.toldDamaged += damaged
      if damaged > 0 { state.problems.append(CacheProblem(.mended(damaged), directory.path)) }
    }
  }

  /// Lets payloads in memory take so many bytes, where any are kept there; what is over that goes.
  package func limitMemory(to byteCount: Int) {
    state.withLock { if $0.memory.limitInBytes > 0 { $0.memory.setLimit(max(1, byteCount)) } }
  }

  func count(_ removals: Removals) {
    state.withLock {
      $0.statistics.removals.forAge += removals.forAge
      $0.statistics.removals.forSpace += removals.forSpace
    }
  }

  /// Closes the database; whatever comes after is answered as by an empty store.
  package func close() throws {
    try state.withLock { state in
      defer { state.database = nil }
      try state.database?.close()
    }
  }

  /// Does `body` with the database for what only the `cache` command asks.
  func maintain<Result: Sendable>(_ body: (StoreDatabase) throws(StoreFailure) -> Result) -> Result?
  {
    state.withLock { withDatabase(&$0, body) }
  }

  /// Removes the database and begins an empty one.
  package func clear() {
    state.withLock { state in
      state.database?.remove()
      state.database = try? StoreDatabase.open(directory.file(Self.fileName)) { _ in }
    }
  }

  private func writeBatch(_ state: inout State, records: [Record]) {
    let batch = StoreDatabase.Batch(
      payloads: state.batch, touched: state.touched, records: records,
      touchedRecords: state.touchedRecords)
    state.batch = []
    state.batchBytes = 0
    state.touched = []
    state.touchedRecords = []
    state.statistics.writes += 1
    _ = withDatabase(&state) { (database) throws(StoreFailure) in
      try database.write(batch, day: today)
    }
  }

  /// Nil where there is no database, or none any longer.
  private func withDatabase<Result: Sendable>(
    _ state: inout State, _ body: (StoreDatabase) throws(StoreFailure) -> Result
  ) -> Result? {
    guard let database = state.database else { return nil }
    do throws(StoreFailure) {
      return try body(database)
    } catch {
      state.database = nil
      switch error {
      case .damaged(let what):
        database.remove()
        state.problems.append(CacheProblem(.replaced(what), directory.path))
        state.database = try? StoreDatabase.open(directory.file(Self.fileName)) { _ in }
      case .failed(let what):
        state.problems.append(CacheProblem(.notWritten(what), directory.path))
      }
      return nil
    }
  }
}
