import TreeSitter

/// Writes a comparison of two versions as one JSON document, see the schema `diff`.
package struct DiffJSON {
  package static let schemaName = "repomap/diff"
  package static let schemaVersion = "1.0"

  private let result: RevisionComparison.Result
  private let changes: [DefinitionDiff.Change]
  private var json = JSONWriter()

  /// Lists `changes`, which may be some of those in `result`.
  package init(_ result: RevisionComparison.Result, changes: [DefinitionDiff.Change]) {
    self.result = result
    self.changes = changes
  }

  /// The document with a newline behind it; the same comparison gives the same bytes.
  package mutating func write() -> [UInt8] {
    json.beginObject()
    json.key("schema")
    json.value(Self.schemaName)
    json.key("version")
    json.value(Self.schemaVersion)
    json.key("totals")
    json.beginObject()
    integer("changedFiles", result.changedFileCount)
    integer("parsedVersions", result.parsedFileCount)
    for fate in DefinitionDiff.Fate.allCases {
      json.key(text: fate.rawValue)
      json.value(result.diff.count(of: fate))
    }
    integer("breaking", result.diff.changes.lazy.filter(\.isBreaking).count)
    json.endObject()
    json.key("changes")
    json.beginArray()
    for change in changes { write(change) }
    json.endArray()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private mutating func write(_ change: DefinitionDiff.Change) {
    let record = change.record
    json.beginObject()
    json.key("change")
    json.value(change.fate.rawValue)
    json.key("name")
    json.value(text: record.name[...])
    json.key("kind")
    json.value(record.kind.recordName)
    if !record.scope.isEmpty {
      json.key("scope")
      json.value(text: record.scope[...])
    }
    json.key("breaking")
    json.value(change.isBreaking)
    write("old", change.old)
    write("new", change.new)
    json.endObject()
  }

  private mutating func write(_ key: StaticString, _ record: DefinitionRecord?) {
    guard let record else { return }
    json.key(key)
    json.beginObject()
    json.key("path")
    json.value(path: record.path[...])
    integer("line", record.line)
    json.key("declaration")
    json.value(text: record.declaration[...])
    json.key("public")
    json.value(record.isPublic)
    json.endObject()
  }

  private mutating func integer(_ key: StaticString, _ value: Int) {
    json.key(key)
    json.value(value)
  }
}
