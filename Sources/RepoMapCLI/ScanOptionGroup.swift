internal import ArgumentParser
internal import FileScanning

/// The options of every command that scans a tree.
struct ScanOptionGroup: ParsableArguments {
  @Flag(inversion: .prefixedNo, help: "List names that begin with a dot; .git is never listed.")
  var hidden = true

  @Flag(
    name: .customLong("no-ignore"),
    help: "List ignored files too: read no .gitignore, .ignore or .repomapignore.")
  var noIgnore = false

  @Flag(
    name: .customLong("no-index"),
    help: "Do not read git's index: an ignored file is not listed even if it is tracked.")
  var noIndex = false

  @Flag(help: "Enter repositories and submodules inside the tree, each by its own rules.")
  var nested = false

  @Option(
    name: .customLong("include"), parsing: .singleValue,
    help: .init(
      "List only what matches GLOB, or lies below a folder that does; may be repeated.",
      valueName: "glob"))
  var includes: [ByteArgument] = []

  @Option(
    name: .customLong("exclude"), parsing: .singleValue,
    help: .init("Leave out what matches GLOB; may be repeated.", valueName: "glob"))
  var excludes: [ByteArgument] = []

  @Option(
    name: .customLong("files-from"),
    help: .init(
      "Take the files named in FILE, one a line, instead of scanning; - is standard input.",
      valueName: "file"))
  var filesFrom: ByteArgument?

  mutating func validate() throws {
    if filesFrom != nil && !(includes.isEmpty && excludes.isEmpty) {
      throw ValidationError("--files-from names the files: --include and --exclude cannot be used")
    }
  }

  /// The options as text: a listing of the same root by others has another.
  var listing: [UInt8] {
    let flags = [hidden, noIgnore, noIndex, nested].map {
      $0 ? UInt8(ascii: "1") : UInt8(ascii: "0")
    }
    let options = scanOptions
    return (options.includes.map { ("+", $0) } + options.excludes.map { ("-", $0) })
      .reduce(flags) { $0 + Array($1.0.utf8) + $1.1 + [0] }
  }

  /// The options as the scanner takes them.
  var scanOptions: ScanOptions {
    var options = ScanOptions()
    options.usesIgnoreFiles = !noIgnore
    options.readsIndex = !noIndex
    options.listsHidden = hidden
    options.entersNestedRepositories = nested
    // A list of files is taken as it is.
    guard filesFrom == nil else { return options }
    let settings = Settings.current
    options.includes = settings.texts(.include).map { Array($0.utf8) } + includes.map(\.bytes)
    options.excludes = settings.texts(.exclude).map { Array($0.utf8) } + excludes.map(\.bytes)
    return options
  }
}
