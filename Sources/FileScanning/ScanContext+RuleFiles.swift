extension ScanContext {
  /// Absolute paths of the files outside of the root that decide what is listed in it: ignore files
  /// above it, git's index, `info/exclude` and the user's own ignore file.
  var outerRuleFiles: [[UInt8]] {
    guard let repository else { return [] }
    let global = repository.configuration.globalIgnoreFile(top: repository.top)
    return ignoreFilesAbove + [repository.indexPath, repository.infoExcludePath]
      + [global].compactMap(\.self)
  }

  /// The ignore files of the directories from the top of the work tree down to the root's parent.
  private var ignoreFilesAbove: [[UInt8]] {
    var directory = top
    var files: [[UInt8]] = []
    for component in prefix.split(separator: ASCII.slash) {
      files += IgnoreFileNames.ordered.map { BytePath.joined(directory, $0.name) }
      directory = BytePath.joined(directory, component)
    }
    return files
  }
}

extension FileScanner {
  /// Whether a file of this path may hold ignore rules.
  package static func isIgnoreFile(_ path: [UInt8]) -> Bool {
    let name = path.split(separator: ASCII.slash).last.map(Array.init) ?? []
    return IgnoreFileNames.ordered.contains { $0.name == name }
  }

  /// Whether something that a scan could list is at `path` below `root`.
  package static func fileExists(_ path: [UInt8], below root: [UInt8]) -> Bool {
    guard let status = try? FileAccess.status(of: BytePath.joined(root, path)) else { return false }
    let type = FileAccess.entryType(of: status)
    return type == .regular || type == .symlink
  }
}
