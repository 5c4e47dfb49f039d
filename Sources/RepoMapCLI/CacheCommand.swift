internal import ArgumentParser
import FileScanning
import RepoMap
import TUI
import TagStore

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Shows and mends what is kept on disk between runs.",
    discussion: """
      Tags are kept by the content of files, in one file of the user's cache folder. Removing it costs
      time and nothing else.

      EXAMPLES
        repomap cache status
        repomap cache warm ~/src/linux       parse now, so that later commands need not
        repomap cache verify                 parse again, and compare with what is kept
        repomap cache prune --max-size 500M
      """,
    subcommands: [
      CacheStatusCommand.self, CachePathCommand.self, CacheClearCommand.self,
      CachePruneCommand.self, CacheVerifyCommand.self, CacheWarmCommand.self,
    ],
    defaultSubcommand: CacheStatusCommand.self
  )
}

extension CacheOptionGroup {
  /// The store, which must be there to be asked for.
  func openedStore() throws(CommandError) -> TagStore {
    guard let store = openStore() else {
      throw CommandError(
        what: "there is no place for a cache: neither HOME nor XDG_CACHE_HOME is set",
        hint: "name one with --cache-dir")
    }
    guard store.isOpen else {
      let problem = store.takeProblems().first
      throw CommandError(
        what: (problem?.message ?? "cache not used") + ": "
          + String(decoding: store.directory.path, as: UTF8.self),
        hint: "name another place with --cache-dir")
    }
    return store
  }
}

struct CachePathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Prints the folder that holds the cache.")

  @OptionGroup var cache: CacheOptionGroup

  func run() throws {
    let output = OutputWriter()
    try output.write((cache.directory?.path ?? []) + [UInt8(ascii: "\n")])
    try output.flush()
  }
}

struct CacheStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Says what the cache holds.")

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var cache: CacheOptionGroup

  func run() throws {
    let store = try cache.openedStore()
    guard let status = store.status() else {
      throw CommandError(
        what: "the cache cannot be read", hint: "`repomap cache clear` begins it anew")
    }
    let output = OutputWriter()
    try output.write(json ? document(store, status) : text(store, status))
    try output.flush()
  }

  private func text(_ store: TagStore, _ status: StoreStatus) -> [UInt8] {
    let policy = TerminalPolicy(facts: .current())
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    let rows: [(SafeText, Line)] = [
      ("Folder", Line(SafeText(store.directory.path))),
      (
        "Size",
        "\(.byteSize(status.fileBytes)) of at most \(.byteSize(Settings.current.cacheLimitInBytes))"
      ),
      ("Files", "tags of \(.count(status.payloads)), \(.byteSize(status.payloadBytes))"),
      ("Folders", "\(.count(status.roots)) remembered, \(.byteSize(status.indexBytes))"),
    ]
    return rows.flatMap {
      encoder.encode(Line($0, .dim).padded(toWidth: 10) + $1) + [UInt8(ascii: "\n")]
    }
  }

  private func document(_ store: TagStore, _ status: StoreStatus) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("path")
    json.value(path: store.directory.path[...])
    for (key, value) in [
      ("fileBytes", status.fileBytes), ("files", status.payloads),
      ("payloadBytes", status.payloadBytes), ("folders", status.roots),
      ("indexBytes", status.indexBytes), ("limitBytes", Settings.current.cacheLimitInBytes),
    ] as [(StaticString, Int)] {
      json.key(key)
      json.value(value)
    }
    json.endObject()
    json.endLine()
    return json.bytes
  }
}

struct CacheClearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Removes everything that is kept.")

  @OptionGroup var cache: CacheOptionGroup

  func run() throws {
    try cache.openedStore().clear()
  }
}

struct CachePruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Removes what has not been used for long, and what is over the size limit.",
    discussion: """
      It happens by itself when the cache has outgrown 2G; files that a remembered folder still holds go
      last.
      """)

  @Option(
    help: ArgumentHelp(
      "Bring the cache to four fifths of this (default: as configured, else 2G).",
      valueName: "size"))
  var maxSize: ByteSize?

  @Option(
    help: ArgumentHelp(
      "Forget what was not used for so long (default: as configured, else 90).",
      valueName: "days"))
  var maxAge: Int?

  @OptionGroup var cache: CacheOptionGroup

  func validate() throws {
    if let maxAge, !(0...100_000).contains(maxAge) {
      throw ValidationError("--max-age takes 0 to 100000 days")
    }
  }

  func run() throws {
    let store = try cache.openedStore()
    let upkeep = CacheUpkeep(
      store, limitInBytes: maxSize?.bytes ?? Settings.current.cacheLimitInBytes,
      maximumAgeInDays: maxAge ?? Settings.current.cacheMaximumAgeInDays)
    let removed = upkeep.prune().count
    let policy = TerminalPolicy(facts: .current())
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    let output = OutputWriter()
    let line: Line =
      "tags of \(.count(removed)) files removed, \(.byteSize(store.fileBytes)) are left"
    try output.write(encoder.encode(line) + [UInt8(ascii: "\n")])
    try output.flush()
  }
}

struct CacheWarmCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "warm", abstract: "Parses a folder now, so that later commands need not.")

  @Argument(help: ArgumentHelp("The folder to parse.", valueName: "path"))
  var path = ByteArgument(".")

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func run() async throws {
    _ = try extraction.cache.openedStore()
    let session = try RunSession(terminal)
    let pipeline = Pipeline(session: session, scan: scan, extraction: extraction)
    let index = try await pipeline.index(try pipeline.scan(path), nameLimit: 100)
    let tags = index.files.reduce(0) { $0 + $1.counts.sum }
    session.finish(
      closingLine: ClosingLine.text(
        files: index.files.filter { $0.outcome == .parsed }.count, tags: tags,
        elapsed: session.elapsed))
  }
}

struct CacheVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Parses a folder's files again and compares with what is kept; exit 1 if any differ.")

  @Argument(help: ArgumentHelp("The folder to verify.", valueName: "path"))
  var path = ByteArgument(".")

  @Option(help: ArgumentHelp("Parse every so manieth file only.", valueName: "count"))
  var every = 1

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func validate() throws {
    guard every > 0 else { throw ValidationError("--every takes 1 or more") }
  }

  func run() async throws {
    _ = try extraction.cache.openedStore()
    let session = try RunSession(terminal)
    let pipeline = Pipeline(session: session, scan: scan, extraction: extraction)
    let listing = try pipeline.scan(path)
    let result = try await CacheVerification(
      cached: pipeline.mapper(.stored), fresh: pipeline.mapper(.stored, usesCache: false)
    ).run(listing.result.files, root: listing.root, every: every)
    for path in result.differing { session.warn(Line("differs: ") + Line(SafeText(path))) }
    session.finish(closingLine: "tags of \(.count(result.comparedCount)) files compared")
    guard result.differing.isEmpty else {
      throw CommandError(
        what: "\(result.differing.count) files have other tags than the cache says",
        hint: "`repomap cache clear` begins it anew", status: ExitStatus.negative)
    }
  }
}
