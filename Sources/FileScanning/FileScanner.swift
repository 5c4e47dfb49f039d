#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lists the files of a tree that are not ignored: git's own answer, found without git.
///
/// The answer is `git ls-files -co --exclude-standard` less what is not on disk and less directories;
/// docs/scanning.md says where this differs by choice.
package struct FileScanner: Sendable {
  package let options: ScanOptions

  package init(options: ScanOptions = ScanOptions()) {
    self.options = options
  }

  /// Scans the directory `root`; no file is opened or asked for its status, only ignore files are.
  ///
  /// `onProgress` is called after each directory with the number of files found so far.
  package func scan(
    root: [UInt8], onProgress: ((Int) -> Void)? = nil
  ) throws(ScanError) -> ScanResult {
    let descriptor = try open(root)
    let context = ScanContext(root: FileAccess.resolved(root), options: options)
    var walk = ScanWalk(context, given: root, options: options)
    return walk.run(descriptor, in: context, onProgress: onProgress)
  }

  func open(_ root: [UInt8]) throws(ScanError) -> Int32 {
    do throws(SystemError) {
      return try FileAccess.openDirectory(root)
    } catch {
      switch error.number {
      case ENOENT: throw .rootNotFound
      case ENOTDIR: throw .rootNotADirectory
      default: throw .rootUnreadable(errno: error.number)
      }
    }
  }
}
