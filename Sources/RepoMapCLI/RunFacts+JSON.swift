import FileScanning
import RepoMap
import TagStore
import TreeSitter

extension RunFacts {
  /// All facts as one JSON object; its schema is `repomap schema stats`.
  func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("schema")
    json.value("repomap/stats")
    json.key("version")
    json.value("1.0")
    json.integers([
      ("listedFiles", report.index.files.count), ("taggedFiles", taggedCount),
      ("parsedFiles", account.parsedCount), ("bytes", report.analysis.totals.bytes),
      ("wallMilliseconds", run.wallMilliseconds),
      ("processorMilliseconds", ProcessorTime.milliseconds), ("jobs", run.jobs),
    ])
    writeTimings(&json)
    writeMemory(&json)
    writeCaches(&json)
    writeLanguages(&json)
    writeRuns(&json)
    writeAlerts(&json)
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private func writeTimings(_ json: inout JSONWriter) {
    guard let timings else { return }
    json.key("timings")
    json.beginObject()
    for (name, spans) in [("stages", timings.stages), ("parts", timings.parts)]
      as [(StaticString, [RunTrace.Span])]
    {
      json.key(name)
      json.beginArray()
      for span in spans {
        json.beginObject()
        json.key("name")
        json.value(span.name)
        json.integers([
          ("microseconds", Int(span.duration / 1000)),
          ("processorMicroseconds", Int(span.processorTime / 1000)),
        ])
        json.endObject()
      }
      json.endArray()
    }
    writeFileTimes(timings, &json)
    writeCounts(timings.counts, &json)
    json.endObject()
  }

  private func writeFileTimes(_ timings: RunTimings, _ json: inout JSONWriter) {
    json.key("languages")
    json.beginArray()
    for time in timings.languages {
      json.beginObject()
      if let language = time.language {
        json.key("language")
        json.value(language.name)
      }
      json.integers([
        ("microseconds", Int(time.duration / 1000)), ("files", time.fileCount),
        ("bytes", time.byteCount),
      ])
      json.endObject()
    }
    json.endArray()
    json.key("slowestFiles")
    json.beginArray()
    for file in timings.slowestFiles(10) {
      json.beginObject()
      json.key("path")
      json.value(path: file.path[...])
      json.integers([("microseconds", Int(file.duration / 1000)), ("bytes", file.byteCount)])
      json.endObject()
    }
    json.endArray()
  }

  private func writeCounts(_ counts: SystemCounts, _ json: inout JSONWriter) {
    json.key("counts")
    json.beginObject()
    if let bytes = counts.readBytes { json.integers([("readBytes", bytes)]) }
    if let calls = counts.readCalls { json.integers([("readCalls", calls)]) }
    json.integers([
      ("pageFaults", counts.pageFaults), ("majorPageFaults", counts.majorPageFaults),
      ("voluntarySwitches", counts.voluntarySwitches),
      ("involuntarySwitches", counts.involuntarySwitches),
    ])
    json.endObject()
  }

  private func writeMemory(_ json: inout JSONWriter) {
    json.key("memory")
    json.beginObject()
    if let ceilingInBytes { json.integers([("ceilingBytes", ceilingInBytes)]) }
    json.integers([
      ("peakBytes", peakBytes), ("mainPeakBytes", run.memory.mainPeakBytes),
      ("workerPeakBytes", run.memory.workerPeakBytes),
      ("batchesThatWaited", account.waitCount), ("growthBytes", account.growthBytes),
      ("structureBytes", structureBytes),
    ])
    json.key("stages")
    json.beginArray()
    for stage in stages {
      json.beginObject()
      json.key("stage")
      json.value(stage.name)
      json.integers([
        ("microseconds", Int(stage.duration / .microseconds(1))),
        ("startBytes", stage.start.bytes), ("peakBytes", stage.peak.bytes),
        ("endBytes", stage.end.bytes), ("peakWorkerBytes", stage.peak.workerBytes),
      ])
      json.endObject()
    }
    json.endArray()
    json.key("structures")
    json.beginArray()
    for structure in account.structures {
      json.beginObject()
      json.key("name")
      json.value(structure.name)
      json.integers([("bytes", structure.costInBytes)])
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private func writeCaches(_ json: inout JSONWriter) {
    json.key("ignoreCache")
    json.beginObject()
    json.integers([
      ("lookups", ignoreCache.lookups), ("hits", ignoreCache.hits),
      ("misses", ignoreCache.misses), ("compiledFiles", ignoreCache.compiledFiles),
      ("directories", listing.result.directoryCount),
    ])
    json.endObject()
    guard let store else { return }
    json.key("cache")
    json.beginObject()
    json.integers([
      ("keptFiles", keptCount), ("parsedFiles", account.parsedCount),
      ("fileBytes", store.fileBytes), ("entries", store.entryCount),
      ("entryBytes", store.entryBytes), ("limitBytes", store.limitInBytes),
      ("writes", store.statistics.writes),
      ("removedForAge", store.statistics.removals.forAge),
      ("removedForSpace", store.statistics.removals.forSpace),
    ])
    json.endObject()
  }

  private func writeLanguages(_ json: inout JSONWriter) {
    json.key("languages")
    json.beginArray()
    for group in report.analysis.languages {
      json.beginObject()
      json.key("language")
      json.value(group.language.name)
      json.integers([
        ("files", group.totals.files), ("bytes", group.totals.bytes),
        ("lines", group.totals.lines), ("definitions", group.totals.tags.definitions),
        ("references", group.totals.tags.references),
        ("syntaxErrors", group.totals.syntaxErrors),
      ])
      json.endObject()
    }
    json.endArray()
  }

  private func writeRuns(_ json: inout JSONWriter) {
    guard let history else { return }
    json.key("runs")
    json.beginArray()
    for run in history.runs {
      json.beginObject()
      json.integers([
        ("endTime", run.endTime), ("wallMilliseconds", run.wallMilliseconds),
        ("processorMilliseconds", run.processorMilliseconds), ("files", run.fileCount),
        ("parsedFiles", run.parsedCount), ("peakBytes", run.peakBytes),
      ])
      json.endObject()
    }
    json.endArray()
  }

  private func writeAlerts(_ json: inout JSONWriter) {
    json.key("alerts")
    json.beginArray()
    for alert in alerts {
      json.beginObject()
      json.key("budget")
      json.value(alert.name)
      json.integers([("limit", Int(alert.limit)), ("actual", Int(alert.actual.rounded(.up)))])
      json.endObject()
    }
    json.endArray()
  }
}

extension JSONWriter {
  /// Members of the object under way.
  fileprivate mutating func integers(_ members: [(StaticString, Int)]) {
    for (name, number) in members {
      key(name)
      value(number)
    }
  }
}
