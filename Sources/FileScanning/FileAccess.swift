#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a system call answered: its `errno`.
struct SystemError: Error, Equatable {
  let number: Int32

  static var last: SystemError { SystemError(number: errno) }
}

/// Opening and reading by descriptor and byte path; every call is retried after a signal.
enum FileAccess {
  /// `AT_FDCWD`: paths are relative to the working directory.
  static let workingDirectory = AT_FDCWD

  /// A path longer than this goes to the kernel in pieces (`PATH_MAX` is 4,096 or 1,024).
  private static let longestPath = 1000

  /// Opens a directory; `path` may be of any length.
  static func openDirectory(
    _ path: [UInt8], in directory: Int32 = workingDirectory, followsLink: Bool = true
  ) throws(SystemError) -> Int32 {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followsLink ? 0 : O_NOFOLLOW)
    if path.count <= longestPath { return try open(path, in: directory, flags: flags) }
    var current = directory
    for piece in pieces(of: path) {
      defer { if current != directory { close(current) } }
      current = try open(piece, in: current, flags: O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    return current
  }

  static func open(
    _ path: [UInt8], in directory: Int32 = workingDirectory, flags: Int32
  ) throws(SystemError) -> Int32 {
    while true {
      let descriptor = withTerminated(path) { openat(directory, $0, flags) }
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw .last }
    }
  }

  /// Makes a directory; false where that fails.
  static func makeDirectory(_ path: [UInt8]) -> Bool {
    withTerminated(path) { mkdir($0, 0o755) } == 0
  }

  static func close(_ descriptor: Int32) { _ = systemClose(descriptor) }

  /// Reads a regular file whole; a FIFO or a device is refused without waiting on it.
  static func read(
    _ path: [UInt8], in directory: Int32 = workingDirectory, followsLink: Bool = true,
    limit: Int = .max
  ) throws(SystemError) -> [UInt8] {
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLink ? 0 : O_NOFOLLOW)
    let descriptor = try open(path, in: directory, flags: flags)
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw SystemError(number: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    guard Int(status.st_size) <= limit else { throw SystemError(number: EFBIG) }
    return try contents(of: descriptor, expecting: Int(status.st_size))
  }

  /// Reads a file, a pipe or a terminal to its end.
  static func readStream(_ path: [UInt8]) throws(SystemError) -> [UInt8] {
    let descriptor = try open(path, flags: O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    return try contents(of: descriptor)
  }

  /// The status of `path` itself, or of what it links to.
  static func status(
    of path: [UInt8], in directory: Int32 = workingDirectory, followsLink: Bool = false
  ) throws(SystemError) -> stat {
    var status = stat()
    let flags = followsLink ? 0 : AT_SYMLINK_NOFOLLOW
    guard withTerminated(path, { fstatat(directory, $0, &status, flags) }) == 0 else { throw .last }
    return status
  }

  static func entryType(of status: stat) -> EntryType {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .regular
    case S_IFLNK: .symlink
    case S_IFDIR: .directory
    default: .other
    }
  }

  /// What a symbolic link holds; empty if it cannot be read.
  static func linkTarget(_ path: [UInt8], in directory: Int32 = workingDirectory) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) { text in
        guard let base = text.baseAddress else { return }
        count = max(withTerminated(path) { readlinkat(directory, $0, base, text.count) }, 0)
      }
    }
  }

  /// The absolute path without links, dots and double slashes.
  ///
  /// What does not exist is kept by name; beyond `PATH_MAX` the whole path is.
  static func resolved(_ path: [UInt8]) -> [UInt8] {
    if let real = withTerminated(path, { realpath($0, nil) }) {
      defer { free(real) }
      return bytes(ofTerminated: real)
    }
    let failure = errno
    let absolute = BytePath.normalized(path, relativeTo: currentDirectory())
    let parent = BytePath.parent(of: absolute)
    if failure != ENOENT || parent == absolute { return absolute }
    return BytePath.joined(
      resolved(parent), absolute.dropFirst(parent.count).drop { $0 == ASCII.slash })
  }

  static func currentDirectory() -> [UInt8] {
    guard let path = getcwd(nil, 0) else { return [ASCII.slash] }
    defer { free(path) }
    return bytes(ofTerminated: path)
  }

  /// The value of an environment variable; nil if it is not set.
  static func environment(_ name: String) -> [UInt8]? {
    getenv(name).map { bytes(ofTerminated: $0) }
  }

  /// `$XDG_CONFIG_HOME`, or `~/.config` if that is unset or empty.
  static func userConfigurationDirectory() -> [UInt8]? {
    if let path = environment("XDG_CONFIG_HOME"), !path.isEmpty { return path }
    return environment("HOME").map { BytePath.joined($0, ".config".utf8) }
  }

  static func bytes(ofTerminated text: UnsafePointer<CChar>) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  static func withTerminated<Result>(
    _ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    var terminated = path
    terminated.append(0)
    return terminated.withUnsafeBytes { raw in
      // The array holds one byte at least, so it has an address.
      body(raw.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self))
    }
  }

  /// Reads what is left behind an open descriptor.
  static func contents(
    of descriptor: Int32, expecting size: Int = 0
  ) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let room = max(size + 1 - bytes.count, 4096)
      var failure: Int32 = 0
      let start = bytes.count
      bytes.append(
        contentsOf: [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
          let got = systemRead(descriptor, buffer.baseAddress, room)
          failure = got < 0 ? errno : 0
          count = max(got, 0)
        })
      if failure != 0 && failure != EINTR { throw SystemError(number: failure) }
      if failure == 0 && bytes.count == start { return bytes }
    }
  }

  /// Splits a long path at slashes; the first piece keeps a leading slash.
  private static func pieces(of path: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var piece: [UInt8] = path.first == ASCII.slash ? [ASCII.slash] : []
    for component in path.split(separator: ASCII.slash) {
      if piece.count + component.count > longestPath {
        pieces.append(piece)
        piece = []
      }
      piece += component + [ASCII.slash]
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }
}

/// `close(2)`, under a name that `FileAccess.close` does not hide.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

/// `read(2)`, under a name that `FileAccess.read` does not hide.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, bytes, count)
}
