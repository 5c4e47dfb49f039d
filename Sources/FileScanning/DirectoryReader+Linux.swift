#if os(Linux)
  internal import CSystem
  import Glibc

  /// Reads the entries of one directory after the other through `getdents64`.
  ///
  /// glibc's `readdir` allocates 32 KiB a directory and takes a lock an entry; this keeps one buffer.
  struct DirectoryReader: ~Copyable {
    private static let bufferSize = 64 * 1024
    private let buffer = UnsafeMutableRawPointer.allocate(byteCount: bufferSize, alignment: 8)
    private var descriptor: Int32 = -1
    private var offset = 0
    private var filled = 0
    /// The `errno` that ended the reading early; 0 if nothing did.
    private(set) var failure: Int32 = 0

    deinit { buffer.deallocate() }

    /// Begins with the directory behind `descriptor`, which stays the caller's.
    mutating func begin(_ descriptor: Int32) {
      self.descriptor = descriptor
      (offset, filled, failure) = (0, 0, 0)
    }

    /// The next entry that is neither `.` nor `..`; nil at the end and after a failure.
    @inline(__always)
    mutating func next() -> DirectoryEntry? {
      while true {
        if offset >= filled && !refill() { return nil }
        let record = buffer + offset
        offset += Int(record.loadUnaligned(fromByteOffset: Self.lengthOffset, as: UInt16.self))
        let name = (record + Self.nameOffset).assumingMemoryBound(to: UInt8.self)
        let count = strlen(record + Self.nameOffset)
        if count == 0 || DirectoryEntry.isSelfOrParent(name, count: count) { continue }
        let type = record.load(fromByteOffset: Self.typeOffset, as: UInt8.self)
        return DirectoryEntry(name: name, nameCount: count, type: Self.entryType(type))
      }
    }

    private mutating func refill() -> Bool {
      offset = 0
      filled = getdents64(descriptor, buffer, Self.bufferSize)
      if filled < 0 { failure = errno }
      return filled > 0
    }

    // The offsets of `struct linux_dirent64`: inode 0, position 8, record length 16, type 18, name 19.
    private static let lengthOffset = 16
    private static let typeOffset = 18
    private static let nameOffset = 19

    @inline(__always)
    private static func entryType(_ type: UInt8) -> EntryType {
      switch Int(type) {
      case DT_REG: .regular
      case DT_DIR: .directory
      case DT_LNK: .symlink
      case DT_UNKNOWN: .unknown
      default: .other
      }
    }
  }

  /// `strlen(3)` on raw memory that ends in a NUL.
  @inline(__always)
  private func strlen(_ text: UnsafeMutableRawPointer) -> Int {
    Int(Glibc.strlen(text.assumingMemoryBound(to: CChar.self)))
  }
#endif
