import CSystem
import RepoMap
import Synchronization
import TagStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A cache folder for the runs of one bench, in the system's folder for temporary files.
struct BenchCache {
  /// The folder that the runs are given.
  var path: [UInt8] { folder + Array("/cache".utf8) }
  private let folder: [UInt8]

  /// The folder of this process, for a signal to remove; one command runs one bench.
  private static let unfinished = Mutex<[UInt8]?>(nil)

  init() throws {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    var template = Array("\(place.isEmpty ? "/tmp" : place)/repomap-bench.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw CommandError(
        what: "cannot make a temporary folder: \(String(cString: strerror(errno)))",
        hint: "set TMPDIR to a folder that you may write to")
    }
    let folder = template.dropLast().map { UInt8(bitPattern: $0) }
    self.folder = folder
    Self.unfinished.withLock { $0 = folder }
  }

  /// Removes what the runs have kept, and makes the folder anew.
  func empty() throws {
    path.withCString(csystem_remove_tree)
    guard path.withCString({ mkdir($0, 0o700) }) == 0 else {
      throw CommandError(
        what: "cannot empty the temporary cache: \(String(cString: strerror(errno)))",
        hint: "set TMPDIR to a folder that you may write to")
    }
  }

  /// Lets the next run find a file changed, which stays as it is: the cache is told of another one.
  func stageChange() throws {
    let store = TagStore(directory: CacheDirectory(path: path), today: time(nil) / 86_400)
    StagedChange.stage(in: store)
    try store.close()
  }

  func remove() { Self.removeUnfinished() }

  /// Removes the folder of a bench that a signal ends.
  static func removeUnfinished() {
    unfinished.withLock { folder in
      _ = folder?.withCString(csystem_remove_tree)
      folder = nil
    }
  }
}
