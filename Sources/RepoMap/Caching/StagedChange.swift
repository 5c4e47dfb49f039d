package import TagStore

/// Lets a store take a file for changed that nobody has touched.
package enum StagedChange {
  /// Makes `store` believe that a file of middle size of each root had other content in the last run.
  ///
  /// The next run finds one file changed, and the tags of what it is said to have held. A root without a
  /// file with tags stays as it is.
  package static func stage(in store: TagStore) {
    for record in store.snapshotRecords() {
      let snapshot = RootSnapshot(ofAnyRecipe: record.bytes)
      if let number = snapshot.middleFile() {
        stage(number, of: snapshot, named: record.name, store)
      }
    }
  }

  private static func stage(
    _ number: Int, of snapshot: RootSnapshot, named name: [UInt8], _ store: TagStore
  ) {
    let file = snapshot.record(number)
    let compressor = PayloadCompressor()
    guard let key = file.key,
      let payload = store.payloads(for: [key], using: compressor).first ?? nil
    else { return }
    let before = keyOfOtherContent(than: key)
    store.add(payload, for: before, using: compressor)
    var records: [TagStore.Record] = []
    if let place = file.place {
      records.append(contentsOf: segment(at: place, holding: before, named: name, store))
    }
    let bytes = snapshot.bytes(changing: number, to: before)
    store.finish(records: records + [.init(kind: .snapshot, name: name) { bytes }])
    store.removePayload(key)
  }

  /// A key that no content has, as far as anybody knows.
  private static func keyOfOtherContent(than key: ContentKey) -> ContentKey {
    var bytes = key.bytes
    bytes[0] ^= 1
    return bytes.withUnsafeBytes { ContentKey($0) }
  }

  /// The segment of a file with `key` as the file's key.
  private static func segment(
    at place: RootSnapshot.SegmentPlace, holding key: ContentKey, named name: [UInt8],
    _ store: TagStore
  ) -> [TagStore.Record] {
    let name = ExtractionCache.segmentName(name, place.segment)
    guard let region = ExtractionCache.segmentRegion(name, in: store),
      let stored = StoredSegment(region, spill: nil), stored.files.indices.contains(place.file)
    else { return [] }
    var files = stored.files
    files[place.file].key = key
    let changed = StoredSegment(number: stored.number, segment: stored.segment, files: files)
    return [.init(kind: .index, name: name) { changed.bytes }]
  }
}
