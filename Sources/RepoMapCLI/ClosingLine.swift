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

  /// Tells the time of ranking apart, which is what a request costs once all files are known.
  static func text(mapped corpus: RankingCorpus, in elapsed: Duration, ranking: Duration) -> Line {
    let parsed = corpus.files.count { $0.outcome == .parsed }
    return
      "parsed \(.count(parsed)) files in \(.duration(elapsed - ranking)), ranked \(.count(corpus.postingCount)) words of theirs in \(.duration(ranking))"
  }

  static func text(files: Int, tags: Int, elapsed: Duration) -> Line {
    "\(.count(tags)) tags, \(.count(files)) parsed files, \(.duration(elapsed))"
  }
}
