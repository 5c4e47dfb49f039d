/// A map as one JSON document, or as JSON Lines; docs/output.md describes both.
struct MapJSON: MapFormat {
  let style: MapStyle
  /// Whether each file and folder is a line of its own.
  let isLines: Bool

  /// A removed or changed key raises the major number.
  private static let version: StaticString = "1.0"

  var separator: [UInt8] { isLines ? [] : Array(",".utf8) }
  var middle: [UInt8] { isLines ? [] : Array("],\"folders\":[".utf8) }

  func opening(_ map: RepositoryMap) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    if isLines {
      json.key("type")
      json.value("begin" as StaticString)
      json.key("data")
      json.beginObject()
    }
    json.key("schema")
    json.value("repomap/map" as StaticString)
    json.key("version")
    json.value(Self.version)
    json.key("budget")
    json.value(map.budget)
    if let commit = map.commit {
      json.key("commit")
      json.value(text: commit[...])
    }
    guard isLines else { return json.bytes + Array(",\"files\":[".utf8) }
    json.endObject()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  func section(_ section: RepositoryMap.Section) -> [UInt8] {
    record("file") { json in
      json.key("path")
      json.value(path: section.path[...])
      if let reason = section.reason { write(reason, to: &json) }
      json.key("definitions")
      json.beginArray()
      for entry in section.signatures { write(entry, to: &json) }
      json.endArray()
      json.key("names")
      json.beginArray()
      for entry in section.names { json.value(text: entry.name[...]) }
      json.endArray()
      json.key("omitted")
      json.value(section.omittedCount)
    }
  }

  func folder(_ folder: RepositoryMap.Folder) -> [UInt8] {
    record("folder") { json in
      json.key("path")
      json.value(path: folder.path[...])
      json.key("files")
      json.beginArray()
      for name in folder.names { json.value(path: name[...]) }
      json.endArray()
    }
  }

  func closing(_ map: RepositoryMap) -> [UInt8] {
    let counts =
      "{\"files\":\(map.omittedFileCount),\"definitions\":\(map.omittedDefinitionCount)}"
    return Array(
      (isLines ? "{\"type\":\"omitted\",\"data\":\(counts)}\n" : "],\"omitted\":\(counts)}\n").utf8)
  }

  /// An object of its own, or a line around it.
  private func record(_ type: StaticString, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    if isLines {
      json.key("type")
      json.value(type)
      json.key("data")
      json.beginObject()
    }
    body(&json)
    json.endObject()
    if isLines {
      json.endObject()
      json.endLine()
    }
    return json.bytes
  }

  private func write(_ entry: RepositoryMap.Entry, to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.value(text: entry.name[...])
    json.key("kind")
    json.value(entry.tag.kindName)
    json.key("line")
    json.value(entry.tag.row + 1)
    json.key("depth")
    json.value(entry.depth)
    if style.detail != .names {
      json.key("declaration")
      json.value(text: entry.signature[...])
    }
    if style.detail == .docs, !entry.doc.isEmpty {
      json.key("doc")
      json.value(text: entry.doc[...])
    }
    if let reason = entry.reason { write(reason, to: &json) }
    json.endObject()
  }

  private func write(_ reason: FileReason, to json: inout JSONWriter) {
    json.key("why")
    json.beginObject()
    write("score", reason.score, to: &json)
    json.key("role")
    json.value("\(reason.role)")
    json.key("addends")
    json.beginArray()
    for addend in reason.addends {
      json.beginObject()
      json.key("part")
      json.value(addend.part.rawValue)
      write("weight", addend.weight, to: &json)
      write("value", addend.value, to: &json)
      json.endObject()
    }
    json.endArray()
    write("words", reason.words, to: &json)
    write("references", reason.references, to: &json)
    json.endObject()
  }

  private func write(_ reason: DefinitionReason, to json: inout JSONWriter) {
    json.key("why")
    json.beginObject()
    write("score", reason.score.total, to: &json)
    json.key("addends")
    json.beginArray()
    for (name, value) in reason.score.addends {
      json.beginObject()
      json.key("part")
      json.value(name)
      write("weight", 1, to: &json)
      write("value", value, to: &json)
      json.endObject()
    }
    json.endArray()
    write("words", reason.words, to: &json)
    json.endObject()
  }

  private func write(_ key: StaticString, _ value: Double, to json: inout JSONWriter) {
    json.key(key)
    json.value(encoded: Array(decimal(value).utf8))
  }

  private func write(_ key: StaticString, _ words: [[UInt8]], to json: inout JSONWriter) {
    json.key(key)
    json.beginArray()
    for word in words { json.value(text: word[...]) }
    json.endArray()
  }
}
