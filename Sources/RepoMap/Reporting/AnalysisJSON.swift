import FileScanning
import TreeSitter

/// Writes an `AnalysisReport` as one JSON document or as JSON Lines.
///
/// The same report gives the same bytes; the shapes stand in the schema `analysis`.
package struct AnalysisJSON {
  package static let schemaName = "repomap/analysis"
  package static let schemaVersion = "1.0"

  private let report: AnalysisReport
  private var json = JSONWriter()
  private let sink: ([UInt8]) throws -> Void

  /// `sink` takes the output piece by piece.
  package init(_ report: AnalysisReport, sink: @escaping ([UInt8]) throws -> Void) {
    self.report = report
    self.sink = sink
  }

  /// One document, with a newline behind it.
  package mutating func writeDocument() throws {
    json.beginObject()
    writeSchema()
    json.key("totals")
    writeTotals()
    json.key("outcomes")
    writeOutcomes()
    try writeArray("languages", report.analysis.languages) { $0.write($1) }
    try writeArray("kinds", report.analysis.kinds) { $0.write($1) }
    try writeArray("directories", report.analysis.directories) { $0.write($1) }
    try writeArray("identifiers", report.analysis.identifiers) { $0.write($1) }
    try writeArray("files", report.index.files.indices) { $0.writeFile($1) }
    try writeArray("nestedRepositories", report.scan.nestedRepositories) {
      $0.json.value(path: $1[...])
    }
    try writeArray("diagnostics", report.scan.problems) { $0.write($1) }
    if let meta = report.meta {
      json.key("meta")
      write(meta)
    }
    json.endObject()
    json.endLine()
    try flush()
  }

  /// A line `{"type":…,"data":…}` for each record: `begin`, the items, `summary` last.
  package mutating func writeLines() throws {
    try writeLine("begin") { json in
      json.json.beginObject()
      json.writeSchema()
      json.json.endObject()
    }
    for group in report.analysis.languages { try writeLine("language") { $0.write(group) } }
    for group in report.analysis.kinds { try writeLine("kind") { $0.write(group) } }
    for group in report.analysis.directories { try writeLine("directory") { $0.write(group) } }
    for group in report.analysis.identifiers { try writeLine("identifier") { $0.write(group) } }
    for index in report.index.files.indices { try writeLine("file") { $0.writeFile(index) } }
    for path in report.scan.nestedRepositories {
      try writeLine("nestedRepository") { $0.json.value(path: path[...]) }
    }
    for problem in report.scan.problems { try writeLine("diagnostic") { $0.write(problem) } }
    if let meta = report.meta { try writeLine("meta") { $0.write(meta) } }
    try writeLine("summary") { json in
      json.json.beginObject()
      json.json.key("totals")
      json.writeTotals()
      json.json.key("outcomes")
      json.writeOutcomes()
      json.json.endObject()
    }
    try flush()
  }

  private mutating func writeArray<Items: Collection>(
    _ key: StaticString, _ items: Items, _ write: (inout AnalysisJSON, Items.Element) -> Void
  ) throws {
    json.key(key)
    json.beginArray()
    for item in items {
      write(&self, item)
      if json.bytes.count >= 64 * 1024 { try flush() }
    }
    json.endArray()
  }

  private mutating func writeLine(
    _ type: StaticString, _ data: (inout AnalysisJSON) -> Void
  ) throws {
    json.beginObject()
    json.key("type")
    json.value(type)
    json.key("data")
    data(&self)
    json.endObject()
    json.endLine()
    if json.bytes.count >= 64 * 1024 { try flush() }
  }

  private mutating func flush() throws {
    try sink(json.bytes)
    json.removeBytes()
  }
}

extension AnalysisJSON {
  private mutating func writeSchema() {
    json.key("schema")
    json.value(Self.schemaName)
    json.key("version")
    json.value(Self.schemaVersion)
  }

  private mutating func writeTotals() {
    let totals = report.analysis.totals
    json.beginObject()
    integer("listedFiles", report.index.files.count)
    integer("parsedFiles", totals.files)
    integer("bytes", totals.bytes)
    integer("lines", totals.lines)
    writeCounts(totals.tags)
    integer("identifiers", totals.identifiers)
    integer("filesWithSyntaxErrors", report.analysis.filesWithSyntaxErrors)
    integer("syntaxErrors", totals.syntaxErrors)
    integer("filesNotUTF8", report.analysis.filesNotUTF8)
    json.endObject()
  }

  private mutating func writeOutcomes() {
    json.beginObject()
    for outcome in FileOutcome.allCases {
      integer(outcome.recordName, report.analysis.count(of: outcome))
    }
    integer("ignored", report.scan.ignored)
    integer("special", report.scan.special)
    integer("hidden", report.scan.hidden)
    integer("notIncluded", report.scan.notIncluded)
    json.endObject()
  }

  private mutating func writeCounts(_ counts: TagCounts) {
    integer("definitions", counts.definitions)
    integer("declarations", counts.declarations)
    integer("references", counts.references)
  }

  private mutating func writeGroupTotals(_ totals: Analysis.Totals) {
    integer("files", totals.files)
    integer("bytes", totals.bytes)
    integer("lines", totals.lines)
    writeCounts(totals.tags)
    integer("syntaxErrors", totals.syntaxErrors)
  }

  private mutating func write(_ group: Analysis.LanguageGroup) {
    json.beginObject()
    json.key("language")
    json.value(group.language.displayName)
    writeGroupTotals(group.totals)
    json.endObject()
  }

  private mutating func write(_ group: Analysis.DirectoryGroup) {
    json.beginObject()
    json.key("path")
    json.value(path: group.path.isEmpty ? [UInt8(ascii: ".")] : group.path[...])
    writeGroupTotals(group.totals)
    json.endObject()
  }

  private mutating func write(_ group: Analysis.KindGroup) {
    json.beginObject()
    json.key("kind")
    json.value(group.kind.recordName)
    integer("definitions", group.definitions)
    json.key("styles")
    json.beginObject()
    for style in NamingStyle.allCases where group.styles[Int(style.rawValue)] > 0 {
      integer(style.recordName, group.styles[Int(style.rawValue)])
    }
    json.endObject()
    json.endObject()
  }

  private mutating func write(_ group: NameDigest.Group) {
    json.beginObject()
    json.key("name")
    json.value(text: group.name[...])
    integer("uses", group.counts.uses)
    integer("references", group.counts.references)
    integer("referencingFiles", group.counts.referencingFiles)
    integer("declarations", group.counts.declarations)
    json.key("definitions")
    json.beginArray()
    for definition in group.definitions {
      json.beginObject()
      json.key("path")
      json.value(path: report.index.paths[definition.file].path[...])
      integer("line", definition.row + 1)
      json.key("kind")
      json.value(definition.kind.recordName)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private mutating func writeFile(_ position: Int) {
    let file = report.index.files[position]
    json.beginObject()
    json.key("path")
    json.value(path: report.index.paths[position].path[...])
    json.key("outcome")
    json.value(file.outcome.recordName)
    if let language = file.language {
      json.key("language")
      json.value(language.displayName)
    }
    if file.byteCount > 0 { integer("bytes", file.byteCount) }
    if file.outcome == .parsed {
      integer("lines", file.lineCount)
      writeCounts(file.counts)
      if file.syntaxErrorCount > 0 { integer("syntaxErrors", file.syntaxErrorCount) }
      if !file.isUTF8 {
        json.key("notUTF8")
        json.value(true)
      }
    }
    if let reason = file.failureReason {
      json.key("error")
      json.value(reason)
    }
    json.endObject()
  }

  private mutating func write(_ problem: ScanAccount.Problem) {
    json.beginObject()
    json.key("path")
    json.value(path: problem.path[...])
    json.key("message")
    json.value(problem.message)
    json.endObject()
  }

  private mutating func write(_ meta: RunMeta) {
    json.beginObject()
    json.key("program")
    json.value("repomap \(meta.programVersion)")
    json.key("root")
    json.value(path: meta.root[...])
    integer("wallMilliseconds", meta.wallMilliseconds)
    integer("jobs", meta.jobs)
    integer("peakMemoryBytes", meta.memory.peakBytes)
    integer("mainPeakMemoryBytes", meta.memory.mainPeakBytes)
    integer("workerPeakMemoryBytes", meta.memory.workerPeakBytes)
    json.endObject()
  }

  private mutating func integer(_ key: StaticString, _ value: Int) {
    json.key(key)
    json.value(value)
  }
}
