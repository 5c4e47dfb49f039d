import RepoMap
import Synchronization
import TUI

/// What is to be told of a run's times when all else is done: `--timings` and `--trace`.
struct TimingReport: Sendable {
  private let trace: RunTrace
  private let isTold: Bool
  private let traceFile: String?
  private let policy: TerminalPolicy

  private static let pending = Mutex<TimingReport?>(nil)

  /// Remembers what `options` ask for until the run ends.
  static func begin(_ trace: RunTrace, _ options: TerminalOptionGroup, _ policy: TerminalPolicy) {
    pending.withLock {
      $0 = TimingReport(
        trace: trace, isTold: options.timings, traceFile: options.trace, policy: policy)
    }
  }

  /// Tells it; to be called once, when the results are written.
  static func finish() throws {
    guard let report = pending.withLock({ $0.take() }) else { return }
    report.trace.finish()
    let timings = RunTimings(report.trace)
    if report.isTold {
      let width = min(report.policy.width - 1, 110)
      ErrorReport.writeLines(TimingsView(timings, glyphs: report.policy.glyphs).lines(width: width))
    }
    if let path = report.traceFile { try write(timings, to: path) }
  }

  private static func write(_ timings: RunTimings, to path: String) throws {
    let file = try ReplacementFile(path: path)
    do {
      try TraceEvents(timings).write { try file.writer.write($0) }
      try file.writer.flush()
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }
}
