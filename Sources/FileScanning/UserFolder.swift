/// A folder of files that a person keeps for the program: what lies in it is theirs, and trusted.
package struct UserFolder: Sendable {
  package struct File: Sendable {
    package let name: [UInt8]
    /// The name below the folder as the folder was given.
    package let path: [UInt8]
    package let text: [UInt8]
  }

  /// What could not be read, and its `errno`.
  package struct Failure: Error, Sendable {
    package let path: [UInt8]
    package let errno: Int32
  }

  package let path: [UInt8]

  /// Larger files are refused; nobody writes such a one by hand.
  private static let sizeLimitInBytes = 1 << 20

  package init(path: [UInt8]) {
    self.path = path
  }

  /// `$XDG_CONFIG_HOME/repomap`, or `~/.config/repomap` if that is unset or empty; nil without a home.
  package static var configuration: UserFolder? {
    FileAccess.userConfigurationDirectory().map {
      UserFolder(path: BytePath.joined($0, "repomap".utf8))
    }
  }

  /// The folder of that name in this one.
  package func folder(_ name: String) -> UserFolder {
    UserFolder(path: BytePath.joined(path, name.utf8))
  }

  /// Makes the folder and those above it; false where that fails.
  package func create() -> Bool {
    if exists { return true }
    guard let slash = path.lastIndex(of: ASCII.slash), slash > 0 else { return false }
    guard UserFolder(path: Array(path[..<slash])).create() else { return false }
    return FileAccess.makeDirectory(path)
  }

  package var exists: Bool { (try? FileAccess.status(of: path, followsLink: true)) != nil }

  /// The files whose names end with `suffix`, sorted by name; links are followed, folders left out.
  package func files(withSuffix suffix: String) throws(Failure) -> [File] {
    do {
      let directory = try FileAccess.openDirectory(path)
      defer { FileAccess.close(directory) }
      return try names(in: directory, withSuffix: suffix).map { try file(named: $0) }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(path: path, errno: (error as? SystemError)?.number ?? 0)
    }
  }

  private func names(in directory: Int32, withSuffix suffix: String) -> [[UInt8]] {
    var reader = DirectoryReader()
    reader.begin(directory)
    var names: [[UInt8]] = []
    while let entry = reader.next() {
      let name = Array(UnsafeBufferPointer(start: entry.name, count: entry.nameCount))
      if entry.type != .directory, name.reversed().starts(with: suffix.utf8.reversed()) {
        names.append(name)
      }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func file(named name: [UInt8]) throws -> File {
    let path = BytePath.joined(path, name)
    do {
      let text = try FileAccess.read(path, limit: Self.sizeLimitInBytes)
      return File(name: name, path: path, text: text)
    } catch {
      throw Failure(path: path, errno: error.number)
    }
  }
}
