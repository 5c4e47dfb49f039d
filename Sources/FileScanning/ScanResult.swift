/// What one scan found.
package struct ScanResult: Sendable {
  /// The directory that was scanned, as it was given.
  package let root: [UInt8]
  package internal(set) var files = ScannedFiles()
  /// Entries that an ignore rule kept out; a directory counts as one.
  package internal(set) var ignoredCount = 0
  /// Entries that `ScanOptions.listsHidden` kept out; a directory counts as one.
  package internal(set) var hiddenCount = 0
  /// Files that no pattern of `ScanOptions.includes` matched.
  package internal(set) var notIncludedCount = 0
  /// FIFOs, sockets and devices.
  package internal(set) var otherCount = 0
  package internal(set) var directoryCount = 0
  /// The directories that were entered, relative to the root, which is empty; only with
  /// `ScanOptions.recordsDirectories`.
  package internal(set) var directories: [[UInt8]] = []
  /// Files outside of those directories that decide what is listed, absolute, whether they exist or
  /// not; only with `ScanOptions.recordsDirectories`.
  package internal(set) var outerRuleFiles: [[UInt8]] = []
  /// Repositories inside the tree that were not entered, relative to the root.
  package internal(set) var nestedRepositories: [[UInt8]] = []
  package internal(set) var diagnostics: [ScanDiagnostic] = []
  package internal(set) var statistics = IgnoreCacheStatistics()
  /// The root itself is ignored: only tracked files below it are listed, as git does.
  package internal(set) var rootIsIgnored = false

  init(root: [UInt8]) { self.root = root }
}

/// How often ignore rules were asked, and how often the answer was known already.
package struct IgnoreCacheStatistics: Sendable, Equatable {
  /// Entries that rules were asked about.
  package internal(set) var lookups = 0
  /// Answers found in the cache of names.
  package internal(set) var hits = 0
  /// Answers worked out from the rules.
  package internal(set) var misses = 0
  /// Ignore files compiled, each once.
  package internal(set) var compiledFiles = 0
}

/// Something that a scan could not read; the rest is complete.
package struct ScanDiagnostic: Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    case unreadableDirectory(errno: Int32)
    case unreadableIgnoreFile(errno: Int32)
    /// git reads no ignore file beyond 100 MB, nor does a scan.
    case oversizedIgnoreFile
    case unreadableIndex(GitIndexError)
    /// A directory was moved while the scan was inside.
    case movedDirectory
    /// A listed file, or a file given by name, does not exist.
    case missing
    /// A path given by name that is no file.
    case notAFile
    case unreadableStatus(errno: Int32)
  }

  /// Relative to the root, or absolute for a file outside it.
  package let path: [UInt8]
  package let reason: Reason
}

/// Why a scan could not begin.
package enum ScanError: Error, Equatable {
  case rootNotFound
  case rootNotADirectory
  case rootUnreadable(errno: Int32)
  /// The list of files given by name cannot be read.
  case listUnreadable(errno: Int32)
}
