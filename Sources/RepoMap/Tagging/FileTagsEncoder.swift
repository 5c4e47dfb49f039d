import TagStore
import TreeSitter

/// Turns a file's syntax tags and source into the payload that `FileTags` reads.
struct FileTagsEncoder {
  let language: Language
  let detail: TagDetail
  private let accessConvention: String

  init(language: Language, detail: TagDetail) {
    self.language = language
    self.detail = detail
    accessConvention = language.accessConvention
  }

  /// The payload of a file that was not parsed.
  static func payload(
    outcome: FileOutcome, language: Language? = nil, byteCount: Int = 0, failureCode: Int32 = 0
  ) -> [UInt8] {
    var writer = ByteWriter()
    writeHead(
      &writer, content: nil, outcome: outcome, language: language, byteCount: byteCount,
      lineCount: 0, isUTF8: true, errorCount: 0, failureCode: failureCode, counts: TagCounts())
    write([], to: &writer)
    writer.write([])
    return writer.bytes
  }

  /// The payload of a parsed file whose leaves stand in the place of words and tags.
  static func payload(of leaves: [SyntaxLeaf], language: Language, byteCount: Int) -> [UInt8] {
    var writer = ByteWriter()
    writeHead(
      &writer, content: nil, outcome: .parsed, language: language, byteCount: byteCount,
      lineCount: 0, isUTF8: true, errorCount: 0, failureCode: 0, counts: TagCounts())
    write([], to: &writer)
    var section = ByteWriter()
    section.write(leaves.count)
    var end: UInt32 = 0
    for leaf in leaves {
      section.write(byte: leaf.kind.rawValue)
      section.write(Int(leaf.range.start - end))
      section.write(Int(leaf.range.end - leaf.range.start))
      end = leaf.range.end
    }
    writer.write(section.bytes)
    return writer.bytes
  }

  /// The payload of a parsed file of `byteCount` bytes at the front of `source`.
  func payload(of result: SyntaxTags, source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var writer = ByteWriter()
    let kept = keptTags(result.tags)
    var newIndex = [Int](repeating: -1, count: result.tags.count)
    var counts = TagCounts()
    for (new, old) in kept.enumerated() {
      newIndex[old] = new
      counts.add(result.tags[old].role)
    }
    let content =
      detail.contains(.contentHash) ? ContentHash(of: UnsafeRawBufferPointer(source)) : nil
    Self.writeHead(
      &writer, content: content, outcome: .parsed, language: language, byteCount: source.count,
      lineCount: lineCount(source), isUTF8: isValidUTF8(source), errorCount: result.errorCount,
      failureCode: 0, counts: counts)
    Self.write(result.embedded, to: &writer)
    var bag = WordBagEncoder(
      source: source, definitions: wordOwners(of: kept.map { result.tags[$0] }))
    if detail.contains(.words) { bag.scan() }
    var words = bag.table
    var columns = TagColumnWriter()
    for old in kept {
      let tag = result.tags[old]
      let parent = tag.parent < 0 ? -1 : newIndex[Int(tag.parent)]
      let embedded = result.embedded.language(at: tag.name.start)
      write(
        tag, parent: parent, convention: embedded?.accessConvention ?? accessConvention, source,
        &words, to: &columns)
    }
    var section = ByteWriter()
    words.write(bagCount: bag.table.count, to: &section)
    bag.write(to: &section)
    writer.write(section.bytes)
    columns.write(to: &writer)
    return writer.bytes
  }

  /// The ranges whose words belong to each tag, nil for none.
  ///
  /// A definition holds the words of its doc comment too, and those of its members.
  private func wordOwners(of tags: [SyntaxTag]) -> [ByteRange?] {
    guard detail.contains(.words) else { return [] }
    return tags.map { tag in
      let isMember = tag.parent >= 0 && TagKind(rawValue: tag.rawKind)?.isValue == true
      guard tag.role != .reference, !isMember else { return nil }
      let start = tag.doc.isEmpty ? tag.range.start : min(tag.doc.start, tag.range.start)
      return ByteRange(start: start, end: tag.range.end)
    }
  }

  private func keptTags(_ tags: [SyntaxTag]) -> [Int] {
    detail.contains(.references)
      ? Array(tags.indices) : tags.indices.filter { tags[$0].role != .reference }
  }

  private static func writeHead(
    _ writer: inout ByteWriter, content: ContentHash?, outcome: FileOutcome,
    language: Language?, byteCount: Int, lineCount: Int, isUTF8: Bool, errorCount: Int,
    failureCode: Int32, counts: TagCounts
  ) {
    writer.write(content?.bytes ?? [])
    writer.write(byte: outcome.rawValue)
    writer.write(language.map { $0.index + 1 } ?? 0)
    writer.write(byteCount)
    writer.write(lineCount)
    writer.write(byte: isUTF8 ? 1 : 0)
    writer.write(errorCount)
    writer.write(Int(failureCode))
    counts.write(to: &writer)
  }

  /// Languages by their names: numbers change from program to program, and payloads are kept.
  private static func write(_ embedded: [EmbeddedSource], to writer: inout ByteWriter) {
    writer.write(embedded.count)
    for part in embedded {
      writer.write(part.language.name.utf8)
      for number in [part.range.start, part.range.end, part.row, part.column] {
        writer.write(Int(number))
      }
    }
  }

  private func write(
    _ tag: SyntaxTag, parent: Int, convention: String, _ source: UnsafeBufferPointer<UInt8>,
    _ words: inout WordTable, to columns: inout TagColumnWriter
  ) {
    let name = source[tag.name]
    let isQualified = tag.role == .reference && TagText.isQualified(tag.name, source)
    columns.begin(
      role: tag.role.rawValue | (isQualified ? Tag.qualifiedBit : 0), kind: tag.rawKind,
      parent: parent)
    columns.write(
      nameAt: Int(tag.name.start), length: name.count, row: Int(tag.row), column: Int(tag.column))
    if !tag.selector.isEmpty {
      columns.write(name: nil, text: TagText.selector(source[tag.selector]))
    } else if TagText.isName(name), name.count <= WordTable.maximumLength {
      columns.write(name: words.intern(name.startIndex..<name.endIndex), text: [])
    } else {
      columns.write(name: nil, text: TagText.name(name))
    }
    if tag.mayHaveOuterScope { columns.write(text: TagText.singleLine(source[tag.outerScope])) }
    guard tag.role != .reference else { return }
    columns.write(range: tag.range, endRow: Int(tag.endRow))
    writeTexts(tag, name, convention, source, to: &columns)
    columns.write(doc: detail.contains(.texts) ? tag.doc : ByteRange(start: 0, end: 0))
  }

  private func writeTexts(
    _ tag: SyntaxTag, _ name: Slice<UnsafeBufferPointer<UInt8>>, _ convention: String,
    _ source: UnsafeBufferPointer<UInt8>, to columns: inout TagColumnWriter
  ) {
    guard detail.contains(.texts) else {
      columns.write(access: 0, modifiers: 0)
      for _ in 0..<4 { columns.write(text: []) }
      return
    }
    let words = HeaderWords(
      source[ByteRange(start: tag.range.start, end: max(tag.range.start, tag.name.start))])
    // In `package Shapes` the word says what it is, not who may use it.
    let isKeyword = words.access == .package && tag.rawKind == TagKind.package.rawValue
    let access =
      words.access == .none || isKeyword
      ? conventionalAccess(tag, name, convention, source) : words.access
    columns.write(access: access.rawValue, modifiers: words.modifiers.rawValue)
    columns.write(text: TagText.singleLine(source[tag.parameters]))
    columns.write(text: TagText.header(of: tag, source))
    columns.write(text: TagText.singleLine(source[tag.type]))
    columns.write(text: TagText.firstLine(ofDoc: source[tag.doc]))
  }

  /// The access of a definition whose header has no word for it.
  private func conventionalAccess(
    _ tag: SyntaxTag, _ name: Slice<UnsafeBufferPointer<UInt8>>, _ convention: String,
    _ source: UnsafeBufferPointer<UInt8>
  ) -> TagAccess {
    guard convention == "exported" else {
      return HeaderWords.access(byName: name, convention: convention)
    }
    return HeaderWords.isExported(Int(tag.range.start), source) ? .export : .none
  }

  private func lineCount(_ source: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    // Without a branch the compiler takes many bytes at a time.
    for byte in source { count &+= byte == UInt8(ascii: "\n") ? 1 : 0 }
    return source.last.map { $0 != UInt8(ascii: "\n") } == true ? count + 1 : count
  }
}

extension SyntaxTag {
  /// Whether the payload holds an outer scope: of references, imports alone have one, their module.
  fileprivate var mayHaveOuterScope: Bool {
    role != .reference || rawKind == ReferenceKind.import.rawValue
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes of a range, cut at the buffer's end.
  subscript(range: ByteRange) -> Slice<UnsafeBufferPointer<UInt8>> {
    let end = Swift.min(Int(range.end), count)
    return self[Swift.min(Int(range.start), end)..<end]
  }
}

/// Whether the bytes are well-formed UTF-8.
func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  // Most sources are ASCII, eight bytes at a time.
  var position = 0
  let raw = UnsafeRawBufferPointer(bytes)
  while position + 8 <= raw.count,
    raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
  {
    position += 8
  }
  while position < bytes.count, bytes[position] < 0x80 { position += 1 }
  // The general check costs more than most texts are long.
  guard position < bytes.count else { return true }
  return String(validating: bytes[position...], as: UTF8.self) != nil
}
