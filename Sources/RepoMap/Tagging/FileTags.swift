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
  package let tagCount: Int
  private let payload: [UInt8]
  private let tagStart: Int

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
    tagCount = 0
    payload = []
    tagStart = 0
  }

  /// A file as a worker process described it, see `FileTagsEncoder`.
  init(fileIndex: Int, payload: [UInt8]) {
    var reader = ByteReader(payload)
    self.fileIndex = fileIndex
    outcome = FileOutcome(rawValue: reader.readByte()) ?? .crashed
    let languageNumber = reader.readCount()
    language =
      (1...Language.count).contains(languageNumber) ? Language(index: languageNumber - 1) : nil
    byteCount = reader.readCount()
    lineCount = reader.readCount()
    isUTF8 = reader.readByte() != 0
    syntaxErrorCount = reader.readCount()
    failureCode = Int32(truncatingIfNeeded: reader.readInt())
    // A tag takes several bytes.
    tagCount = min(reader.readCount(), payload.count)
    tagStart = reader.position
    self.payload = payload
  }

  /// The tags in the order of their names' positions; decoded anew on each call.
  package var tags: [Tag] {
    var reader = ByteReader(payload, at: tagStart)
    var tags: [Tag] = []
    tags.reserveCapacity(tagCount)
    for _ in 0..<tagCount { tags.append(Tag(&reader, tagCount: tagCount)) }
    return tags
  }

  /// The bytes of one of a tag's texts.
  package func text(_ range: Range<Int>) -> ArraySlice<UInt8> {
    payload[range]
  }
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
  package let line: Range<Int>

  init(_ reader: inout ByteReader, tagCount: Int) {
    let roleByte = reader.readByte()
    role = TagRole(rawValue: roleByte & ~Self.qualifiedBit) ?? .reference
    isQualified = roleByte & Self.qualifiedBit != 0
    rawKind = reader.readByte()
    parent = min(reader.readCount(), tagCount) - 1
    name = reader.readRange()
    nameByte = reader.readCount()
    nameLength = reader.readCount()
    row = reader.readCount()
    column = reader.readCount()
    line = reader.readRange()
    let isImport = role == .reference && rawKind == ReferenceKind.import.rawValue
    outerScope = role != .reference || isImport ? reader.readRange() : 0..<0
    guard role != .reference else {
      byteRange = nameByte..<nameByte + nameLength
      endRow = row
      access = .none
      modifiers = []
      (signature, header, type, doc) = (0..<0, 0..<0, 0..<0, 0..<0)
      return
    }
    let start = reader.readCount()
    byteRange = start..<start + reader.readCount()
    endRow = reader.readCount()
    access = TagAccess(rawValue: reader.readByte()) ?? .none
    modifiers = TagModifiers(rawValue: UInt32(truncatingIfNeeded: reader.readInt()))
    signature = reader.readRange()
    header = reader.readRange()
    type = reader.readRange()
    doc = reader.readRange()
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
