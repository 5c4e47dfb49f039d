import FileScanning
package import TagStore

/// What a watch tells, as JSON Lines: `begin`, then a `generation` for each time that changes have come
/// to rest, and `end` when the folder is gone.
package enum WatchReport {
  package static let schemaName = "repomap/watch"
  package static let schemaVersion = "1.0"

  /// One time that changes have come to rest.
  package struct Generation: Sendable {
    /// From 1.
    package let number: Int
    package let change: RepositoryChange
    /// Files that were read again.
    package let readCount: Int
    /// From the moment that changes had come to rest to this result.
    package let elapsed: Duration

    package init(number: Int, change: RepositoryChange, readCount: Int, elapsed: Duration) {
      self.number = number
      self.change = change
      self.readCount = readCount
      self.elapsed = elapsed
    }
  }

  /// The first line, with what is there before any change.
  package static func begin(_ totals: RepositoryTotals, isPolling: Bool) -> [UInt8] {
    record("begin") { json in
      json.key("schema")
      json.value(schemaName)
      json.key("version")
      json.value(schemaVersion)
      json.key("polling")
      json.value(isPolling)
      json.write(totals)
    }
  }

  /// `cache` is what of the store is kept in memory, where there is one.
  package static func line(
    of generation: Generation, _ totals: RepositoryTotals, cache: TagStore.MemoryUse?
  ) -> [UInt8] {
    record("generation") { json in
      json.key("generation")
      json.value(generation.number)
      json.write("added", generation.change.added)
      json.write("changed", generation.change.changed)
      json.write("removed", generation.change.removed)
      json.key("readFiles")
      json.value(generation.readCount)
      json.key("milliseconds")
      json.value(Int(generation.elapsed / .milliseconds(1)))
      json.write(totals)
      json.key("residentBytes")
      json.value(ProcessMemory.current.residentBytes)
      if let cache { json.write(cache) }
    }
  }

  /// The last line, where the watch ends by itself.
  package static func end(generationCount: Int) -> [UInt8] {
    record("end") { json in
      json.key("generations")
      json.value(generationCount)
    }
  }

  private static func record(
    _ type: StaticString, _ members: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var lines = JSONWriter()
    lines.record(type) { json in
      json.beginObject()
      members(&json)
      json.endObject()
    }
    return lines.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ key: StaticString, _ paths: [[UInt8]]) {
    self.key(key)
    beginArray()
    for path in paths { value(path: path[...]) }
    endArray()
  }

  /// The keys of an analysis of the same names.
  fileprivate mutating func write(_ totals: RepositoryTotals) {
    let parsed = totals.parsed
    key("totals")
    beginObject()
    member("listedFiles", totals.listedFiles)
    member("parsedFiles", parsed.files)
    member("bytes", parsed.bytes)
    member("lines", parsed.lines)
    member("definitions", parsed.tags.definitions)
    member("declarations", parsed.tags.declarations)
    member("references", parsed.tags.references)
    member("filesWithSyntaxErrors", totals.filesWithSyntaxErrors)
    member("syntaxErrors", parsed.syntaxErrors)
    member("filesNotUTF8", totals.filesNotUTF8)
    endObject()
    key("outcomes")
    beginObject()
    for outcome in FileOutcome.allCases {
      member(outcome.recordName, totals.outcomes[Int(outcome.rawValue)])
    }
    endObject()
  }

  fileprivate mutating func write(_ cache: TagStore.MemoryUse) {
    key("cache")
    beginObject()
    member("entries", cache.entries)
    member("bytes", cache.bytes)
    member("limitBytes", cache.limitInBytes)
    member("hits", cache.statistics.hits)
    member("misses", cache.statistics.misses)
    member("evictedForSpace", cache.statistics.evictedForSpace)
    member("evictedByLimit", cache.statistics.evictedByLimit)
    endObject()
  }

  private mutating func member(_ key: StaticString, _ number: Int) {
    self.key(key)
    value(number)
  }
}
