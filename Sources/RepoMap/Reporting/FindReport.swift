/// What a search found, as JSON, JSON Lines or rows.
package struct FindReport: Sendable {
  package static let schemaName = "repomap/find"
  package static let schemaVersion = "1.0"

  package let query: [UInt8]
  /// Best first.
  package let matches: [Match]
  /// Symbols that match, shown or not.
  package let totalCount: Int

  /// A symbol and how well it matches.
  package struct Match: Sendable {
    package let symbol: SymbolRecord
    package let score: Int
    /// Columns of its qualified name that match, rising; empty where they are not shown.
    package let matchedColumns: [Int]

    package init(symbol: SymbolRecord, score: Int, matchedColumns: [Int]) {
      self.symbol = symbol
      self.score = score
      self.matchedColumns = matchedColumns
    }
  }

  package init(query: [UInt8], matches: [Match], totalCount: Int) {
    self.query = query
    self.matches = matches
    self.totalCount = totalCount
  }

  /// One document, with a newline behind it.
  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    writeHead(to: &json)
    json.key("total")
    json.value(totalCount)
    json.key("matches")
    json.beginArray()
    for match in matches { write(match, to: &json) }
    json.endArray()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  /// `begin` with the schema, a `match` for each symbol, `summary` last.
  package func jsonLines() -> [UInt8] {
    var lines = JSONWriter()
    lines.record("begin") { json in
      json.beginObject()
      writeHead(to: &json)
      json.endObject()
    }
    for match in matches { lines.record("match") { write(match, to: &$0) } }
    lines.record("summary") { json in
      json.beginObject()
      json.key("total")
      json.value(totalCount)
      json.key("shown")
      json.value(matches.count)
      json.endObject()
    }
    return lines.bytes
  }

  /// A row for each symbol.
  package func rows(_ format: RowFormat<Match>) -> [UInt8] { matches.flatMap(format.row) }

  /// The columns of a match: those of its symbol, and how well it matches.
  package static let fields = RowFields<Match>(
    standard: SymbolRecord.fields.standard.map { $0.of(\.symbol) },
    further: SymbolRecord.fields.further.map { $0.of(\.symbol) }
      + [RowField("score", number: \.score)])

  private func writeHead(to json: inout JSONWriter) {
    json.schema(Self.schemaName, Self.schemaVersion)
    json.key("query")
    json.value(text: query[...])
  }

  private func write(_ match: Match, to json: inout JSONWriter) {
    json.beginObject()
    match.symbol.write(to: &json)
    json.key("score")
    json.value(match.score)
    json.endObject()
  }
}

extension JSONWriter {
  /// The keys by which readers know the form of a document.
  mutating func schema(_ name: String, _ version: String) {
    key("schema")
    value(name)
    key("version")
    value(version)
  }

  /// A line `{"type":…,"data":…}`.
  mutating func record(_ type: StaticString, _ data: (inout JSONWriter) -> Void) {
    beginObject()
    key("type")
    value(type)
    key("data")
    data(&self)
    endObject()
    endLine()
  }
}
