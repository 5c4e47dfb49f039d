package import TagStore

/// Lets a store take a file for changed that nobody has touched.
package enum StagedChange {
  /// Makes `store` know another time of change, and no tags, for a file of middle size of each root.
  ///
  /// The next run finds one file changed. False where no root has a file with tags.
  package static func stage(in store: TagStore) -> Bool {
    var isStaged = false
    for record in store.snapshotRecords() {
      let snapshot = RootSnapshot(ofAnyRecipe: record.bytes)
      guard let file = snapshot.middleFile() else { continue }
      let bytes = snapshot.bytes(touching: file.number)
      store.removePayload(file.key)
      store.finish(records: [.init(kind: .snapshot, name: record.name) { bytes }])
      isStaged = true
    }
    return isStaged
  }
}
