import FileScanning

/// How one state of a repository differs from the one before it.
package struct RepositoryChange: Sendable {
  /// Paths in rising order.
  package private(set) var added: [[UInt8]] = []
  package private(set) var changed: [[UInt8]] = []
  package private(set) var removed: [[UInt8]] = []

  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  package var count: Int { added.count + changed.count + removed.count }

  /// Compares two states; O(n).
  package init(from old: RepositoryState, to new: RepositoryState) {
    var (left, right) = (0, 0)
    while left < old.files.count || right < new.files.count {
      switch order(old.files, left, new.files, right) {
      case ..<0:
        removed.append(old.files[left].path)
        left += 1
      case 0:
        if old.records[left] != new.records[right] { changed.append(new.files[right].path) }
        left += 1
        right += 1
      default:
        added.append(new.files[right].path)
        right += 1
      }
    }
  }
}

/// Compares the paths at two positions; a list that has ended stands behind everything.
func order(_ old: ScannedFiles, _ left: Int, _ new: ScannedFiles, _ right: Int) -> Int {
  guard left < old.count else { return 1 }
  guard right < new.count else { return -1 }
  return old[left].withPath { leftPath in
    new[right].withPath { RootSnapshot.compare(UnsafeRawBufferPointer(leftPath), $0) }
  }
}
