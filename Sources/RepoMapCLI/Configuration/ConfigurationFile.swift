import RepoMap
internal import TOMLKit

/// One TOML file of settings, checked key by key.
struct ConfigurationFile {
  /// Whose file it is, which decides what it may set.
  enum Owner {
    case user, repository
  }

  let path: [UInt8]
  let owner: Owner
  private(set) var values: [SettingKey: SettingValue] = [:]
  /// What is wrong with it, a sentence each; what is not named here holds.
  private(set) var problems: [String] = []

  /// Larger files are not read; nobody writes such a one by hand.
  private static let sizeLimitInBytes = 1 << 20

  /// Reads the file at `path`; nil where there is none.
  init?(path: [UInt8], owner: Owner) {
    guard path.isRegularFile else { return nil }
    self.path = path
    self.owner = owner
    guard let text = WholeFile.read(path), text.count <= Self.sizeLimitInBytes else {
      problems = ["it cannot be read, or is over 1 MiB"]
      return
    }
    do {
      read(try TOMLTable(string: String(decoding: text, as: UTF8.self)), prefix: "")
    } catch let error as TOMLParseError {
      problems = ["line \(error.source.begin.line): \(error.description)"]
    } catch {
      problems = ["\(error)"]
    }
  }

  private mutating func read(_ table: TOMLTable, prefix: String) {
    for name in table.keys.sorted() {
      guard let value = table[name] else { continue }
      if prefix.isEmpty, Self.tableNames.contains(name), let inner = value.table {
        read(inner, prefix: name + ".")
      } else {
        set(prefix + name, Self.value(value))
      }
    }
  }

  private static let tableNames = Set(
    SettingKey.allCases.compactMap { key in
      key.rawValue.split(separator: ".").count == 2
        ? key.rawValue.split(separator: ".").first.map(String.init) : nil
    })

  private mutating func set(_ name: String, _ value: SettingValue?) {
    guard let key = SettingKey(rawValue: name) else {
      let nearest = NearestWord.of(name, in: SettingKey.allCases.map(\.rawValue))
      problems.append(
        "unknown key '\(name)'" + (nearest.map { ", did you mean '\($0)'?" } ?? ""))
      return
    }
    guard owner == .user || key.isOpenToRepositories else {
      problems.append("'\(name)' cannot be set by a repository's own file")
      return
    }
    guard let value = value.flatMap(key.rule.checked) else {
      problems.append("'\(name)' \(key.rule.text)")
      return
    }
    values[key] = value
  }

  private static func value(_ value: any TOMLValueConvertible) -> SettingValue? {
    switch value.type {
    case .int: value.int.map(SettingValue.integer)
    case .double: value.double.map(SettingValue.number)
    case .bool: value.bool.map(SettingValue.boolean)
    case .string: value.string.map(SettingValue.text)
    case .array:
      value.array.flatMap { array in
        let texts = array.compactMap(\.string)
        return texts.count == array.count ? .texts(texts) : nil
      }
    default: nil
    }
  }
}
