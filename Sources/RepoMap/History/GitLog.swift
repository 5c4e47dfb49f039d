package import FileScanning

/// Asks git's command line for the latest changes.
///
/// Each question is one process that is told to leave the network alone and to run no program that the
/// repository's settings name.
package enum GitLog {
  private static let commitLimit = 3000
  private static let outputLimitInBytes = 64 << 20

  /// The latest changes below `root`, at most 3,000 commits; nil where there is no git, no repository
  /// or no commit.
  package static func history(of files: ScannedFiles, root: [UInt8]) -> ChangeHistory? {
    let arguments = words(
      "log -n \(commitLimit) --relative --no-renames --no-ext-diff --name-only -z "
        + "--format=%x01%H%x00%B --")
    guard let log = output(of: arguments, root: root) else { return nil }
    return ChangeHistory(log: log) { files.index(ofPath: $0) }
  }

  /// The listed files that differ from the commit `reference`, untracked ones too, by index, rising.
  ///
  /// nil where git knows no such commit.
  package static func changedFiles(
    since reference: [UInt8], in files: ScannedFiles, root: [UInt8]
  ) -> [Int]? {
    guard reference.first != UInt8(ascii: "-") else { return nil }
    let difference =
      words("diff --relative --no-renames --no-ext-diff --name-only -z") + [reference]
      + words("--")
    guard let changed = output(of: difference, root: root),
      let untracked = output(of: words("ls-files -o --exclude-standard -z"), root: root)
    else { return nil }
    let paths = (changed + untracked).split(separator: 0)
    return Set(paths.compactMap { files.index(ofPath: $0) }).sorted()
  }

  private static func output(of arguments: [[UInt8]], root: [UInt8]) -> [UInt8]? {
    let settings = words("-c log.showSignature=false -c core.fsmonitor=false")
    let command = words("env GIT_NO_LAZY_FETCH=1 GIT_OPTIONAL_LOCKS=0 git --no-pager") + settings
    return CommandOutput.read(
      command + words("-C") + [root] + arguments, limitInBytes: outputLimitInBytes)
  }

  private static func words(_ text: String) -> [[UInt8]] {
    text.split(separator: " ").map { Array($0.utf8) }
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
