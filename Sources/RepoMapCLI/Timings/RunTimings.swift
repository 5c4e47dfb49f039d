import RepoMap
import TreeSitter

/// What a run's trace comes to.
struct RunTimings {
  let stages: [RunTrace.Span]
  let parts: [RunTrace.Span]
  let files: [RunTrace.FileSpan]
  let counts = SystemCounts.current

  init(_ trace: RunTrace) {
    stages = trace.stages
    parts = trace.parts
    files = trace.files
  }

  /// Files of one language, and what they took in worker processes.
  struct LanguageTime {
    /// Nil for files of no known language.
    let language: Language?
    var fileCount = 0
    var byteCount = 0
    var duration: UInt64 = 0
  }

  /// Those that took longest first.
  var languages: [LanguageTime] {
    var byLanguage: [Language?: LanguageTime] = [:]
    for file in files {
      var time = byLanguage[file.language] ?? LanguageTime(language: file.language)
      time.fileCount += 1
      time.byteCount += file.byteCount
      time.duration += file.duration
      byLanguage[file.language] = time
    }
    return byLanguage.values.sorted {
      ($1.duration, $0.language?.name ?? "") < ($0.duration, $1.language?.name ?? "")
    }
  }

  /// The files that took longest, longest first.
  func slowestFiles(_ count: Int) -> [RunTrace.FileSpan] {
    let sorted = files.sorted {
      $0.duration != $1.duration
        ? $0.duration > $1.duration : $0.path.lexicographicallyPrecedes($1.path)
    }
    return Array(sorted.prefix(count))
  }

  var wallTime: UInt64 { stages.reduce(0) { $0 + $1.duration } }
  var processorTime: UInt64 { stages.reduce(0) { $0 + $1.processorTime } }
  var parsedBytes: Int { files.reduce(0) { $0 + $1.byteCount } }
  /// Of all files, in worker processes.
  var fileTime: UInt64 { files.reduce(0) { $0 + $1.duration } }
  var workerCount: Int { Set(files.map(\.process)).count }

  /// How much of the time in which files were extracted the worker processes had work, 0 to 1; nil
  /// without any.
  var workerUse: Double? {
    let span = stages.filter { $0.name.description == "extracting" }.reduce(0) { $0 + $1.duration }
    guard workerCount > 0, span > 0 else { return nil }
    return min(1, Double(fileTime) / Double(span * UInt64(workerCount)))
  }
}

extension UInt64 {
  /// Nanoseconds as a duration.
  var nanoseconds: Duration { .nanoseconds(Int64(clamping: self)) }
}
