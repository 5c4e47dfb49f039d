/// Everything that a report of one run is written from.
package struct AnalysisReport: Sendable {
  package let index: TagIndex
  package let analysis: Analysis
  /// Entries that the ignore rules kept out; a folder that was not entered counts as one.
  package let ignoredCount: Int
  /// FIFOs, sockets and devices, which are never listed.
  package let specialFileCount: Int
  /// What went wrong while scanning, one line each.
  package let scanDiagnostics: [ScanProblem]
  /// Facts of this very run; nil leaves the report the same for every run.
  package var meta: RunMeta?

  /// A path and what is wrong with it, in words.
  package struct ScanProblem: Sendable {
    package let path: [UInt8]
    package let message: String

    package init(path: [UInt8], message: String) {
      self.path = path
      self.message = message
    }
  }

  package init(
    index: TagIndex, analysis: Analysis, ignoredCount: Int, specialFileCount: Int,
    scanDiagnostics: [ScanProblem], meta: RunMeta? = nil
  ) {
    self.index = index
    self.analysis = analysis
    self.ignoredCount = ignoredCount
    self.specialFileCount = specialFileCount
    self.scanDiagnostics = scanDiagnostics
    self.meta = meta
  }

  /// Files whose bytes should have been parsed and were not.
  package var failureCount: Int {
    FileOutcome.allCases.filter(\.isFailure).reduce(0) { $0 + analysis.count(of: $1) }
  }

  /// Whether nothing was parsed although there are files of known languages: never a success.
  package var parsedNothingOfSomething: Bool {
    analysis.count(of: .parsed) == 0
      && index.files.contains { $0.language != nil || $0.outcome.isFailure }
  }
}

/// What differs from run to run, shown only when asked for.
package struct RunMeta: Sendable {
  package var programVersion: String
  package var root: [UInt8]
  package var wallMilliseconds: Int
  package var jobs: Int
  package var memory: MemoryUse

  package init(
    programVersion: String, root: [UInt8], wallMilliseconds: Int, jobs: Int, memory: MemoryUse
  ) {
    self.programVersion = programVersion
    self.root = root
    self.wallMilliseconds = wallMilliseconds
    self.jobs = jobs
    self.memory = memory
  }
}
