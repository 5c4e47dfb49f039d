/// Definitions with their sources, as JSON.
package struct ShowReport: Sendable {
  package static let schemaName = "repomap/show"
  package static let schemaVersion = "1.0"

  /// What was asked for.
  package let symbol: [UInt8]
  package let definitions: [Definition]

  /// A definition; without its source where there are several to choose from.
  package struct Definition: Sendable {
    package let symbol: SymbolRecord
    package let excerpt: SourceExcerpt?

    package init(symbol: SymbolRecord, excerpt: SourceExcerpt?) {
      self.symbol = symbol
      self.excerpt = excerpt
    }
  }

  package init(symbol: [UInt8], definitions: [Definition]) {
    self.symbol = symbol
    self.definitions = definitions
  }

  /// One document, with a newline behind it.
  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.schema(Self.schemaName, Self.schemaVersion)
    json.key("symbol")
    json.value(text: symbol[...])
    json.key("definitions")
    json.beginArray()
    for definition in definitions { write(definition, to: &json) }
    json.endArray()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private func write(_ definition: Definition, to json: inout JSONWriter) {
    json.beginObject()
    definition.symbol.write(to: &json)
    if let excerpt = definition.excerpt {
      json.key("firstLine")
      json.value(excerpt.firstLine)
      json.key("source")
      json.value(text: excerpt.text[...])
    }
    json.endObject()
  }
}
