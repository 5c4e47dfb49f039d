import RepoMap
import TUI

/// The one line that a run leaves on standard error when it is done.
enum ClosingLine {
  /// In `width` columns, if it can be done without what matters least; `keptCount` files were known to the
  /// store.
  static func text(
    _ report: AnalysisReport, _ run: RunMeta, keptCount: Int, width: Int
  ) -> Line {
    let totals = report.analysis.totals
    let time = Duration.milliseconds(run.wallMilliseconds)
    var line: Line =
      "parsed \(.count(totals.files)) of \(.count(report.index.files.count)) files in \(.duration(time))"
    if report.failureCount > 0 { line += ", \(.count(report.failureCount)) failed" }
    var others: [Line] = [", \(.count(totals.identifiers)) identifiers"]
    if keptCount > 0 { others.append(", \(.count(keptCount)) from the cache") }
    others.append(", peak memory \(.byteSize(run.memory.peakBytes))")
    for part in others where line.width + part.width <= width { line += part }
    return line
  }

  /// Tells the time of ranking apart, which is what a request costs once all files are known.
  static func text(mapped corpus: RankingCorpus, in elapsed: Duration, ranking: Duration) -> Line {
    let parsed = corpus.files.count { $0.outcome == .parsed }
    return
      "parsed \(.count(parsed)) files in \(.duration(elapsed - ranking)), ranked \(.count(corpus.postingCount)) words of theirs in \(.count(Int(ranking / .milliseconds(1)))) ms"
  }

  static func text(files: Int, tags: Int, elapsed: Duration) -> Line {
    "\(.count(tags)) tags, \(.count(files)) parsed files, \(.duration(elapsed))"
  }

  static func text(_ repository: RepositoryGraph, elapsed: Duration) -> Line {
    let account = repository.account
    var line: Line =
      "\(.count(repository.graph.edgeCount)) edges between \(.count(repository.graph.nodeCount)) \(repository.level == .file ? "files" : "modules"); imports: \(.count(account.resolved)) resolved, \(.count(account.external)) external"
    if account.ambiguous > 0 { line += Line(", " + .count(account.ambiguous) + " ambiguous") }
    return line + Line("; " + .duration(elapsed))
  }

  static func text(_ result: RevisionComparison.Result, elapsed: Duration) -> Line {
    let diff = result.diff
    return
      "\(.count(diff.count(of: .added))) added, \(.count(diff.count(of: .removed))) removed, \(.count(diff.count(of: .changed))) changed, \(.count(diff.count(of: .moved))) moved in \(.count(result.changedFileCount)) files; \(.duration(elapsed))"
  }
}
