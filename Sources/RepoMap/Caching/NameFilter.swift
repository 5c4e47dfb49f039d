/// Which files of the stored segments have one of some names.
struct NameFilter {
  /// By segment and number in it.
  private var isHolder: [[Bool]]

  /// Looks up each of `names` in every family of languages: binary searches, and the files found.
  init(_ names: [[UInt8]], in segments: [StoredSegment]) {
    isHolder = segments.map { [Bool](repeating: false, count: $0.files.count) }
    for (number, stored) in segments.enumerated() {
      for name in names {
        for family in LanguageFamily.allNumbers {
          guard let position = stored.segment.position(of: (name + [family])[...]) else { continue }
          stored.segment.forEachFile(withNameAt: position) { isHolder[number][$0] = true }
        }
      }
    }
  }

  /// Whether the file may have a name; true for what no segment holds.
  func mayHold(_ place: RootSnapshot.SegmentPlace) -> Bool {
    guard isHolder.indices.contains(place.segment),
      isHolder[place.segment].indices.contains(place.file)
    else { return true }
    return isHolder[place.segment][place.file]
  }
}
