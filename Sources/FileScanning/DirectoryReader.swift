/// One name of a directory; the bytes are valid until the reader reads on.
struct DirectoryEntry {
  let name: UnsafePointer<UInt8>
  let nameCount: Int
  let type: EntryType
}

extension DirectoryEntry {
  /// Whether this is `.` or `..`.
  @inline(__always)
  static func isSelfOrParent(_ name: UnsafePointer<UInt8>, count: Int) -> Bool {
    name[0] == ASCII.dot && (count == 1 || (count == 2 && name[1] == ASCII.dot))
  }
}
