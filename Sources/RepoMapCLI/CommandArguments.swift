/// The command line as the parser takes it.
enum CommandArguments {
  /// Gives `--changed` its value where it has none: the parser knows no option that may go without.
  static func completed(_ arguments: [String]) -> [String] {
    let options = arguments.prefix { $0 != "--" }
    return options.map { $0 == "--changed" ? "--changed=HEAD" : $0 }
      + arguments.dropFirst(options.count)
  }
}
