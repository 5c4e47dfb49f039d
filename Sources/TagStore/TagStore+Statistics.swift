extension TagStore {
  /// Look-ups of this process.
  package struct Statistics: Sendable {
    package var hits = 0
    package var misses = 0
    /// Values whose checksum did not fit.
    package var damaged = 0
    /// Transactions that wrote something.
    package var writes = 0
    package var removals = Removals()
  }

  /// Payloads that had to go, by reason.
  package struct Removals: Sendable, Equatable {
    /// No run had used them for long.
    package var forAge = 0
    /// The store had become too large.
    package var forSpace = 0

    package init(forAge: Int = 0, forSpace: Int = 0) {
      self.forAge = forAge
      self.forSpace = forSpace
    }

    package var count: Int { forAge + forSpace }
  }

  /// What is kept in memory of payloads.
  package struct MemoryUse: Sendable {
    package let entries: Int
    package let bytes: Int
    package let limitInBytes: Int
    package let statistics: LRUCache<ContentKey, [UInt8]>.Statistics
    /// Payloads that wait to be written.
    package let waitingBytes: Int
  }
}
