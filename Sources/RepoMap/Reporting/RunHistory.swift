import FileScanning
package import TagStore

/// What the last runs over one root cost, in the store.
package struct RunHistory: Sendable {
  /// One run.
  package struct Run: Sendable, Equatable {
    /// Seconds since 1970.
    package var endTime: Int
    package var wallMilliseconds: Int
    package var processorMilliseconds: Int
    package var fileCount: Int
    /// Files that had to be parsed.
    package var parsedCount: Int
    /// Of all processes together, at most.
    package var peakBytes: Int
    /// Bytes of files that were extracted in a second, 0 where most were known already.
    package var parsedBytesPerSecond: Int

    package init(
      endTime: Int, wallMilliseconds: Int, processorMilliseconds: Int, fileCount: Int,
      parsedCount: Int, peakBytes: Int, parsedBytesPerSecond: Int = 0
    ) {
      self.endTime = endTime
      self.wallMilliseconds = wallMilliseconds
      self.processorMilliseconds = processorMilliseconds
      self.fileCount = fileCount
      self.parsedCount = parsedCount
      self.peakBytes = peakBytes
      self.parsedBytesPerSecond = parsedBytesPerSecond
    }

    fileprivate static let fields: [any WritableKeyPath<Run, Int> & Sendable] = [
      \.endTime, \.wallMilliseconds, \.processorMilliseconds, \.fileCount, \.parsedCount,
      \.peakBytes, \.parsedBytesPerSecond,
    ]
  }

  /// Oldest first, `limit` at most.
  package private(set) var runs: [Run] = []

  package static let limit = 10

  /// Those that the store has of `root`, an absolute path.
  package init(in store: TagStore, root: [UInt8]) {
    guard let bytes = store.record(.runs, named: root) else { return }
    var reader = ByteReader(bytes)
    for _ in 0..<min(reader.readCount(), Self.limit) {
      var run = Run(
        endTime: 0, wallMilliseconds: 0, processorMilliseconds: 0, fileCount: 0, parsedCount: 0,
        peakBytes: 0)
      for field in Run.fields { run[keyPath: field] = max(0, reader.readInt()) }
      runs.append(run)
    }
  }

  /// Adds `run`, and keeps the last ones in the store.
  package mutating func add(_ run: Run, to store: TagStore, root: [UInt8]) {
    runs = (runs + [run]).suffix(Self.limit)
    var writer = ByteWriter()
    writer.write(runs.count)
    for run in runs { for field in Run.fields { writer.write(run[keyPath: field]) } }
    store.finish(records: [
      TagStore.Record(kind: .runs, name: root) { [bytes = writer.bytes] in bytes }
    ])
  }

  /// How fast the last run was that had to parse most files; nil where there is none.
  package var parsedBytesPerSecond: Int? {
    runs.last { $0.parsedBytesPerSecond > 0 }?.parsedBytesPerSecond
  }

  /// The mean of a figure over all runs; 0 without any.
  package func average(_ field: (Run) -> Int) -> Int {
    runs.isEmpty ? 0 : runs.reduce(0) { $0 + field($1) } / runs.count
  }
}
