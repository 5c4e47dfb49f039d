/// Everything that a report of one run is written from.
package struct AnalysisReport: Sendable {
  package let index: TagIndex
  package let analysis: Analysis
  /// What the scan did not list.
  package let scan: ScanAccount
  /// Facts of this very run; nil leaves the report the same for every run.
  package var meta: RunMeta?

  package init(
    index: TagIndex, analysis: Analysis, scan: ScanAccount, meta: RunMeta? = nil
  ) {
    self.index = index
    self.analysis = analysis
    self.scan = scan
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

/// What a scan met and did not list, so that nothing is left out in silence.
package struct ScanAccount: Sendable {
  /// A path and what is wrong with it, in words.
  package struct Problem: Sendable {
    package let path: [UInt8]
    package let message: String

    package init(path: [UInt8], message: String) {
      self.path = path
      self.message = message
    }
  }

  /// Entries that the ignore rules kept out; a folder that was not entered counts as one.
  package var ignored = 0
  /// FIFOs, sockets and devices.
  package var special = 0
  /// Hidden entries, where hidden names were not asked for.
  package var hidden = 0
  /// Files that no `--include` matched.
  package var notIncluded = 0
  /// Repositories inside the tree that were not entered, relative to the root.
  package var nestedRepositories: [[UInt8]] = []
  /// What could not be read.
  package var problems: [Problem] = []

  package init() {}
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
