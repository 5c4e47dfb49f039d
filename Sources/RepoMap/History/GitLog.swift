package import FileScanning

/// Asks git for the latest changes.
package enum GitLog {
  private static let commitLimit = 3000

  /// The latest changes below `root`, at most 3,000 commits; nil where there is no git, no repository
  /// or no commit.
  package static func history(of files: ScannedFiles, root: [UInt8]) -> ChangeHistory? {
    let arguments = [
      "-c", "log.showSignature=false", "--no-pager", "log", "-n", "\(commitLimit)", "--relative",
      "--no-renames", "--no-ext-diff", "--name-only", "-z", "--format=%x01%H%x00%B", "--",
    ]
    let git = GitProcess(directory: root)
    guard let log = try? git.output(arguments.map(\.bytes)) else { return nil }
    return ChangeHistory(log: log) { files.index(ofPath: $0) }
  }

  /// The listed files that differ from the commit `reference`, untracked ones too, by index, rising.
  ///
  /// nil where git knows no such commit.
  package static func changedFiles(
    since reference: [UInt8], in files: ScannedFiles, root: [UInt8]
  ) -> [Int]? {
    do throws(GitHistory.Failure) {
      let history = try GitHistory(at: root)
      let commit = try history.commit(reference)
      let paths = try history.changedPaths(since: commit, below: root)
      return paths.compactMap { files.index(ofPath: $0[...]) }
    } catch {
      return nil
    }
  }
}

extension ScannedFiles {
  /// The position of a path; the list is sorted by bytes.
  func index(ofPath path: ArraySlice<UInt8>) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].path.lexicographicallyPrecedes(path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < count && self[low].path.elementsEqual(path) ? low : nil
  }
}
