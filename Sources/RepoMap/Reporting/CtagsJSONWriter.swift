import TreeSitter

/// What `ctags --output-format=json` writes: a JSON object a definition and line, with its pattern.
///
/// For readers of that format, which know no references and no key of ours; a path that is not UTF-8
/// has U+FFFD in the place of what is not.
package struct CtagsJSONWriter: TagWriter {
  private let version: String
  private var json = JSONWriter()

  package init(version: String) {
    self.version = version
  }

  package mutating func begin(_ output: inout [UInt8]) {
    for (name, value, comment) in [
      ("JSON_OUTPUT_VERSION", "0.0", "in development"),
      ("TAG_FILE_SORTED", "0", "0=unsorted, 1=sorted, 2=foldcase"),
      ("TAG_PATTERN_LENGTH_LIMIT", "\(CtagsWriter.patternLimit)", "0 for no limit"),
      ("TAG_PROGRAM_NAME", "repomap", ""), ("TAG_PROGRAM_VERSION", version, ""),
    ] {
      json.beginObject()
      write("_type", text: "ptag")
      write("name", text: name)
      write("path", text: value)
      write("pattern", text: comment)
      endLine(&output)
    }
  }

  package var needsSource: Bool { true }

  package mutating func write(
    _ file: FileTags, path: ArraySlice<UInt8>, source: UnsafeBufferPointer<UInt8>,
    to output: inout [UInt8]
  ) {
    let tags = file.tags
    let scopes = TagScopes(file, tags)
    for index in tags.indices where tags[index].role == .definition {
      let line = TagText.line(around: tags[index].nameByte, source)
      write(tags[index], file, path, line: line)
      writeScope(of: index, scopes)
      write("end", tags[index].endRow + 1)
      endLine(&output)
    }
  }

  private mutating func write(
    _ tag: Tag, _ file: FileTags, _ path: ArraySlice<UInt8>, line: [UInt8]
  ) {
    json.beginObject()
    write("_type", text: "tag")
    write("name", file.text(tag.name))
    write("path", path)
    write("pattern", CtagsWriter.pattern(of: line[...])[...])
    write("language", text: file.language(at: tag.nameByte)?.displayName ?? "")
    write("line", tag.row + 1)
    if !tag.type.isEmpty { write("typeref", TypeReference.text(of: file.text(tag.type))[...]) }
    write("kind", text: "\(tag.kindName)")
    if tag.access != .none { write("access", text: "\(tag.access.recordName)") }
    if !tag.signature.isEmpty { write("signature", file.text(tag.signature)) }
  }

  private mutating func writeScope(of index: Int, _ scopes: TagScopes) {
    let scope = scopes.scope(of: index)
    guard !scope.isEmpty else { return }
    write("scope", scope[...])
    if let kind = scopes.scopeKind(of: index) { write("scopeKind", text: "\(kind.recordName)") }
  }

  private mutating func write(_ key: StaticString, text: String) {
    json.key(key)
    json.value(text)
  }

  private mutating func write(_ key: StaticString, _ text: ArraySlice<UInt8>) {
    json.key(key)
    json.value(text: text)
  }

  private mutating func write(_ key: StaticString, _ number: Int) {
    json.key(key)
    json.value(number)
  }

  private mutating func endLine(_ output: inout [UInt8]) {
    json.endObject()
    json.endLine()
    output.append(contentsOf: json.bytes)
    json.removeAll()
  }
}
