/// What a directory entry is, as far as the scan is concerned.
enum EntryType: UInt8 {
  case regular, symlink, directory
  /// A FIFO, a socket or a device.
  case other
  /// The file system did not say; `fstatat` will.
  case unknown
}
