import FileScanning
import RepoMap
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a setting's value comes from.
enum SettingOrigin: Equatable {
  case standard
  case file([UInt8])
  case variable(String)

  /// The file's path or the variable's name.
  var place: [UInt8] {
    switch self {
    case .standard: []
    case .file(let path): path
    case .variable(let name): Array(name.utf8)
    }
  }
}

/// What configuration files and environment say.
///
/// The nearest of these that sets a key wins: command line, `REPOMAP_*`, the nearest `.repomap.toml`
/// from the folder asked for up to its repository's top, the user's `config.toml`.
struct Settings {
  private(set) var values: [SettingKey: (value: SettingValue, origin: SettingOrigin)] = [:]
  /// The files that were read, the user's first.
  private(set) var files: [[UInt8]] = []
  private(set) var problems: [(place: [UInt8], what: String)] = []

  /// Those of this process; empty until the command line has been read.
  static var current: Settings { loaded.withLock { $0 } }

  private static let loaded = Mutex(Settings())

  /// Reads the configuration that holds for `folder` and makes it this process's.
  static func load(for folder: [UInt8]) {
    let settings = Settings(
      user: userFile, repository: repositoryFile(of: folder), environment: environment)
    loaded.withLock { $0 = settings }
  }

  private init() {}

  init(
    user: ConfigurationFile?, repository: ConfigurationFile?, environment: (String) -> String?
  ) {
    for file in [user, repository].compactMap(\.self) {
      files.append(file.path)
      for (key, value) in file.values { values[key] = (value, .file(file.path)) }
      problems += file.problems.map { (file.path, $0) }
    }
    for key in SettingKey.allCases {
      guard let text = environment(key.variable), !text.isEmpty else { continue }
      if let value = key.rule.value(ofText: text) {
        values[key] = (value, .variable(key.variable))
      } else {
        problems.append((Array(key.variable.utf8), key.rule.text))
      }
    }
    dropUnknownLanguages()
  }

  /// Choices of languages that mean none are problems, and the others hold.
  private mutating func dropUnknownLanguages() {
    guard case (.texts(let texts), let origin)? = values[.languages] else { return }
    let known = texts.filter { LanguageChoice(argument: $0)?.isValid == true }
    values[.languages] = (.texts(known), origin)
    for text in texts where !known.contains(text) {
      let what = "'languages': no language and glob in '\(text)'; write it as perl=*.cgi"
      problems.append((origin.place, what))
    }
  }

  /// The user's own file, whether it is there or not; nil without a home.
  static var userPath: [UInt8]? {
    UserFolder.configuration?.folder("config.toml").path
  }

  static let repositoryFileName = ".repomap.toml"

  private static var userFile: ConfigurationFile? {
    userPath.flatMap { ConfigurationFile(path: $0, owner: .user) }
  }

  /// The nearest file from `folder` upwards, as far as the folder that holds `.git`.
  ///
  /// Outside of a repository only `folder` itself is looked into.
  private static func repositoryFile(of folder: [UInt8]) -> ConfigurationFile? {
    guard let start = folder.absolutePath else { return nil }
    var nearest: ConfigurationFile?
    var path = start
    while true {
      if nearest == nil {
        nearest = ConfigurationFile(
          path: UserFolder(path: path).folder(repositoryFileName).path, owner: .repository)
        if path == start, nearest != nil { return nearest }
      }
      if UserFolder(path: path).folder(".git").exists { return nearest }
      guard let slash = path.lastIndex(of: UInt8(ascii: "/")), slash > 0 else { return nil }
      path = Array(path[..<slash])
    }
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  // MARK: - Values

  /// Size and age that the cache is kept within.
  var cacheLimitInBytes: Int {
    integer(.cacheMaximumSize) ?? CacheUpkeep.standardLimitInBytes
  }

  var cacheMaximumAgeInDays: Int {
    integer(.cacheMaximumAge) ?? CacheUpkeep.standardMaximumAgeInDays
  }

  func integer(_ key: SettingKey) -> Int? {
    if case .integer(let value)? = values[key]?.value { value } else { nil }
  }

  func number(_ key: SettingKey) -> Double? {
    if case .number(let value)? = values[key]?.value { value } else { nil }
  }

  func boolean(_ key: SettingKey) -> Bool? {
    if case .boolean(let value)? = values[key]?.value { value } else { nil }
  }

  func text(_ key: SettingKey) -> String? {
    if case .text(let value)? = values[key]?.value { value } else { nil }
  }

  func texts(_ key: SettingKey) -> [String] {
    if case .texts(let value)? = values[key]?.value { value } else { [] }
  }
}
