#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The ignore files that a directory may hold.
struct IgnoreFileNames: OptionSet {
  let rawValue: UInt8

  static let repomapIgnore = IgnoreFileNames(rawValue: 1)
  static let ignore = IgnoreFileNames(rawValue: 2)
  static let gitIgnore = IgnoreFileNames(rawValue: 4)
  static let all: IgnoreFileNames = [.repomapIgnore, .ignore, .gitIgnore]

  /// The names in the order in which their rules are asked.
  static let ordered: [(set: IgnoreFileNames, name: [UInt8], origin: IgnoreOrigin)] = [
    (.repomapIgnore, Array(".repomapignore".utf8), .repomapIgnore),
    (.ignore, Array(".ignore".utf8), .ignore),
    (.gitIgnore, Array(".gitignore".utf8), .git),
  ]

  /// The ignore file of this name; empty for any other name.
  @inline(__always)
  static func named(_ name: UnsafePointer<UInt8>, count: Int) -> IgnoreFileNames {
    switch count {
    case 7 where memcmp(name, ".ignore", 7) == 0: .ignore
    case 10 where memcmp(name, ".gitignore", 10) == 0: .gitIgnore
    case 14 where memcmp(name, ".repomapignore", 14) == 0: .repomapIgnore
    default: []
    }
  }
}

/// Reads and compiles ignore files, each once.
struct IgnoreLoader {
  /// `core.ignoreCase` of the repository that the scan began in; nested ones share its disk.
  let foldsCase: Bool
  private(set) var diagnostics: [ScanDiagnostic] = []
  private(set) var compiledCount = 0
  /// Numbers the scopes of the scan.
  var nextScopeNumber: UInt32 = 0

  /// git reads no larger file (since 2.45.3).
  private static let largestFile = 100 * 1024 * 1024

  init(foldsCase: Bool) { self.foldsCase = foldsCase }

  /// The layers of the ignore files `names` in the open `directory`, whose path relative to the top
  /// is empty or ends in a slash.
  mutating func layers(
    of names: IgnoreFileNames, in directory: Int32, path: [UInt8]
  ) -> [IgnoreLayer] {
    var layers: [IgnoreLayer] = []
    for (set, name, origin) in IgnoreFileNames.ordered where names.contains(set) {
      guard let source = read(name, in: directory, shownAs: path + name, followsLink: false) else {
        continue
      }
      if let layer = layer(source, path: path + name, origin: origin, base: path) {
        layers.append(layer)
      }
    }
    return layers
  }

  /// The layers of `info/exclude` and of the user's own file, whose rules hold from the top of
  /// `repository` on; `base` is where that lies.
  mutating func outerLayers(of repository: GitRepository, base: [UInt8]) -> [IgnoreLayer] {
    let info = repository.infoExcludePath
    let shown = BytePath.relative(info, to: repository.top) ?? info
    let global = repository.configuration.globalIgnoreFile(top: repository.top)
    return [
      outerLayer(info, shownAs: shown, base: base),
      global.flatMap { outerLayer($0, shownAs: $0, base: base) },
    ]
    .compactMap(\.self)
  }

  private mutating func outerLayer(
    _ path: [UInt8], shownAs shown: [UInt8], base: [UInt8]
  ) -> IgnoreLayer? {
    guard
      let source = read(path, in: FileAccess.workingDirectory, shownAs: shown, followsLink: true)
    else { return nil }
    return layer(source, path: shown, origin: .git, base: base)
  }

  private mutating func layer(
    _ source: [UInt8], path: [UInt8], origin: IgnoreOrigin, base: [UInt8]
  ) -> IgnoreLayer? {
    compiledCount += 1
    let file = IgnoreFile(path: path, source: source, foldsCase: foldsCase)
    if file.rules.isEmpty { return nil }
    return IgnoreLayer(
      file: file, origin: origin, baseCount: base.count,
      baseDepth: base.count { $0 == ASCII.slash }, living: file.anchors)
  }

  /// The bytes of an ignore file; nil, and a note where that is no ordinary state, if it has no rules.
  private mutating func read(
    _ path: [UInt8], in directory: Int32, shownAs shown: [UInt8], followsLink: Bool
  ) -> [UInt8]? {
    do throws(SystemError) {
      return try FileAccess.read(
        path, in: directory, followsLink: followsLink, limit: Self.largestFile)
    } catch {
      switch error.number {
      // Absent, a symlink, a directory or a FIFO: git sees no rules there either.
      case ENOENT, ENOTDIR, ELOOP, EISDIR, EINVAL, ENXIO: break
      case EFBIG: diagnostics.append(.init(path: shown, reason: .oversizedIgnoreFile))
      default:
        diagnostics.append(.init(path: shown, reason: .unreadableIgnoreFile(errno: error.number)))
      }
      return nil
    }
  }
}
