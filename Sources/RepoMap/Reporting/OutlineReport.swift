package import TreeSitter

/// The definitions and declarations of files in their nesting.
package struct OutlineReport: Sendable {
  package static let schemaName = "repomap/outline"
  package static let schemaVersion = "1.0"

  /// A file with what stands at its top level.
  package struct File: Sendable {
    /// As it is written, below the folder that was asked for.
    package let path: ArraySlice<UInt8>
    package let outcome: FileOutcome
    package let language: Language?
    package let items: [Item]
  }

  /// A symbol with what stands in it.
  package struct Item: Sendable {
    package let symbol: SymbolRecord
    package let children: [Item]
  }

  package let files: [File]

  package init(files: [File]) { self.files = files }

  /// One document, with a newline behind it.
  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.schema(Self.schemaName, Self.schemaVersion)
    json.key("files")
    json.beginArray()
    for file in files { write(file, to: &json) }
    json.endArray()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private func write(_ file: File, to json: inout JSONWriter) {
    json.beginObject()
    json.key("path")
    json.value(path: file.path)
    json.key("outcome")
    json.value(file.outcome.recordName)
    if let language = file.language {
      json.key("language")
      json.value(language.displayName)
    }
    json.key("symbols")
    write(file.items, to: &json)
    json.endObject()
  }

  private func write(_ items: [Item], to json: inout JSONWriter) {
    json.beginArray()
    for item in items {
      json.beginObject()
      item.symbol.write(to: &json)
      if !item.children.isEmpty {
        json.key("children")
        write(item.children, to: &json)
      }
      json.endObject()
    }
    json.endArray()
  }
}

extension OutlineReport.File {
  /// The file numbered `file` of `table`; `path` as it is to be written.
  package init(_ file: Int, in table: SymbolTable, path: ArraySlice<UInt8>) {
    self.path = path
    outcome = table.files[file].outcome
    language = table.files[file].language
    var children: [Int: [Int]] = [:]
    for symbol in table.files[file].symbols {
      children[table.parent(of: symbol) ?? -1, default: []].append(symbol)
    }
    items = OutlineReport.Item.nested(under: -1, children, in: table, path, depth: 0)
  }
}

extension OutlineReport.Item {
  /// Levels that are nested; what lies deeper is left out, which no language asks for.
  private static let maximumDepth = 100

  fileprivate static func nested(
    under parent: Int, _ children: [Int: [Int]], in table: SymbolTable, _ path: ArraySlice<UInt8>,
    depth: Int
  ) -> [Self] {
    guard depth < maximumDepth else { return [] }
    return (children[parent] ?? []).map { symbol in
      Self(
        symbol: SymbolRecord(symbol, in: table, path: path),
        children: nested(under: symbol, children, in: table, path, depth: depth + 1))
    }
  }
}
