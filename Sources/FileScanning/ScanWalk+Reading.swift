#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What reading a directory brought to light besides its entries.
struct DirectoryFindings {
  var ignoreFiles: IgnoreFileNames = []
  /// An entry is called `.git`.
  var hasRepository = false
  var hasDirectories = false
}

extension ScanWalk {
  /// Pushes the entries of the directory of `frame` onto the stack.
  mutating func readEntries(of frame: borrowing Frame) -> DirectoryFindings {
    var found = DirectoryFindings()
    reader.begin(frame.descriptor)
    while let entry = reader.next() {
      if entry.name[0] == ASCII.dot && !admitsDotted(entry, found: &found) { continue }
      let type = entry.type == .unknown ? statedType(of: entry, in: frame.descriptor) : entry.type
      if type == .directory { found.hasDirectories = true }
      if type != .unknown { stack.push(entry, type: type) }
    }
    if reader.failure != 0 {
      note(currentPath, .unreadableDirectory(errno: reader.failure))
    }
    return found
  }

  /// Looks at a name that begins with a dot; false if it is not to be listed.
  private mutating func admitsDotted(
    _ entry: DirectoryEntry, found: inout DirectoryFindings
  ) -> Bool {
    if entry.nameCount == 4 && isGitName(entry.name) {
      found.hasRepository = true
      return false
    }
    let ignoreFile = IgnoreFileNames.named(entry.name, count: entry.nameCount)
    if entry.type == .regular || entry.type == .unknown { found.ignoreFiles.insert(ignoreFile) }
    if !options.listsHidden { result.hiddenCount += 1 }
    return options.listsHidden
  }

  /// Whether four bytes are `.git`, in any case where case does not count.
  private func isGitName(_ name: UnsafePointer<UInt8>) -> Bool {
    if memcmp(name, ".git", 4) == 0 { return true }
    return loader.foldsCase
      && strncasecmp(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self), ".git", 4) == 0
  }

  /// Asks for the type where the file system did not tell it; `.unknown` if the entry is gone.
  private mutating func statedType(of entry: DirectoryEntry, in directory: Int32) -> EntryType {
    let name = Array(UnsafeBufferPointer(start: entry.name, count: entry.nameCount))
    do throws(SystemError) {
      return FileAccess.entryType(of: try FileAccess.status(of: name, in: directory))
    } catch {
      note(currentPath + name, .unreadableStatus(errno: error.number))
      return .unknown
    }
  }

  /// Adds the directory's own ignore files to the rules that reach it from above.
  mutating func adoptScope(_ names: IgnoreFileNames, in frame: inout Frame) {
    frame.scope = frame.scope.entering(
      UnsafeBufferPointer(start: path.base, count: path.count), depth: frame.depth,
      nextNumber: &loader.nextScopeNumber)
    // What git ignores is settled below an ignored directory; only our own files still count.
    let wanted = frame.isTrackedOnly ? names.subtracting(.gitIgnore) : names
    if wanted.isEmpty || !options.usesIgnoreFiles { return }
    let directory = Array(UnsafeBufferPointer(start: path.base, count: path.count))
    let layers = loader.layers(of: wanted, in: frame.descriptor, path: directory)
    frame.scope = frame.scope.adding(layers, nextNumber: &loader.nextScopeNumber)
  }

  /// The path of the innermost directory relative to the root, with a slash at its end.
  var currentPath: [UInt8] {
    Array(UnsafeBufferPointer(start: path.base + prefixCount, count: path.count - prefixCount))
  }

  /// The same without the slash.
  var currentDirectory: [UInt8] { currentPath.dropLast() }

  mutating func note(_ path: [UInt8], _ reason: ScanDiagnostic.Reason) {
    result.diagnostics.append(ScanDiagnostic(path: path, reason: reason))
  }
}
