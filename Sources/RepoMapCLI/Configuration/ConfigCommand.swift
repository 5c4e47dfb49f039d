internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Shows the configuration, or writes a file to begin with.",
    discussion: """
      The nearest of these wins: an option, a REPOMAP_ variable, the nearest .repomap.toml from the
      folder up to its repository's top, and config.toml in $XDG_CONFIG_HOME/repomap.

      EXAMPLES
        repomap config show --origin         every setting, and who set it
        repomap config init                  a commented file of your own
        repomap config init --repository     a .repomap.toml here
      """,
    subcommands: [ConfigShowCommand.self, ConfigInitCommand.self],
    defaultSubcommand: ConfigShowCommand.self
  )
}

struct ConfigShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Prints every setting that holds, as TOML.")

  @Argument(help: ArgumentHelp("The folder for which it is to hold.", valueName: "path"))
  var path = ByteArgument(".")

  @Flag(help: "Say behind each setting where it comes from.")
  var origin = false

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let output = OutputWriter()
    try output.write(json ? document(Settings.current) : text(Settings.current))
    try output.flush()
  }

  private func text(_ settings: Settings) -> [UInt8] {
    let policy = TerminalPolicy(facts: .current())
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    var lines: [Line] = []
    var table = ""
    for key in SettingKey.allCases {
      let names = key.rawValue.split(separator: ".").map(String.init)
      if names.count == 2, names[0] != table {
        table = names[0]
        lines += [Line(), "[\(SafeText(sanitizing: table))]"]
      }
      lines.append(line(key, name: names.last ?? key.rawValue, settings))
    }
    return lines.flatMap { encoder.encode($0) + [UInt8(ascii: "\n")] }
  }

  private func line(_ key: SettingKey, name: String, _ settings: Settings) -> Line {
    let set = settings.values[key]
    let value = set.map { $0.value.toml(key.rule) } ?? key.standard
    // What nothing sets and what has no fixed value is a comment, so that the output is valid TOML.
    let text = value.map { "\(name) = \($0)" } ?? "# \(name) is not set"
    guard origin else { return Line(SafeText(sanitizing: text)) }
    let place: SafeText =
      switch set?.origin {
      case nil, .standard: "built in"
      case .variable(let name): SafeText(sanitizing: name)
      case .file(let path): SafeText(path)
      }
    return Line(SafeText(sanitizing: text)).padded(toWidth: 36) + Line("  # ", .dim)
      + Line(place, .dim)
  }

  private func document(_ settings: Settings) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    for key in SettingKey.allCases {
      json.key(text: key.rawValue)
      json.beginObject()
      let set = settings.values[key]
      json.key("value")
      json.value(set.map { $0.value.toml(key.rule) } ?? key.standard ?? "")
      json.key("origin")
      switch set?.origin {
      case nil, .standard: json.value("built-in")
      case .variable(let name): json.value(name)
      case .file(let path): json.value(path: path[...])
      }
      json.endObject()
    }
    json.endObject()
    json.endLine()
    return json.bytes
  }
}

struct ConfigInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a configuration file in which everything is a comment.")

  @Flag(help: "Write .repomap.toml in this folder, instead of your own config.toml.")
  var repository = false

  @Flag(help: "Replace a file that is there.")
  var force = false

  func run() throws {
    let path = repository ? Array(Settings.repositoryFileName.utf8) : try userPath()
    guard force || !UserFolder(path: path).exists else {
      throw CommandError(
        what: "\(String(decoding: path, as: UTF8.self)) is there already",
        hint: "--force replaces it")
    }
    let file = try ReplacementFile(path: String(decoding: path, as: UTF8.self))
    try file.writer.write(Array(template.utf8))
    try file.writer.flush()
    try file.commit()
    let output = OutputWriter()
    try output.write(path + [UInt8(ascii: "\n")])
    try output.flush()
  }

  private func userPath() throws -> [UInt8] {
    guard let path = Settings.userPath, let folder = UserFolder.configuration else {
      throw CommandError(
        what: "there is no place for your configuration: neither HOME nor XDG_CONFIG_HOME is set",
        hint: "set one, or use --repository")
    }
    guard folder.create() else {
      throw CommandError(
        what: "cannot make the folder \(String(decoding: folder.path, as: UTF8.self))",
        hint: "make it yourself, or set XDG_CONFIG_HOME")
    }
    return path
  }

  private var template: String {
    var lines = ["# Settings of repomap; `repomap config show --origin` tells which hold."]
    var table = ""
    for key in SettingKey.allCases where !repository || key.isOpenToRepositories {
      let names = key.rawValue.split(separator: ".").map(String.init)
      if names.count == 2, names[0] != table {
        table = names[0]
        lines += ["", "[\(table)]"]
      }
      lines.append("")
      lines.append("# \(key.summary.prefix(1).uppercased())\(key.summary.dropFirst()).")
      lines.append("# \(names.last ?? "") = \(key.standard ?? key.example)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension SettingKey {
  /// A value for those that have none by themselves, as it is written in a file.
  fileprivate var example: String {
    switch self {
    case .jobs: "4"
    case .maxMemory, .budgetMemory: "\"512M\""
    case .cacheDirectory: "\"/var/cache/repomap\""
    case .budgetSeconds: "60"
    case .budgetHitRate: "98"
    default: "\"\""
    }
  }
}

extension SettingValue {
  /// The value as it is written in a file.
  fileprivate func toml(_ rule: SettingRule) -> String {
    switch self {
    case .integer(let number):
      if case .size = rule { Self.quoted(ByteSize(bytes: number).text) } else { "\(number)" }
    case .number(let number): "\(number)"
    case .boolean(let value): "\(value)"
    case .text(let text): Self.quoted(text)
    case .texts(let texts): "[" + texts.map(Self.quoted).joined(separator: ", ") + "]"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
