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
    writer.write(wordBag(of: kept.map { result.tags[$0] }, source))
    for old in kept {
      let tag = result.tags[old]
      let parent = tag.parent < 0 ? -1 : newIndex[Int(tag.parent)]
      let embedded = result.embedded.language(at: tag.name.start)
      write(
        tag, parent: parent, convention: embedded?.accessConvention ?? accessConvention, source,
        to: &writer)
    }
    return writer.bytes
  }

  /// A definition holds the words of its doc comment too, and those of its members.
  private func wordBag(
    of tags: [SyntaxTag], _ source: UnsafeBufferPointer<UInt8>
  ) -> [UInt8] {
    guard detail.contains(.words) else { return [] }
    let definitions = tags.map { tag -> ByteRange? in
      let isMember = tag.parent >= 0 && TagKind(rawValue: tag.rawKind)?.isValue == true
      guard tag.role != .reference, !isMember else { return nil }
      let start = tag.doc.isEmpty ? tag.range.start : min(tag.doc.start, tag.range.start)
      return ByteRange(start: start, end: tag.range.end)
    }
    var writer = ByteWriter()
    var encoder = WordBagEncoder(source: source, definitions: definitions)
    encoder.write(to: &writer)
    return writer.bytes
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
    to writer: inout ByteWriter
  ) {
    let name = source[tag.name]
    let isQualified = tag.role == .reference && TagText.isQualified(tag.name, source)
    writer.write(byte: tag.role.rawValue | (isQualified ? Tag.qualifiedBit : 0))
    writer.write(byte: tag.rawKind)
    writer.write(parent + 1)
    writer.write(TagText.name(name))
    writer.write(Int(tag.name.start))
    writer.write(name.count)
    writer.write(Int(tag.row))
    writer.write(Int(tag.column))
    if tag.mayHaveOuterScope { writer.write(TagText.singleLine(source[tag.outerScope])) }
    guard tag.role != .reference else { return }
    writer.write(Int(tag.range.start))
    writer.write(Int(tag.range.end) - Int(tag.range.start))
    writer.write(Int(tag.endRow))
    writeTexts(tag, name, convention, source, to: &writer)
  }

  private func writeTexts(
    _ tag: SyntaxTag, _ name: Slice<UnsafeBufferPointer<UInt8>>, _ convention: String,
    _ source: UnsafeBufferPointer<UInt8>, to writer: inout ByteWriter
  ) {
    guard detail.contains(.texts) else {
      writer.write(byte: 0)
      for _ in 0..<7 { writer.write(0) }
      return
    }
    let words = HeaderWords(
      source[ByteRange(start: tag.range.start, end: max(tag.range.start, tag.name.start))])
    // In `package Shapes` the word says what it is, not who may use it.
    let isKeyword = words.access == .package && tag.rawKind == TagKind.package.rawValue
    let access =
      words.access == .none || isKeyword
      ? conventionalAccess(tag, name, convention, source) : words.access
    writer.write(byte: access.rawValue)
    writer.write(Int(words.modifiers.rawValue))
    writer.write(TagText.singleLine(source[tag.parameters]))
    writer.write(TagText.header(of: tag, source))
    writer.write(TagText.singleLine(source[tag.type]))
    writer.write(TagText.firstLine(ofDoc: source[tag.doc]))
    writer.write(Int(tag.doc.start))
    writer.write(tag.doc.isEmpty ? 0 : Int(tag.doc.end - tag.doc.start))
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
    for byte in source where byte == UInt8(ascii: "\n") { count += 1 }
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
  return String(validating: bytes[position...], as: UTF8.self) != nil
}
