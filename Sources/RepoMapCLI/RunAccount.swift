import RepoMap

/// What is counted of one run beside its results.
struct RunAccount: Sendable {
  /// Files that a parser has seen; the others' tags were kept.
  var parsedCount = 0
  /// Batches that waited for memory.
  var waitCount = 0
  /// What the run's structures took when they were fullest, and how much the process had grown by then.
  var structures: [MemoryStructure] = []
  var growthBytes = 0
}
