#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The directory where git keeps a repository: `.git`, or what a `.git` file points to.
struct GitDirectory: Equatable {
  let path: [UInt8]
  /// The main repository's directory, which linked worktrees share; `path` itself otherwise.
  let commonPath: [UInt8]

  /// Looks at `path`; nil if git would not take it for a repository's directory.
  ///
  /// Relative paths, here and below, are relative to the descriptor `directory`.
  init?(
    at path: [UInt8], in directory: Int32 = FileAccess.workingDirectory,
    commonPath override: [UInt8]? = nil
  ) {
    self.path = path
    commonPath = override ?? Self.commonPath(of: path, in: directory)
    guard Self.hasValidHead(path, in: directory),
      Self.isSearchable(BytePath.joined(commonPath, "objects".utf8), in: directory),
      Self.isSearchable(BytePath.joined(commonPath, "refs".utf8), in: directory)
    else { return nil }
  }

  /// What `.git` in the directory `parent` leads to: a directory, a link to one, or a file
  /// `gitdir: PATH`.
  static func entry(
    of parent: [UInt8], in directory: Int32 = FileAccess.workingDirectory
  ) -> GitDirectory? {
    let path = BytePath.joined(parent, ".git".utf8)
    guard let status = try? FileAccess.status(of: path, in: directory, followsLink: true) else {
      return nil
    }
    switch FileAccess.entryType(of: status) {
    case .directory: return GitDirectory(at: path, in: directory)
    case .regular:
      guard let target = target(ofFile: path, in: directory) else { return nil }
      return GitDirectory(at: BytePath.joined(parent, target), in: directory)
    default: return nil
    }
  }

  /// Whether git takes the open directory for a repository of its own and does not enter it.
  ///
  /// A `.git` file that cannot be read counts: git errs on the side of the border.
  static func isRepository(_ directory: Int32) -> Bool {
    if entry(of: [], in: directory) != nil { return true }
    let path = Array(".git".utf8)
    guard let status = try? FileAccess.status(of: path, in: directory, followsLink: true),
      FileAccess.entryType(of: status) == .regular
    else { return false }
    do throws(SystemError) {
      _ = try FileAccess.read(path, in: directory, limit: longestFile)
      return false
    } catch {
      return error.number != EFBIG
    }
  }

  /// git refuses `.git` files beyond this size.
  private static let longestFile = 1 << 20

  private static func target(ofFile path: [UInt8], in directory: Int32) -> [UInt8]? {
    guard let text = try? FileAccess.read(path, in: directory, limit: longestFile),
      text.starts(with: marker)
    else { return nil }
    let target = trimmedLineEnd(text[marker.count...])
    return target.isEmpty ? nil : Array(target)
  }

  private static let marker = Array("gitdir: ".utf8)

  private static func commonPath(of path: [UInt8], in directory: Int32) -> [UInt8] {
    let file = BytePath.joined(path, "commondir".utf8)
    guard let text = try? FileAccess.read(file, in: directory) else { return path }
    return BytePath.joined(path, trimmedLineEnd(text[...]))
  }

  private static func trimmedLineEnd(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while text.last == ASCII.lineFeed || text.last == ASCII.carriageReturn { text.removeLast() }
    return text
  }

  /// HEAD is a link into `refs/`, or a file that names a reference or an object.
  private static func hasValidHead(_ path: [UInt8], in directory: Int32) -> Bool {
    let head = BytePath.joined(path, "HEAD".utf8)
    guard let status = try? FileAccess.status(of: head, in: directory) else { return false }
    if FileAccess.entryType(of: status) == .symlink {
      return FileAccess.linkTarget(head, in: directory).starts(with: refs)
    }
    guard let text = try? FileAccess.read(head, in: directory, limit: 1 << 20) else { return false }
    if text.starts(with: "ref:".utf8) {
      return text[4...].drop { $0 == ASCII.space || $0 == ASCII.tab }.starts(with: refs)
    }
    return text.count >= 40 && text[..<40].allSatisfy(isHexadecimal)
  }

  private static let refs = Array("refs/".utf8)

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    ASCII.isDigit(byte) || (byte | 0x20) &- 97 < 6
  }

  private static func isSearchable(_ path: [UInt8], in directory: Int32) -> Bool {
    FileAccess.withTerminated(path) { faccessat(directory, $0, X_OK, 0) } == 0
  }
}
