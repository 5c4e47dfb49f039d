internal import ArgumentParser
import RepoMap
import TagStore
import TreeSitter

/// How files are parsed: the options that `analyze` and `tags` share.
struct ExtractionOptionGroup: ParsableArguments {
  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "Files parsed at the same time (default: the processors this process may use).")
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Do not parse files over this size, as 500K or 2M (default: 1M).", valueName: "size"))
  var maxFileSize: ByteSize?

  @Option(
    help: ArgumentHelp(
      "Processor time that one file may take to parse (default: 5).", valueName: "seconds"))
  var timeLimit: Double?

  @Option(
    help: ArgumentHelp(
      "Memory that the run may take, all its processes together, as 256M (default: no limit).",
      valueName: "size"))
  var maxMemory: ByteSize?

  @OptionGroup var cache: CacheOptionGroup

  @Option(
    name: .customLong("language"), parsing: .singleValue,
    help: ArgumentHelp(
      "Parse files that match GLOB as that language (`none`: not at all); may be repeated.",
      valueName: "name=glob"))
  var languages: [LanguageChoice] = []

  @OptionGroup var queries: QueryOptionGroup

  func validate() throws {
    for choice in languages { _ = try choice.override(queries.grammars.language) }
    try queries.checkGrammars()
    if let jobs, !(1...512).contains(jobs) { throw ValidationError("--jobs takes 1 to 512") }
    if let maxMemory, maxMemory.bytes < 32 << 20 {
      throw ValidationError("--max-memory takes 32M or more: the program itself needs 20")
    }
    if let timeLimit, !(0.01...3600).contains(timeLimit) {
      throw ValidationError("--time-limit takes 0.01 to 3600 seconds")
    }
  }

  /// What decides a file's outcome beside its content, as text: limits, choices, and the program, whose
  /// rules for telling languages change from build to build.
  var recipe: [UInt8] {
    let program = "\(Version.text) \(WorkerEntryPoint.executableFingerprint)"
    let arena = memory.arenaLimitInBytes
    let limits = Array("\(maximumByteCount) \(secondsPerFile) \(arena) \(program)".utf8)
    return languageChoices.reduce(limits) { $0 + [0] + $1.text }
  }

  /// Worker processes, where memory allows.
  var wantedJobs: Int { jobs ?? Settings.current.integer(.jobs) ?? AvailableProcessors.count }

  /// The ceiling asked for, or that of the control group where that is lower.
  var memory: MemoryShares {
    let asked = maxMemory?.bytes ?? Settings.current.integer(.maxMemory)
    let ceilings = [asked, AvailableMemory.limitInBytes].compactMap(\.self)
    return MemoryShares(ceilingInBytes: ceilings.min())
  }

  private var maximumByteCount: Int {
    maxFileSize?.bytes ?? Settings.current.integer(.maxFileSize) ?? 1 << 20
  }

  private var secondsPerFile: Double { timeLimit ?? Settings.current.number(.timeLimit) ?? 5 }

  /// Those of the command line behind the configured ones: the last that fits a file decides.
  private var languageChoices: [LanguageChoice] {
    Settings.current.texts(.languages).compactMap(LanguageChoice.init) + languages
  }

  /// A mapper that asks `store` first, if there is one; `listing` tells which files of a root are meant.
  func mapper(
    _ detail: TagDetail, observer: any MappingObserver, store: TagStore?, listing: [UInt8]
  ) -> RepoMapper {
    let cache = store.map {
      ExtractionCache(
        store: $0, listing: listing, recipe: recipe, queries: queries.loaded,
        limitInBytes: Settings.current.cacheLimitInBytes,
        maximumAgeInDays: Settings.current.cacheMaximumAgeInDays)
    }
    return RepoMapper(
      options: options(detail: cache == nil ? detail : .stored), observer: observer, cache: cache)
  }

  func options(detail: TagDetail) -> ExtractionOptions {
    var options = ExtractionOptions(
      jobs: wantedJobs,
      maximumByteCount: maximumByteCount,
      timeLimitInMicroseconds: Int(secondsPerFile * 1_000_000), detail: detail,
      workerCommand: WorkerEntryPoint.command)
    // Those that were tried when they were read; a file of settings loads no grammar.
    options.languageOverrides = languageChoices.compactMap {
      try? $0.override(Language.init(name:))
    }
    options.memory = memory
    options.parallelThreshold = Settings.current.integer(.parallelThreshold) ?? 32
    options.queries = queries.loaded
    return options
  }
}

/// A size as people type it: a number with an optional K, M or G (powers of 1,024).
struct ByteSize: ExpressibleByArgument {
  let bytes: Int

  init(bytes: Int) {
    self.bytes = bytes
  }

  init?(argument: String) {
    var digits = argument.uppercased()
    if digits.hasSuffix("IB") {
      digits.removeLast(2)
    } else if digits.hasSuffix("B") {
      digits.removeLast()
    }
    let units: [Character: Int] = ["K": 10, "M": 20, "G": 30]
    let shift = digits.last.flatMap { units[$0] }
    if shift != nil { digits.removeLast() }
    guard let number = Int(digits), number >= 0, number < 1 << 32 else { return nil }
    bytes = number << (shift ?? 0)
  }

  var defaultValueDescription: String { text }

  /// The size as people type it.
  var text: String {
    for (shift, unit) in [(30, "G"), (20, "M"), (10, "K")]
    where bytes > 0 && bytes % (1 << shift) == 0 {
      return "\(bytes >> shift)\(unit)"
    }
    return "\(bytes)"
  }
}
