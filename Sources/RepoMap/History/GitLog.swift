package import FileScanning

/// Asks git's command line for the latest changes.
package enum GitLog {
  /// The latest changes below `root`; nil where there is no git, no repository or no commit.
  ///
  /// One process, which reads at most `commitLimit` commits and is told to leave the network alone.
  package static func history(of files: ScannedFiles, root: [UInt8]) -> ChangeHistory? {
    let arguments =
      words("env GIT_NO_LAZY_FETCH=1 git --no-pager -c log.showSignature=false -C") + [root]
      + words("log -n \(commitLimit) --relative --no-renames --no-ext-diff --name-only -z")
      + words("--format=%x01%H%x00%B --")
    guard let log = CommandOutput.read(arguments, limitInBytes: 64 << 20) else { return nil }
    return ChangeHistory(log: log) { path in index(of: path, in: files) }
  }

  private static let commitLimit = 3000

  private static func words(_ text: String) -> [[UInt8]] {
    text.split(separator: " ").map { Array($0.utf8) }
  }

  /// The position of a path in the list, which is sorted by bytes.
  private static func index(of path: ArraySlice<UInt8>, in files: ScannedFiles) -> Int? {
    var (low, high) = (0, files.count)
    while low < high {
      let middle = (low + high) / 2
      if files[middle].path.lexicographicallyPrecedes(path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < files.count && files[low].path.elementsEqual(path) ? low : nil
  }
}
