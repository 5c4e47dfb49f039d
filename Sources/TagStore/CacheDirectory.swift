#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The directory that holds the store: the user's own, and no one else's to write.
///
/// What lies in it is believed, so a directory that others could have filled is refused.
package struct CacheDirectory: Sendable, Equatable {
  package let path: [UInt8]

  package init(path: [UInt8]) {
    self.path = path
  }

  /// Where the system keeps caches.
  ///
  /// That is `$XDG_CACHE_HOME/repomap` or `~/.cache/repomap`; on macOS
  /// `~/Library/Caches/repomap`. Nil where neither variable names an absolute path.
  package static func standard(environment: (String) -> [UInt8]?) -> CacheDirectory? {
    if let cache = environment("XDG_CACHE_HOME"), cache.first == UInt8(ascii: "/") {
      return CacheDirectory(path: cache + Array("/repomap".utf8))
    }
    guard let home = environment("HOME"), home.first == UInt8(ascii: "/") else { return nil }
    #if canImport(Darwin)
      return CacheDirectory(path: home + Array("/Library/Caches/repomap".utf8))
    #else
      return CacheDirectory(path: home + Array("/.cache/repomap".utf8))
    #endif
  }

  /// Makes the directory where it is missing, for its owner alone, and checks whose it is.
  package func prepare() throws(CacheProblem) {
    try createWithParents()
    var status = stat()
    guard withCString(path, { lstat($0, &status) }) == 0 else {
      throw .init(.unusable(errno: errno), path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: break
    case S_IFLNK: throw .init(.isSymbolicLink, path)
    default: throw .init(.notADirectory, path)
    }
    guard status.st_uid == geteuid() else { throw .init(.ownedByAnother, path) }
    guard status.st_mode & (S_IWGRP | S_IWOTH) == 0 else { throw .init(.writableByOthers, path) }
  }

  private func createWithParents() throws(CacheProblem) {
    for end in path.indices.dropFirst() where path[end] == UInt8(ascii: "/") {
      _ = withCString(Array(path[..<end])) { mkdir($0, 0o700) }
    }
    let result = withCString(path) { mkdir($0, 0o700) }
    guard result == 0 || errno == EEXIST else { throw .init(.unusable(errno: errno), path) }
  }

  /// The path of the file `name` in it.
  package func file(_ name: String) -> [UInt8] { path + [UInt8(ascii: "/")] + Array(name.utf8) }
}

/// Why the store cannot be used, or what was wrong with it; the run goes on without, or with a new one.
package struct CacheProblem: Error, Equatable {
  package enum Reason: Sendable, Equatable {
    case unusable(errno: Int32)
    case isSymbolicLink
    case notADirectory
    case ownedByAnother
    case writableByOthers
    /// Damaged; it was put aside and a new one begun.
    case replaced(String)
    /// So many values were damaged and are written anew.
    case mended(Int)
    /// Tags of this run could not be kept.
    case notWritten(String)
    /// It could not be opened or read.
    case notRead(String)
  }

  package let reason: Reason
  package let path: [UInt8]

  init(_ reason: Reason, _ path: [UInt8]) {
    self.reason = reason
    self.path = path
  }

  /// What happened, in words that the path follows or stands in.
  package var message: String {
    switch reason {
    case .unusable(let number): "cache not used (\(String(cString: strerror(number))))"
    case .isSymbolicLink: "cache not used, it is a symbolic link"
    case .notADirectory: "cache not used, it is not a folder"
    case .ownedByAnother: "cache not used, it belongs to another user"
    case .writableByOthers: "cache not used, others may write to it (chmod go-w mends that)"
    case .replaced(let what): "cache was damaged (\(what)) and begun anew"
    case .mended(let count): "\(count) damaged entries of the cache were read anew"
    case .notWritten(let what): "cache not written (\(what))"
    case .notRead(let what): "cache not used (\(what))"
    }
  }
}

func withCString<Result>(
  _ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Result
) -> Result {
  (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else {
      fatalError("an array with an element has an address")
    }
    return body(start)
  }
}
