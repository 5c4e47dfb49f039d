import TreeSitter

/// Writes the answer to a question about the graph as one JSON document, see the schema `graph`.
package struct GraphJSON {
  package static let schemaName = "repomap/graph"
  package static let schemaVersion = "1.0"

  private let repository: RepositoryGraph
  private let answer: GraphAnswer
  private var json = JSONWriter()

  package init(_ answer: GraphAnswer, of repository: RepositoryGraph) {
    self.answer = answer
    self.repository = repository
  }

  /// The document with a newline behind it; the same answer gives the same bytes.
  package mutating func write() -> [UInt8] {
    json.beginObject()
    json.key("schema")
    json.value(Self.schemaName)
    json.key("version")
    json.value(Self.schemaVersion)
    json.key("question")
    json.value(answer.question.rawValue)
    json.key("level")
    json.value(repository.level.rawValue)
    writeTotals()
    writeArray("files", answer.files) { $0.write($1) }
    writeArray("edges", answer.edges) { $0.write($1) }
    writeArray("cycles", answer.cycles) { $0.write($1) }
    writeArray("orphans", answer.orphans) { $0.write($1) }
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private mutating func writeArray<Item>(
    _ key: StaticString, _ items: [Item], _ write: (inout GraphJSON, Item) -> Void
  ) {
    json.key(key)
    json.beginArray()
    for item in items { write(&self, item) }
    json.endArray()
  }

  private mutating func writeTotals() {
    json.key("totals")
    json.beginObject()
    integer("files", repository.graph.nodeCount)
    integer("edges", repository.graph.edgeCount)
    integer("resolvedImports", repository.account.resolved)
    integer("externalImports", repository.account.external)
    integer("ambiguousImports", repository.account.ambiguous)
    json.endObject()
  }

  private mutating func write(_ file: GraphAnswer.File) {
    json.beginObject()
    path("path", file.number)
    if let language = repository.languages[file.number] {
      json.key("language")
      json.value(language.displayName)
    }
    if repository.isTest(file.number) {
      json.key("test")
      json.value(true)
    }
    if let count = repository.fileCount(of: file.number) { integer("files", count) }
    if let distance = file.distance { integer("distance", distance) }
    if let via = file.via { path("via", via) }
    if let rank = file.rank { integer("rankPerMillion", Int((rank * 1_000_000).rounded())) }
    if let fanIn = file.fanIn { integer("fanIn", fanIn) }
    if let fanOut = file.fanOut { integer("fanOut", fanOut) }
    json.endObject()
  }

  private mutating func write(_ edge: DependencyGraph.Edge) {
    json.beginObject()
    path("from", edge.source)
    path("to", edge.target)
    let evidence = edge.evidence
    if evidence.imports > 0 { integer("imports", Int(evidence.imports)) }
    if evidence.includes > 0 { integer("includes", Int(evidence.includes)) }
    if evidence.references > 0 { integer("references", Int(evidence.references)) }
    json.endObject()
  }

  private mutating func write(_ cycle: CycleFinder.Cycle) {
    json.beginObject()
    writePaths("files", cycle.members)
    writePaths("shortest", cycle.shortest)
    json.endObject()
  }

  private mutating func write(_ orphan: RepositoryGraph.Orphan) {
    json.beginObject()
    json.key("name")
    json.value(text: orphan.name[...])
    path("path", orphan.file)
    integer("line", orphan.row + 1)
    json.key("kind")
    json.value(orphan.kind.recordName)
    json.endObject()
  }

  private mutating func writePaths(_ key: StaticString, _ files: [Int]) {
    json.key(key)
    json.beginArray()
    for file in files { json.value(path: repository.path(file)[...]) }
    json.endArray()
  }

  private mutating func path(_ key: StaticString, _ file: Int) {
    json.key(key)
    json.value(path: repository.path(file)[...])
  }

  private mutating func integer(_ key: StaticString, _ value: Int) {
    json.key(key)
    json.value(value)
  }
}
