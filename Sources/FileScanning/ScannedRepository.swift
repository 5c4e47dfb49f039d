#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A repository that a walk passes through, with its index opened when first needed.
struct ScannedRepository {
  private let repository: GitRepository?
  /// How much of the walk's paths lies above the repository's top.
  let topCount: Int
  private(set) var diagnostic: ScanDiagnostic?
  private var index: GitIndex?
  private var isOpened = false
  private var submodules: Set<[UInt8]>?

  init(_ repository: GitRepository?, topCount: Int, readsIndex: Bool) {
    self.repository = readsIndex ? repository : nil
    self.topCount = topCount
  }

  /// The index; nil if there is none, it is not to be read, or it cannot be.
  mutating func openIndex() -> GitIndex? {
    if isOpened { return index }
    isOpened = true
    guard let repository else { return nil }
    let path = repository.indexPath
    do throws(GitIndexError) {
      index = try GitIndex(
        path: path, gitDirectory: repository.directory.path,
        usesSHA256: repository.configuration.usesSHA256)
    } catch .unreadable(errno: ENOENT) {
      // A repository in which nothing was ever added.
    } catch {
      diagnostic = ScanDiagnostic(path: path, reason: .unreadableIndex(error))
    }
    return index
  }

  /// The paths of submodules relative to the top; the index is read for them only where there is
  /// a `.gitmodules`.
  mutating func submodulePaths() -> Set<[UInt8]> {
    if let submodules { return submodules }
    let paths = hasSubmodules ? openIndex()?.submodulePaths() ?? [] : []
    submodules = paths
    return paths
  }

  private var hasSubmodules: Bool {
    guard let repository else { return false }
    let path = BytePath.joined(repository.top, ".gitmodules".utf8)
    return (try? FileAccess.status(of: path)) != nil
  }
}
