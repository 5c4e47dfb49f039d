import FileScanning
import RepoMap
import TagStore

/// What `stats` tells of one run.
struct RunFacts {
  let stages: [MemoryMonitor.Stage]
  let listing: Pipeline.Listing
  let report: AnalysisReport
  let run: RunMeta
  let account: RunAccount
  let timings: RunTimings?
  let ceilingInBytes: Int?
  let store: StoreFacts?
  let history: RunHistory?
  let budget: RunBudget

  var ignoreCache: IgnoreCacheStatistics { listing.result.statistics }
  var ignoreHitRate: Double {
    Double(ignoreCache.hits) / Double(max(1, ignoreCache.lookups))
  }
  var seconds: Double { max(1e-3, Double(run.wallMilliseconds) / 1000) }
  var processorSeconds: Double { Double(ProcessorTime.milliseconds) / 1000 }

  /// Files with tags, and those of them whose tags were kept.
  var taggedCount: Int { report.analysis.totals.files }
  var keptCount: Int { max(0, taggedCount - account.parsedCount) }
  /// Share of files whose tags were kept, in per cent.
  var hitRate: Double { 100 * Double(keptCount) / Double(max(1, taggedCount)) }

  var peakBytes: Int { run.memory.peakBytes }

  /// What the structures took when they were fullest.
  var structureBytes: Int { account.structures.reduce(0) { $0 + $1.costInBytes } }

  var alerts: [RunBudget.Alert] {
    budget.alerts(seconds: seconds, peakBytes: peakBytes, hitRate: hitRate)
  }
}

/// What is known of the store after a run.
struct StoreFacts {
  let fileBytes: Int
  let entryCount: Int
  let entryBytes: Int
  let limitInBytes: Int
  /// Of this process.
  let statistics: TagStore.Statistics

  init?(_ store: TagStore) {
    guard let status = store.status() else { return nil }
    fileBytes = status.fileBytes
    entryCount = status.payloads
    entryBytes = status.payloadBytes
    limitInBytes = Settings.current.cacheLimitInBytes
    statistics = store.statistics
  }
}
