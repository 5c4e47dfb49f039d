import TreeSitter

/// One JSON object a tag and line: a superset of what `ctags --output-format=json` writes.
///
/// Keys and their meaning stand in docs/tags.md and in the schema `tags`.
package struct JSONLinesTagWriter: TagWriter {
  private let selection: TagSelection
  private var json = JSONWriter()

  /// Writes those tags that `selection` has.
  package init(_ selection: TagSelection = TagSelection()) { self.selection = selection }

  package var needsSource: Bool { false }

  package mutating func write(
    _ file: FileTags, path: ArraySlice<UInt8>, source: UnsafeBufferPointer<UInt8>,
    to output: inout [UInt8]
  ) {
    let tags = file.tags
    let scopes = TagScopes(file, tags)
    let place = Self.encodedPlace(path, file.language)
    json.removeAll()
    for index in tags.indices where selection.contains(tags[index]) {
      write(tags[index], at: index, file, scopes, place)
    }
    output.append(contentsOf: json.bytes)
  }

  /// What all tags of a file share, encoded once.
  private static func encodedPlace(
    _ path: ArraySlice<UInt8>, _ language: Language?
  ) -> (path: [UInt8], language: [UInt8]) {
    var (pathJSON, languageJSON) = (JSONWriter(), JSONWriter())
    pathJSON.value(path: path)
    languageJSON.value(language?.displayName ?? "")
    return (pathJSON.bytes, languageJSON.bytes)
  }

  private mutating func write(
    _ tag: Tag, at index: Int, _ file: FileTags, _ scopes: TagScopes,
    _ place: (path: [UInt8], language: [UInt8])
  ) {
    json.beginObject()
    json.key("_type")
    json.value("tag" as StaticString)
    json.key("name")
    json.value(text: file.text(tag.name))
    json.key("path")
    json.value(encoded: place.path)
    json.key("language")
    if let language = file.embedded.language(at: UInt32(clamping: tag.nameByte)) {
      json.value(language.displayName)
    } else {
      json.value(encoded: place.language)
    }
    json.key("kind")
    json.value(tag.kindName)
    json.key("role")
    json.value(tag.role.recordName)
    if tag.role == .reference {
      json.key("refKind")
      json.value(tag.kindName)
    }
    writePosition(tag)
    writeScope(scopes, index)
    if tag.role != .reference { writeTexts(tag, file) }
    json.endObject()
    json.endLine()
  }

  private mutating func writePosition(_ tag: Tag) {
    writeInteger("line", tag.row + 1)
    writeInteger("column", tag.column + 1)
    writeInteger("endColumn", tag.column + 1 + tag.nameLength)
    writeInteger("nameByte", tag.nameByte)
    guard tag.role != .reference else { return }
    writeInteger("end", tag.endRow + 1)
    writeInteger("byte", tag.byteRange.lowerBound)
    writeInteger("endByte", tag.byteRange.upperBound)
  }

  private mutating func writeScope(_ scopes: TagScopes, _ index: Int) {
    let scope = scopes.scope(of: index)
    guard !scope.isEmpty else { return }
    json.key("scope")
    json.value(text: scope[...])
    if let kind = scopes.scopeKind(of: index) {
      json.key("scopeKind")
      json.value(kind.recordName)
    }
  }

  private mutating func writeTexts(_ tag: Tag, _ file: FileTags) {
    writeText("signature", file.text(tag.signature))
    writeText("declaration", file.text(tag.header))
    if !tag.type.isEmpty {
      json.key("typeref")
      json.value(text: TypeReference.text(of: file.text(tag.type))[...])
    }
    writeText("doc", file.text(tag.doc))
    if tag.access != .none {
      json.key("access")
      json.value(tag.access.recordName)
    }
    guard !tag.modifiers.isEmpty else { return }
    json.key("modifiers")
    json.beginArray()
    for modifier in tag.modifiers.names { json.value(modifier) }
    json.endArray()
  }

  private mutating func writeText(_ key: StaticString, _ text: ArraySlice<UInt8>) {
    guard !text.isEmpty else { return }
    json.key(key)
    json.value(text: text)
  }

  private mutating func writeInteger(_ key: StaticString, _ value: Int) {
    json.key(key)
    json.value(value)
  }
}

extension Tag {
  /// The kind's name in records, of a definition or of a reference.
  package var kindName: StaticString {
    kind?.recordName ?? referenceKind?.recordName ?? "unknown"
  }
}
