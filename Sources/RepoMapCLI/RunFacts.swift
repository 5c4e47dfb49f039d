import FileScanning
import RepoMap
import TUI

/// What `stats` shows of one run, as text and as JSON.
struct RunFacts {
  let stages: [StageCost]
  let listing: Pipeline.Listing
  let report: AnalysisReport
  let run: RunMeta

  private var cache: IgnoreCacheStatistics { listing.result.statistics }
  private var hitRate: Double { Double(cache.hits) / Double(max(1, cache.lookups)) }
  private var seconds: Double {
    max(1e-9, stages.reduce(Duration.zero) { $0 + $1.duration } / .seconds(1))
  }

  func text(memoryOnly: Bool, policy: TerminalPolicy) -> [UInt8] {
    let lines = (memoryOnly ? [] : costLines(policy)) + memoryLines(policy)
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    return lines.flatMap { encoder.encode($0) + [UInt8(ascii: "\n")] }
  }

  private func costLines(_ policy: TerminalPolicy) -> [Line] {
    let totals = report.analysis.totals
    let bytesPerSecond = Int(Double(totals.bytes) / seconds)
    let filesPerSecond = Int(Double(totals.files) / seconds)
    let rows: [(SafeText, Line)] = [
      ("Files", "\(.count(report.index.files.count)) listed, \(.count(totals.files)) parsed"),
      ("Speed", "\(.count(filesPerSecond)) files/s, \(.byteSize(bytesPerSecond))/s"),
      (
        "Ignore cache",
        "\(.count(cache.lookups)) look-ups, \(.count(cache.hits)) hits (\(.percent(hitRate))), \(.count(cache.misses)) misses"
      ),
      (
        "Ignore files",
        "\(.count(cache.compiledFiles)) compiled, each once, for \(.count(listing.result.directoryCount)) folders"
      ),
    ]
    return rows.map { Line($0, .dim).padded(toWidth: 14) + $1 } + [Line()]
  }

  private func memoryLines(_ policy: TerminalPolicy) -> [Line] {
    var table = Table(columns: [
      .init("Stage", importance: 9), .init("Time", alignment: .trailing, importance: 8),
      .init("Memory before", alignment: .trailing, importance: 6),
      .init("after", alignment: .trailing, importance: 7),
    ])
    for stage in stages {
      table.rows.append([
        .text(SafeText(sanitizing: "\(stage.name)")), .text(.duration(stage.duration)),
        .text(.byteSize(stage.startBytes)), .text(.byteSize(stage.endBytes)),
      ])
    }
    let peak: Line =
      "peak \(.byteSize(run.memory.peakBytes)): this process \(.byteSize(run.memory.mainPeakBytes)), \(.count(run.jobs)) workers of at most \(.byteSize(run.memory.workerPeakBytes))"
    return table.lines(width: policy.width - 1, glyphs: policy.glyphs) + [Line(), peak]
  }

  func json() -> [UInt8] {
    var json = JSONWriter()
    func integer(_ key: StaticString, _ value: Int) {
      json.key(key)
      json.value(value)
    }
    json.beginObject()
    integer("listedFiles", report.index.files.count)
    integer("parsedFiles", report.analysis.totals.files)
    integer("bytes", report.analysis.totals.bytes)
    json.key("ignoreCache")
    json.beginObject()
    integer("lookups", cache.lookups)
    integer("hits", cache.hits)
    integer("misses", cache.misses)
    integer("compiledFiles", cache.compiledFiles)
    integer("directories", listing.result.directoryCount)
    json.endObject()
    json.key("stages")
    json.beginArray()
    for stage in stages {
      json.beginObject()
      json.key("stage")
      json.value(stage.name)
      integer("microseconds", Int(stage.duration / .microseconds(1)))
      integer("residentBytesBefore", stage.startBytes)
      integer("residentBytesAfter", stage.endBytes)
      json.endObject()
    }
    json.endArray()
    integer("jobs", run.jobs)
    integer("mainPeakMemoryBytes", run.memory.mainPeakBytes)
    integer("workerPeakMemoryBytes", run.memory.workerPeakBytes)
    json.endObject()
    json.endLine()
    return json.bytes
  }
}
