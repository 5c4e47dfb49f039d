#if canImport(Darwin)
  import Darwin

  /// Reads the entries of one directory after the other through `readdir`.
  struct DirectoryReader: ~Copyable {
    private var stream: UnsafeMutablePointer<DIR>?
    /// The `errno` that ended the reading early; 0 if nothing did.
    private(set) var failure: Int32 = 0

    deinit { if let stream { closedir(stream) } }

    /// Begins with the directory behind `descriptor`, which stays the caller's.
    mutating func begin(_ descriptor: Int32) {
      if let stream { closedir(stream) }
      failure = 0
      // `fdopendir` takes its descriptor over, and a duplicate would share the position.
      let own = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      stream = own < 0 ? nil : fdopendir(own)
      if stream == nil {
        failure = errno
        if own >= 0 { close(own) }
      }
    }

    /// The next entry that is neither `.` nor `..`; nil at the end and after a failure.
    mutating func next() -> DirectoryEntry? {
      while let stream {
        errno = 0
        guard let entry = readdir(stream) else {
          failure = errno
          closedir(stream)
          self.stream = nil
          return nil
        }
        let count = Int(entry.pointee.d_namlen)
        let name = UnsafeRawPointer(entry)
          .advanced(by: MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
          .assumingMemoryBound(to: UInt8.self)
        if count == 0 || DirectoryEntry.isSelfOrParent(name, count: count) { continue }
        let type = Self.entryType(entry.pointee.d_type)
        return DirectoryEntry(name: name, nameCount: count, type: type)
      }
      return nil
    }

    private static func entryType(_ type: UInt8) -> EntryType {
      switch Int32(type) {
      case DT_REG: .regular
      case DT_DIR: .directory
      case DT_LNK: .symlink
      case DT_UNKNOWN: .unknown
      default: .other
      }
    }
  }
#endif
