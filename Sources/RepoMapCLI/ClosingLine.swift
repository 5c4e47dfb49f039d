import RepoMap
import TUI

/// The one line that a run leaves on standard error when it is done.
enum ClosingLine {
  static func text(_ report: AnalysisReport, _ run: RunMeta) -> Line {
    let totals = report.analysis.totals
    var line: Line =
      "parsed \(.count(totals.files)) of \(.count(report.index.files.count)) files in \(.duration(.milliseconds(run.wallMilliseconds))), peak memory \(.byteSize(run.memory.peakBytes))"
    if report.failureCount > 0 {
      line += Line("; \(.count(report.failureCount)) failed")
    }
    return line
  }

  static func text(files: Int, tags: Int, elapsed: Duration) -> Line {
    "\(.count(tags)) tags, \(.count(files)) parsed files, \(.duration(elapsed))"
  }
}
