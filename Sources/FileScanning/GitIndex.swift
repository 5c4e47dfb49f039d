/// Answers which paths git tracks.
///
/// A scan asks in rising order of the paths' bytes, and so does the index store them: one cursor goes
/// through the file once, and nothing is copied. A question that goes back starts anew.
final class GitIndex {
  private let file: GitIndexFile
  /// The shared part of a split index, and which of its entries are deleted.
  private let base: GitIndexSharedPart?
  private var main: GitIndexCursor
  private var mainIsAtEnd: Bool
  private var shared: GitIndexCursor?
  private var lastPath: [UInt8] = []

  /// Opens the index at `path`, whose shared part, if any, lies in `gitDirectory`.
  init(path: [UInt8], gitDirectory: [UInt8], usesSHA256: Bool) throws(GitIndexError) {
    file = try GitIndexFile(path: path, usesSHA256: usesSHA256)
    base = try GitIndexSharedPart(of: file, in: gitDirectory, usesSHA256: usesSHA256)
    main = GitIndexCursor(file)
    mainIsAtEnd = !main.advance()
    rewind()
  }

  /// Whether the file or symlink `path` is tracked.
  func contains(file path: UnsafeBufferPointer<UInt8>) -> Bool {
    seek(path)
    return (!mainIsAtEnd && main.compare(path) == 0) || shared?.compare(path) == 0
  }

  /// Whether anything below the directory `path`, which ends in a slash, is tracked.
  func contains(directory path: UnsafeBufferPointer<UInt8>) -> Bool {
    seek(path)
    return (!mainIsAtEnd && main.starts(with: path)) || shared?.starts(with: path) == true
  }

  /// The paths of the submodules; O(entries).
  func submodulePaths() -> Set<[UInt8]> {
    rewind()
    defer { rewind() }
    var paths: Set<[UInt8]> = []
    while !mainIsAtEnd || shared != nil {
      if !mainIsAtEnd && main.mode == Self.submoduleMode { paths.insert(main.copiedName) }
      if let shared, shared.mode == Self.submoduleMode { paths.insert(shared.copiedName) }
      if !mainIsAtEnd { mainIsAtEnd = !main.advance() }
      advanceShared()
    }
    return paths
  }

  private static let submoduleMode: UInt32 = 0o160000

  private func rewind() {
    main = GitIndexCursor(file)
    mainIsAtEnd = !main.advance()
    shared = base.map { GitIndexCursor($0.file) }
    advanceShared()
    lastPath = []
  }

  private func seek(_ path: UnsafeBufferPointer<UInt8>) {
    if lastPath.withUnsafeBufferPointer({ path.lexicographicallyPrecedes($0) }) { rewind() }
    lastPath.removeAll(keepingCapacity: true)
    lastPath.append(contentsOf: path)
    while !mainIsAtEnd && main.compare(path) < 0 { mainIsAtEnd = !main.advance() }
    while let shared, shared.compare(path) < 0 { advanceShared() }
  }

  /// Goes on to the shared part's next entry that is not deleted; nil at the end.
  private func advanceShared() {
    guard let base else { return }
    while shared != nil {
      if shared?.advance() != true {
        shared = nil
      } else if let position = shared?.position, !base.isDeleted(position - 1) {
        return
      }
    }
  }
}
