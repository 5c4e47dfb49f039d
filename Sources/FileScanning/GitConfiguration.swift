#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few of git's settings that decide what is listed, with their sources in git's order.
struct GitConfiguration {
  /// `core.excludesFile` as it is set; nil if it is not, empty if it is switched off.
  private(set) var excludesFile: [UInt8]?
  /// `core.ignoreCase`.
  private(set) var foldsCase = false
  /// `core.worktree`.
  private(set) var workTree: [UInt8]?
  /// `core.bare`.
  private(set) var isBare = false
  /// `extensions.objectFormat` is `sha256`.
  private(set) var usesSHA256 = false
  /// `extensions.worktreeConfig`.
  private var hasWorktreeFile = false

  private let gitDirectory: GitDirectory

  /// Reads the system's, the user's, the repository's and the environment's settings; the last wins.
  init(of gitDirectory: GitDirectory) {
    self.gitDirectory = gitDirectory
    for path in Self.systemFiles() + Self.userFiles() { readFile(path) }
    readFile(BytePath.joined(gitDirectory.commonPath, "config".utf8))
    if hasWorktreeFile { readFile(BytePath.joined(gitDirectory.path, "config.worktree".utf8)) }
    readEnvironment()
  }

  /// The file that holds the user's own ignore rules; nil if that is switched off.
  func globalIgnoreFile(top: [UInt8]) -> [UInt8]? {
    if let excludesFile {
      return excludesFile.isEmpty ? nil : BytePath.joined(top, excludesFile)
    }
    return FileAccess.userConfigurationDirectory().map { BytePath.joined($0, "git/ignore".utf8) }
  }

  private static func systemFiles() -> [[UInt8]] {
    if GitBoolean.parse(FileAccess.environment("GIT_CONFIG_NOSYSTEM") ?? []) == true { return [] }
    return [FileAccess.environment("GIT_CONFIG_SYSTEM") ?? Array("/etc/gitconfig".utf8)]
  }

  private static func userFiles() -> [[UInt8]] {
    if let path = FileAccess.environment("GIT_CONFIG_GLOBAL") { return [path] }
    let shared = FileAccess.userConfigurationDirectory().map {
      BytePath.joined($0, "git/config".utf8)
    }
    let home = FileAccess.environment("HOME").map { BytePath.joined($0, ".gitconfig".utf8) }
    return [shared, home].compactMap(\.self)
  }

  // MARK: - Reading

  /// git gives up beyond this many files that include each other.
  private static let deepestInclusion = 10

  private mutating func readFile(_ path: [UInt8], depth: Int = 0) {
    guard depth <= Self.deepestInclusion, let text = try? FileAccess.read(path) else { return }
    for setting in GitConfigurationParser.settings(in: text) {
      if isInclusion(setting.name, from: path), let value = setting.value {
        guard let target = GitPathValue.expanded(value) else { continue }
        readFile(BytePath.joined(BytePath.parent(of: path), target), depth: depth + 1)
      } else {
        apply(setting)
      }
    }
  }

  private mutating func readEnvironment() {
    let text = FileAccess.environment("GIT_CONFIG_COUNT") ?? []
    let count = Int(String(decoding: text, as: UTF8.self)) ?? 0
    for number in 0..<max(count, 0) {
      guard let key = FileAccess.environment("GIT_CONFIG_KEY_\(number)"),
        let value = FileAccess.environment("GIT_CONFIG_VALUE_\(number)")
      else { return }
      apply(.init(name: String(decoding: key.map(ASCII.lowercased), as: UTF8.self), value: value))
    }
    for setting in GitConfigurationParser.commandLineSettings() { apply(setting) }
  }

  private mutating func apply(_ setting: GitConfigurationParser.Setting) {
    switch setting.name {
    case "core.excludesfile":
      if let path = GitPathValue.expanded(setting.value ?? []) { excludesFile = path }
    case "core.ignorecase": foldsCase = GitBoolean.parse(setting.value) ?? foldsCase
    case "core.worktree": workTree = setting.value
    case "core.bare": isBare = GitBoolean.parse(setting.value) ?? isBare
    case "extensions.worktreeconfig":
      hasWorktreeFile = GitBoolean.parse(setting.value) ?? hasWorktreeFile
    case "extensions.objectformat":
      usesSHA256 = (setting.value ?? []).elementsEqual("sha256".utf8)
    default: break
    }
  }

  // MARK: - Inclusion

  /// Whether the setting includes another file here and now.
  ///
  /// `hasconfig:` conditions are taken as false: they would need every other file read first.
  private func isInclusion(_ name: String, from file: [UInt8]) -> Bool {
    if name == "include.path" { return true }
    guard name.hasPrefix("includeif."), name.hasSuffix(".path") else { return false }
    let condition = Array(name.utf8.dropFirst(10).dropLast(5))
    guard let colon = condition.firstIndex(of: ASCII.colon) else { return false }
    let pattern = Array(condition[(colon + 1)...])
    switch String(decoding: condition[..<colon], as: UTF8.self) {
    case "gitdir": return matchesDirectory(pattern, from: file, foldsCase: false)
    case "gitdir/i": return matchesDirectory(pattern, from: file, foldsCase: true)
    case "onbranch": return matchesBranch(pattern)
    default: return false
    }
  }

  private func matchesDirectory(_ pattern: [UInt8], from file: [UInt8], foldsCase: Bool) -> Bool {
    guard var pattern = GitPathValue.expanded(pattern) else { return false }
    if pattern.starts(with: "./".utf8) {
      pattern = FileAccess.resolved(BytePath.parent(of: file)) + pattern.dropFirst()
    } else if !BytePath.isAbsolute(pattern) {
      pattern = Array("**/".utf8) + pattern
    }
    let directory = FileAccess.resolved(gitDirectory.path)
    return matches(pattern, directory, foldsCase: foldsCase)
      || matches(pattern, gitDirectory.path, foldsCase: foldsCase)
  }

  private func matchesBranch(_ pattern: [UInt8]) -> Bool {
    let head = BytePath.joined(gitDirectory.path, "HEAD".utf8)
    guard let text = try? FileAccess.read(head, limit: 1 << 20) else { return false }
    let prefix = Array("ref: refs/heads/".utf8)
    guard text.starts(with: prefix) else { return false }
    let branch = text[prefix.count...].prefix { $0 != ASCII.lineFeed }
    return matches(pattern, Array(branch), foldsCase: false)
  }

  /// A pattern that ends in a slash matches everything below.
  private func matches(_ pattern: [UInt8], _ text: [UInt8], foldsCase: Bool) -> Bool {
    let pattern = pattern.last == ASCII.slash ? pattern + Array("**".utf8) : pattern
    return GlobCompiler.matches(pattern, text, foldsCase: foldsCase)
  }
}

/// git's forms of true and false.
enum GitBoolean {
  /// The value of a setting, where nil is a key that stands alone; nil if it is neither.
  static func parse(_ value: [UInt8]?) -> Bool? {
    guard let value else { return true }
    switch String(decoding: value.map(ASCII.lowercased), as: UTF8.self) {
    case "true", "yes", "on": return true
    case "false", "no", "off", "": return false
    case let text: return Int(text).map { $0 != 0 }
    }
  }
}

/// git's paths in settings: `~/`, `~user/` and `:(optional)`.
enum GitPathValue {
  /// The path meant; nil if it is optional and absent, or its user is unknown.
  static func expanded(_ value: [UInt8]) -> [UInt8]? {
    let mark = Array(":(optional)".utf8)
    if value.starts(with: mark) {
      guard let path = expanded(Array(value[mark.count...])),
        (try? FileAccess.status(of: path, followsLink: true)) != nil
      else { return nil }
      return path
    }
    guard value.first == UInt8(ascii: "~") else { return value }
    let user = value[1...].prefix { $0 != ASCII.slash }
    guard let home = user.isEmpty ? FileAccess.environment("HOME") : homeDirectory(of: user) else {
      return nil
    }
    return home + value[user.endIndex...]
  }

  private static func homeDirectory(of user: ArraySlice<UInt8>) -> [UInt8]? {
    FileAccess.withTerminated(Array(user)) { name in
      getpwnam(name).flatMap { entry in
        entry.pointee.pw_dir.map { FileAccess.bytes(ofTerminated: $0) }
      }
    }
  }
}

extension GlobCompiler {
  /// Whether one pattern matches one path; for patterns that are asked once.
  static func matches(_ pattern: [UInt8], _ text: [UInt8], foldsCase: Bool) -> Bool {
    var compiler = GlobCompiler()
    guard compiler.append(pattern[...], isAnchored: true, foldsCase: foldsCase) else {
      return false
    }
    return compiler.tokens.withUnsafeBufferPointer { tokens in
      compiler.sets.withUnsafeBufferPointer { sets in
        text.withUnsafeBufferPointer { text in
          GlobMatcher(tokens: tokens, sets: sets).matches(text)
        }
      }
    }
  }
}
