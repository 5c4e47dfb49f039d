import TagStore
package import TreeSitter

/// What is known of one file: its outcome, its measures and its tags.
///
/// The tags stay in the compact form in which the worker process sent them and are decoded one at a
/// time, so that a file's tags cost their bytes once, and no objects.
package struct FileTags: Sendable {
  /// Position of the file in the list that was scanned.
  package let fileIndex: Int
  package let outcome: FileOutcome
  package let language: Language?
  /// The file's size; 0 where it was not looked at.
  package let byteCount: Int
  /// Newlines, plus one for a last line without.
  package let lineCount: Int
  package let isUTF8: Bool
  /// ERROR and MISSING nodes in the tree.
  package let syntaxErrorCount: Int
  /// `errno` of an unreadable file, the signal of a crash, else 0.
  package let failureCode: Int32
  package let counts: TagCounts
  /// Parts in other languages, in order.
  package let embedded: [EmbeddedSource]
  package var tagCount: Int { counts.sum }
  /// Whether `tags` has them; else only their number is known.
  package let holdsTags: Bool
  /// Of the bytes that were read, where it was asked for.
  let contentHash: ContentHash?
  /// Under which the store keeps its tags, where they are kept.
  var contentKey: ContentKey?
  let payload: [UInt8]
  /// Where the words begin, and the columns of tags behind them.
  let wordStart: Int
  let tagStart: Int

  /// A file that was not parsed.
  package init(
    fileIndex: Int, outcome: FileOutcome, language: Language? = nil, byteCount: Int = 0,
    failureCode: Int32 = 0
  ) {
    self.fileIndex = fileIndex
    self.outcome = outcome
    self.language = language
    self.byteCount = byteCount
    self.failureCode = failureCode
    lineCount = 0
    isUTF8 = true
    syntaxErrorCount = 0
    counts = TagCounts()
    embedded = []
    holdsTags = true
    contentHash = nil
    payload = []
    wordStart = 0
    tagStart = 0
  }

  /// A file that has not changed since an earlier run, without its tags.
  init(fileIndex: Int, known: RootSnapshot.Entry) {
    self.fileIndex = fileIndex
    outcome = known.outcome
    language = known.language
    byteCount = Int(known.fingerprint.byteCount)
    lineCount = known.measures.lineCount
    isUTF8 = known.measures.isUTF8
    syntaxErrorCount = known.measures.syntaxErrorCount
    failureCode = known.failureCode
    counts = known.measures.counts
    embedded = []
    holdsTags = false
    contentHash = nil
    contentKey = known.key
    payload = []
    wordStart = 0
    tagStart = 0
  }

  /// A file as a worker process described it, see `FileTagsEncoder`.
  ///
  /// `language` is what a stored payload is of: numbers of languages change from program to program.
  init(
    fileIndex: Int, payload: [UInt8], language stored: Language? = nil,
    contentKey storedKey: ContentKey? = nil
  ) {
    var reader = ByteReader(payload)
    self.fileIndex = fileIndex
    contentHash = ContentHash(bytes: payload[reader.readRange()])
    contentKey = storedKey
    outcome = FileOutcome(rawValue: reader.readByte()) ?? .crashed
    let languageNumber = reader.readCount()
    let language =
      stored
      ?? ((1...Language.count).contains(languageNumber) ? Language(index: languageNumber - 1) : nil)
    self.language = language
    byteCount = reader.readCount()
    lineCount = reader.readCount()
    isUTF8 = reader.readByte() != 0
    syntaxErrorCount = reader.readCount()
    failureCode = Int32(truncatingIfNeeded: reader.readInt())
    counts = TagCounts(from: &reader, limit: payload.count)
    embedded = Self.embedded(&reader)
    holdsTags = true
    let words = reader.readRange()
    wordStart = words.lowerBound
    tagStart = words.upperBound
    self.payload = payload
  }

  private static func embedded(_ reader: inout ByteReader) -> [EmbeddedSource] {
    (0..<min(reader.readCount(), reader.bytes.count)).compactMap { _ in
      let name = String(decoding: reader.bytes[reader.readRange()], as: UTF8.self)
      let numbers = (0..<4).map { _ in UInt32(reader.readCount()) }
      return Language(name: name).map {
        EmbeddedSource(
          language: $0, range: ByteRange(start: numbers[0], end: numbers[1]), row: numbers[2],
          column: numbers[3])
      }
    }
  }

  /// The language that the byte at that offset of the source is in.
  package func language(at byte: Int) -> Language? {
    embedded.language(at: UInt32(clamping: byte)) ?? language
  }

  /// The tags in the order of their names' positions; decoded anew on each call.
  package var tags: [Tag] {
    var tags: [Tag] = []
    tags.reserveCapacity(tagCount)
    forEachTag { tags.append($1) }
    return tags
  }

  /// Calls `body` with each tag and its index, in that order.
  func forEachTag(_ body: (Int, Tag) -> Void) {
    let count = tagCount
    guard holdsTags, count > 0 else { return }
    var words = ByteReader(payload, at: wordStart)
    var reader = TagColumnReader(
      ByteReader(payload, at: tagStart), words: PayloadWords(&words), tagCount: count)
    for index in 0..<count { body(index, reader.next()) }
  }

  /// What a snapshot keeps of the file beside its tags.
  var measures: FileMeasures {
    FileMeasures(
      lineCount: lineCount, isUTF8: isUTF8, syntaxErrorCount: syntaxErrorCount, counts: counts)
  }

  /// The words of the source, if `TagDetail.words` asked for them; decoded anew on each call.
  package var wordBag: WordBag {
    WordBag(ByteReader(payload, at: wordStart), tagCount: tagCount)
  }

  /// The bytes of one of a tag's or a word bag's texts.
  package func text(_ range: Range<Int>) -> ArraySlice<UInt8> {
    payload[range]
  }
}

/// What is counted of a file.
struct FileMeasures: Sendable, Equatable {
  var lineCount = 0
  var isUTF8 = true
  var syntaxErrorCount = 0
  var counts = TagCounts()
}

/// One tag, its texts as ranges to ask its `FileTags` for.
package struct Tag: Sendable {
  package let role: TagRole
  /// Whether a reference's name follows `.`, `->` or `::`.
  package let isQualified: Bool
  private let rawKind: UInt8
  /// Index of the enclosing definition among the file's tags, or -1.
  package let parent: Int
  package let name: Range<Int>
  package let nameByte: Int
  /// Length of the name's token in the source.
  package let nameLength: Int
  /// 0-based row, and byte column in it.
  package let row: Int
  package let column: Int
  package let byteRange: Range<Int>
  package let endRow: Int
  /// Owner written at the definition itself, `A::B` of `A::B::f`; of an import, what it takes from.
  package let outerScope: Range<Int>
  package let access: TagAccess
  package let modifiers: TagModifiers
  package let signature: Range<Int>
  package let header: Range<Int>
  package let type: Range<Int>
  package let doc: Range<Int>
  /// Where the doc comment stands in the source; empty where there is none.
  package let docByteRange: Range<Int>

  /// What every tag has.
  struct Place {
    let parent: Int
    let name: Range<Int>
    let nameByte: Int
    let nameLength: Int
    let row: Int
    let column: Int
  }

  /// The tag that `columns` has begun; what only definitions have is read here.
  init(role roleByte: UInt8, rawKind: UInt8, place: Place, _ columns: inout TagColumnReader) {
    role = TagRole(rawValue: roleByte & ~Self.qualifiedBit) ?? .reference
    isQualified = roleByte & Self.qualifiedBit != 0
    self.rawKind = rawKind
    (parent, name) = (place.parent, place.name)
    (nameByte, nameLength) = (place.nameByte, place.nameLength)
    (row, column) = (place.row, place.column)
    let isImport = role == .reference && rawKind == ReferenceKind.import.rawValue
    outerScope = role != .reference || isImport ? columns.readText() : 0..<0
    guard role != .reference else {
      byteRange = nameByte..<nameByte + nameLength
      endRow = row
      access = .none
      modifiers = []
      (signature, header, type, doc) = (0..<0, 0..<0, 0..<0, 0..<0)
      docByteRange = 0..<0
      return
    }
    (byteRange, endRow) = columns.readRange()
    (access, modifiers) = columns.readHead()
    signature = columns.readText()
    header = columns.readText()
    type = columns.readText()
    doc = columns.readText()
    docByteRange = columns.readDocRange()
  }

  /// Marks a qualified reference beside its role.
  static let qualifiedBit: UInt8 = 0x80

  /// The kind of a definition or declaration; nil for a reference.
  package var kind: TagKind? {
    role == .reference ? nil : TagKind(rawValue: rawKind)
  }

  /// The kind of a reference; nil for others.
  package var referenceKind: ReferenceKind? {
    role == .reference ? ReferenceKind(rawValue: rawKind) : nil
  }
}
