#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The repository that a directory belongs to.
struct GitRepository {
  /// The top of the work tree, absolute and resolved.
  let top: [UInt8]
  let directory: GitDirectory
  let configuration: GitConfiguration
  /// The environment speaks of the repository that the scan began in, not of one inside it.
  private var isNested = false

  /// Where the tracked files are written down.
  var indexPath: [UInt8] {
    if !isNested, let path = FileAccess.environment("GIT_INDEX_FILE"), !path.isEmpty {
      return BytePath.joined(top, path)
    }
    return BytePath.joined(directory.path, "index".utf8)
  }

  /// The repository's own ignore rules outside the tree; linked worktrees share them.
  var infoExcludePath: [UInt8] { BytePath.joined(directory.commonPath, "info/exclude".utf8) }

  /// Finds the repository whose work tree holds `directory`, an absolute and resolved path.
  ///
  /// nil where there is none, in a bare repository and inside `.git` itself.
  static func holding(_ directory: [UInt8]) -> GitRepository? {
    if let path = FileAccess.environment("GIT_DIR"), !path.isEmpty {
      return named(BytePath.joined(directory, path), from: directory)
    }
    return discovered(from: directory)
  }

  /// The repository whose work tree's top is `directory`, whatever the environment says.
  init?(workTree directory: [UInt8]) {
    guard let found = GitDirectory.entry(of: directory) else { return nil }
    top = directory
    self.directory = found
    configuration = GitConfiguration(of: found)
    isNested = true
  }

  private init?(_ gitDirectory: GitDirectory, top: [UInt8], from directory: [UInt8]) {
    self.directory = gitDirectory
    configuration = GitConfiguration(of: gitDirectory)
    var top = top
    if let path = FileAccess.environment("GIT_WORK_TREE"), !path.isEmpty {
      top = FileAccess.resolved(BytePath.joined(directory, path))
    } else if let path = configuration.workTree {
      top = FileAccess.resolved(BytePath.joined(gitDirectory.path, path))
    } else if configuration.isBare {
      return nil
    }
    guard BytePath.relative(directory, to: top) != nil else { return nil }
    self.top = top
  }

  private static func named(_ path: [UInt8], from directory: [UInt8]) -> GitRepository? {
    let common = FileAccess.environment("GIT_COMMON_DIR").map { BytePath.joined(directory, $0) }
    guard let found = GitDirectory(at: path, commonPath: common) else { return nil }
    return GitRepository(found, top: directory, from: directory)
  }

  /// Walks up, not past a ceiling and not into another file system, as git does.
  private static func discovered(from directory: [UInt8]) -> GitRepository? {
    let ceilings = ceilings()
    var device: dev_t?
    var candidate = directory
    while true {
      device = device ?? (try? FileAccess.status(of: candidate).st_dev)
      if let found = GitDirectory.entry(of: candidate) {
        return GitRepository(found, top: candidate, from: directory)
      }
      if GitDirectory(at: candidate) != nil { return nil }
      let parent = BytePath.parent(of: candidate)
      if candidate == parent || ceilings.contains(parent) { return nil }
      let parentDevice = try? FileAccess.status(of: parent).st_dev
      if device != nil && parentDevice != device && !crossesFileSystems { return nil }
      candidate = parent
    }
  }

  private static var crossesFileSystems: Bool {
    GitBoolean.parse(FileAccess.environment("GIT_DISCOVERY_ACROSS_FILESYSTEM") ?? []) == true
  }

  /// The directories not to look in while walking up; links count only before an empty entry.
  private static func ceilings() -> Set<[UInt8]> {
    guard let text = FileAccess.environment("GIT_CEILING_DIRECTORIES") else { return [] }
    var ceilings: Set<[UInt8]> = []
    var resolves = true
    for path in text.split(separator: ASCII.colon, omittingEmptySubsequences: false) {
      if path.isEmpty {
        resolves = false
      } else if BytePath.isAbsolute(path) {
        let path = Array(path)
        ceilings.insert(
          resolves ? FileAccess.resolved(path) : BytePath.normalized(path, relativeTo: []))
      }
    }
    return ceilings
  }
}
