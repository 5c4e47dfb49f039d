/// What can be set in a configuration file or by an environment variable.
enum SettingKey: String, CaseIterable {
  case jobs
  case maxMemory = "max_memory"
  case maxFileSize = "max_file_size"
  case timeLimit = "time_limit"
  case parallelThreshold = "parallel_threshold"
  case include, exclude, languages
  case progress, color, monitoring
  case cacheDirectory = "cache.dir"
  case cacheMaximumSize = "cache.max_size"
  case cacheMaximumAge = "cache.max_age"
  case browseKeys = "browse.keys"
  case budgetSeconds = "budget.seconds"
  case budgetMemory = "budget.memory"
  case budgetHitRate = "budget.hit_rate"

  /// The values that it takes.
  var rule: SettingRule {
    switch self {
    case .jobs: .integer(1...512)
    case .maxMemory: .size(32 << 20...1 << 42)
    case .maxFileSize: .size(0...1 << 32)
    case .timeLimit: .number(0.01...3600)
    case .parallelThreshold: .integer(0...1_000_000)
    case .include, .exclude, .languages, .browseKeys: .texts
    case .progress: .choice(["auto", "always", "never", "plain", "json"])
    case .color: .choice(["auto", "always", "never"])
    case .monitoring: .boolean
    case .cacheDirectory: .text
    case .cacheMaximumSize: .size(1 << 20...1 << 42)
    case .cacheMaximumAge: .integer(0...100_000)
    case .budgetSeconds: .number(0...1_000_000)
    case .budgetMemory: .size(1 << 20...1 << 42)
    case .budgetHitRate: .number(0...100)
    }
  }

  /// Whether a repository's own file may set it.
  ///
  /// The cache is the user's: a repository may neither move it nor have it emptied. So are the keys.
  var isOpenToRepositories: Bool {
    switch self {
    case .cacheDirectory, .cacheMaximumSize, .cacheMaximumAge, .browseKeys: false
    default: true
    }
  }

  /// The environment variable that sets it: `REPOMAP_CACHE_MAX_SIZE` for `cache.max_size`.
  var variable: String {
    "REPOMAP_" + rawValue.uppercased().map { $0 == "." ? "_" : String($0) }.joined()
  }

  /// What it is, for people.
  var summary: String {
    switch self {
    case .jobs: "files parsed at the same time"
    case .maxMemory: "memory that a run may take, all its processes together"
    case .maxFileSize: "files over this size are not parsed"
    case .timeLimit: "processor time that one file may take to parse, in seconds"
    case .parallelThreshold: "below so many files to parse, one worker process does it all"
    case .include: "list only what matches one of these globs"
    case .exclude: "leave out what matches one of these globs"
    case .languages: "languages of files by glob, as in \"perl=*.cgi\""
    case .progress: "progress on standard error"
    case .color: "colour"
    case .monitoring: "watch memory while a run goes on"
    case .cacheDirectory: "folder of the cache"
    case .cacheMaximumSize: "size that the cache is kept under"
    case .cacheMaximumAge: "days after which what was not used is forgotten"
    case .browseKeys: "keys of `browse` besides its own, as in \"x=mark\""
    case .budgetSeconds: "`stats` alerts when a run takes longer"
    case .budgetMemory: "`stats` alerts when a run takes more memory"
    case .budgetHitRate:
      "`stats` alerts when a smaller share of files came from the cache, in per cent"
    }
  }

  /// What holds where it is not set, as it is written in a file; nil where nothing holds.
  var standard: String? {
    switch self {
    case .maxFileSize: "\"1M\""
    case .timeLimit: "5.0"
    case .parallelThreshold: "32"
    case .include, .exclude, .languages, .browseKeys: "[]"
    case .progress, .color: "\"auto\""
    case .monitoring: "true"
    case .cacheMaximumSize: "\"2G\""
    case .cacheMaximumAge: "90"
    case .jobs, .maxMemory, .cacheDirectory, .budgetSeconds, .budgetMemory, .budgetHitRate: nil
    }
  }
}

/// The values that a setting takes.
enum SettingRule {
  case integer(ClosedRange<Int>)
  /// Bytes, as a number or as `"64M"`.
  case size(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  case boolean
  case choice([String])
  case text
  case texts

  /// The rule in words.
  var text: String {
    switch self {
    case .integer(let range): "takes \(range.lowerBound) to \(range.upperBound)"
    case .size(let range):
      "takes a size from \(ByteSize(bytes: range.lowerBound).text) to \(ByteSize(bytes: range.upperBound).text), as 500K or 2M"
    case .number(let range): "takes \(range.lowerBound) to \(range.upperBound)"
    case .boolean: "takes true or false"
    case .choice(let words): "takes \(words.joined(separator: ", "))"
    case .text: "takes a text"
    case .texts: "takes a list of texts"
    }
  }

  /// The value, if the rule allows it.
  func checked(_ value: SettingValue) -> SettingValue? {
    switch (self, value) {
    case (.integer(let range), .integer(let number)) where range.contains(number): value
    case (.size(let range), .integer(let number)) where range.contains(number): value
    case (.size(let range), .text(let text)):
      ByteSize(argument: text).flatMap { range.contains($0.bytes) ? .integer($0.bytes) : nil }
    case (.number(let range), .number(let number)) where range.contains(number): value
    case (.number(let range), .integer(let number)) where range.contains(Double(number)):
      .number(Double(number))
    case (.boolean, .boolean): value
    case (.choice(let words), .text(let text)) where words.contains(text): value
    case (.text, .text(let text)) where !text.isEmpty: value
    case (.texts, .texts): value
    default: nil
    }
  }

  /// The value that an environment variable's text stands for; lists are separated by commas.
  func value(ofText text: String) -> SettingValue? {
    let value: SettingValue? =
      switch self {
      case .integer: Int(text).map(SettingValue.integer)
      case .number: Double(text).map(SettingValue.number)
      case .boolean: Self.boolean(text).map(SettingValue.boolean)
      case .size, .choice, .text: .text(text)
      case .texts: .texts(text.split(separator: ",").map(String.init))
      }
    return value.flatMap(checked)
  }

  private static func boolean(_ text: String) -> Bool? {
    switch text {
    case "1", "true": true
    case "0", "false": false
    default: nil
    }
  }
}

/// A setting's value, sizes as integers.
enum SettingValue: Equatable {
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case text(String)
  case texts([String])
}
