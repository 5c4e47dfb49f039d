/// The command line as the parser takes it.
enum CommandArguments {
  /// Gives `--changed` its value where it has none, and `--fields` the value `?` where none follows:
  /// the parser knows no option that may go without.
  static func completed(_ arguments: [String]) -> [String] {
    let options = Array(arguments.prefix { $0 != "--" })
    let completed = options.enumerated().map { position, option in
      switch option {
      case "--changed": return "--changed=HEAD"
      case "--fields":
        let next = options.dropFirst(position + 1).first
        return next.map { $0.hasPrefix("-") } ?? true ? "--fields=?" : option
      default: return option
      }
    }
    return completed + arguments.dropFirst(options.count)
  }

  /// Whether these arguments, right or wrong, ask for JSON on standard output.
  static func askForJSON(_ arguments: [String]) -> Bool {
    let options = Array(arguments.prefix { $0 != "--" })
    let formats = options.enumerated().compactMap { position, option -> String? in
      if option == "--format", position + 1 < options.count { return options[position + 1] }
      return option.hasPrefix("--format=") ? String(option.dropFirst("--format=".count)) : nil
    }
    return options.contains("--json") || formats.contains("json") || formats.contains("ndjson")
  }
}
