package import TagStore

/// Keeps the store within its limits.
package struct CacheUpkeep: Sendable {
  /// Two gigabytes: the tags of some twenty repositories of Linux' size.
  package static let standardLimitInBytes = 2 << 30
  package static let standardMaximumAgeInDays = 90

  private let store: TagStore
  private let limitInBytes: Int
  private let maximumAgeInDays: Int

  package init(
    _ store: TagStore, limitInBytes: Int = standardLimitInBytes,
    maximumAgeInDays: Int = standardMaximumAgeInDays
  ) {
    self.store = store
    self.limitInBytes = limitInBytes
    self.maximumAgeInDays = maximumAgeInDays
  }

  /// Removes what is over the limits and returns of how many files tags have gone.
  ///
  /// Roots that no run has looked at for `maximumAgeInDays` are forgotten; then tags that no remembered
  /// root has and that no run has used for as long; then, while the store is too large, those that have
  /// not been used for longest.
  @discardableResult
  package func prune() -> TagStore.Removals {
    store.removeRecords(maximumAgeInDays: maximumAgeInDays)
    var named = Set<ContentKey>()
    for snapshot in store.snapshots() { RootSnapshot(ofAnyRecipe: snapshot).addKeys(to: &named) }
    return store.prune(
      keeping: named, maximumAgeInDays: maximumAgeInDays, limitInBytes: limitInBytes)
  }

  /// Prunes when the store's files have outgrown the limit; one system call where they have not.
  func pruneIfTooLarge() {
    if store.fileBytes > limitInBytes { prune() }
  }
}
