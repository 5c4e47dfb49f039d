internal import ArgumentParser
import RepoMap
import TagStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where tags are kept between runs: the options of every command that extracts.
struct CacheOptionGroup: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keep tags in this folder (default: repomap in the user's cache folder).",
      valueName: "folder"))
  var cacheDir: ByteArgument?

  @Flag(name: .customLong("no-cache"), help: "Parse every file, and keep nothing on disk.")
  var noCache = false

  mutating func validate() throws {
    if noCache && cacheDir != nil {
      throw ValidationError("--no-cache and --cache-dir cannot be used together")
    }
  }

  /// The folder asked for: by option, by `REPOMAP_CACHE_DIR`, by configuration, or the standard one.
  var directory: CacheDirectory? {
    if let cacheDir { return CacheDirectory(path: cacheDir.bytes) }
    if let folder = Self.environment("REPOMAP_CACHE_DIR"), !folder.isEmpty {
      return CacheDirectory(path: folder)
    }
    if let folder = Settings.current.text(.cacheDirectory) {
      return CacheDirectory(path: Array(folder.utf8))
    }
    return CacheDirectory.standard(environment: Self.environment)
  }

  /// The store, opened; nil where none is wanted, or where there is no place for it.
  ///
  /// A process that `goesOn` after its first look keeps what it has read in memory, too.
  func openStore(memory: MemoryShares = MemoryShares(), goesOn: Bool = false) -> TagStore? {
    guard !noCache, let directory else { return nil }
    return TagStore(
      directory: directory, today: time(nil) / 86_400, batchByteCount: memory.storeBatchByteCount,
      memoryByteCount: goesOn ? memory.cacheByteCount : 0)
  }

  private static func environment(_ name: String) -> [UInt8]? {
    getenv(name).map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
  }
}
