import TreeSitter

/// References grouped by file, each with what it means and how sure that is.
package struct ReferenceReport: Sendable {
  package static let schemaName = "repomap/refs"
  package static let schemaVersion = "1.0"

  /// What was asked for.
  package let symbol: [UInt8]
  /// The definitions whose references these are.
  package let definitions: [SymbolRecord]
  package let files: [File]
  package let found: FoundReferences

  package struct File: Sendable {
    /// As it is written, below the folder that was asked for.
    package let path: ArraySlice<UInt8>
    package let references: [Reference]
  }

  package struct Reference: Sendable {
    package let found: FoundReferences.Reference
    /// The names of what encloses it, joined.
    package let scope: [UInt8]
    /// What it means, where that is exact.
    package let target: SymbolRecord?

    package var line: Int { found.row + 1 }
  }

  /// `record` describes a symbol, and `path` tells how a file's path is written.
  package init(
    symbol: [UInt8], definitions: [SymbolRecord], found: FoundReferences,
    record: (Int) -> SymbolRecord, path: (Int) -> ArraySlice<UInt8>
  ) {
    self.symbol = symbol
    self.definitions = definitions
    self.found = found
    var files: [(number: Int, references: [Reference])] = []
    for reference in found.references {
      if files.last?.number != reference.fileNumber { files.append((reference.fileNumber, [])) }
      let target = reference.certainty == .exact ? reference.candidates.first : nil
      files[files.count - 1].references.append(
        Reference(
          found: reference, scope: reference.enclosing.map { record($0).qualifiedName } ?? [],
          target: target.map(record)))
    }
    self.files = files.map { File(path: path($0.number), references: $0.references) }
  }

  /// One document, with a newline behind it.
  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    writeHead(to: &json)
    writeCounts(to: &json)
    json.key("files")
    json.beginArray()
    for file in files {
      json.beginObject()
      json.key("path")
      json.value(path: file.path)
      json.key("references")
      json.beginArray()
      for reference in file.references {
        json.beginObject()
        write(reference, to: &json)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  /// `begin` with the schema and the definitions, a `reference` for each, `summary` last.
  package func jsonLines() -> [UInt8] {
    var lines = JSONWriter()
    lines.record("begin") { json in
      json.beginObject()
      writeHead(to: &json)
      json.endObject()
    }
    for file in files {
      for reference in file.references {
        lines.record("reference") { json in
          json.beginObject()
          json.key("path")
          json.value(path: file.path)
          write(reference, to: &json)
          json.endObject()
        }
      }
    }
    lines.record("summary") { json in
      json.beginObject()
      writeCounts(to: &json)
      json.endObject()
    }
    return lines.bytes
  }

  /// A reference with the path of its file.
  package struct Row: Sendable {
    fileprivate let path: ArraySlice<UInt8>
    fileprivate let reference: Reference
  }

  /// A row for each reference.
  package func rows(_ format: RowFormat<Row>) -> [UInt8] {
    files.flatMap { file in
      file.references.flatMap { format.row(Row(path: file.path, reference: $0)) }
    }
  }

  /// The columns of a reference; `target` is the place of what it means, where that is exact.
  package static let fields = RowFields<Row>(
    standard: [
      RowField("path") { Array($0.path) }, RowField("line", number: \.reference.line),
      RowField("column", number: { $0.reference.found.column + 1 }),
      RowField("certainty") { Array($0.reference.found.certainty.recordName.bytes) },
      RowField("kind") { Array($0.reference.found.kind.recordName.bytes) },
      RowField("scope", \.reference.scope), RowField("text", \.reference.found.line),
    ],
    further: [
      RowField("target") { row in
        row.reference.target.map { Array($0.path) + Array(":\($0.line)".utf8) } ?? []
      },
      RowField("candidates", number: { $0.reference.found.candidates.count }),
      RowField("nameByte", number: { $0.reference.found.nameByte }),
    ])

  private func writeHead(to json: inout JSONWriter) {
    json.schema(Self.schemaName, Self.schemaVersion)
    json.key("symbol")
    json.value(text: symbol[...])
    json.key("definitions")
    json.beginArray()
    for definition in definitions {
      json.beginObject()
      definition.write(to: &json)
      json.endObject()
    }
    json.endArray()
  }

  private func writeCounts(to json: inout JSONWriter) {
    json.key("counts")
    json.beginObject()
    for certainty in ReferenceCertainty.allCases {
      json.key(certainty.recordName)
      json.value(found.count(certainty))
    }
    for (key, count) in [
      ("unfitting", found.unfittingCount), ("other", found.otherCount),
      ("unreadFiles", found.unreadFiles.count),
    ] as [(StaticString, Int)] {
      json.key(key)
      json.value(count)
    }
    json.endObject()
  }

  private func write(_ reference: Reference, to json: inout JSONWriter) {
    for (key, value) in [
      ("line", reference.line), ("column", reference.found.column + 1),
      ("nameByte", reference.found.nameByte), ("candidates", reference.found.candidates.count),
    ] as [(StaticString, Int)] {
      json.key(key)
      json.value(value)
    }
    json.key("kind")
    json.value(reference.found.kind.recordName)
    json.key("certainty")
    json.value(reference.found.certainty.recordName)
    if let target = reference.target {
      json.key("target")
      json.beginObject()
      json.key("path")
      json.value(path: target.path)
      json.key("line")
      json.value(target.line)
      json.endObject()
    }
    if !reference.scope.isEmpty {
      json.key("scope")
      json.value(text: reference.scope[...])
    }
    json.key("text")
    json.value(text: reference.found.line[...])
  }
}
