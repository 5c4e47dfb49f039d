import TreeSitter

/// Lays a file's tags out by columns: all roles, then all kinds, and so on.
///
/// Neighbours in a column are alike, and positions are written as distances to the tag before, which
/// makes what zstd leaves of them a quarter smaller than tags written one behind the other
/// (docs/caching.md). `TagColumnReader` reads them in step.
struct TagColumnWriter {
  private var roles = ByteWriter()
  private var kinds = ByteWriter()
  private var parents = ByteWriter()
  private var starts = ByteWriter()
  private var rows = ByteWriter()
  private var columns = ByteWriter()
  private var names = ByteWriter()
  private var ranges = ByteWriter()
  private var details = ByteWriter()
  private var texts = ByteWriter()
  private var previous = TagPosition()

  /// Begins a tag; `parent` is the enclosing definition's index, or -1.
  mutating func begin(role: UInt8, kind: UInt8, parent: Int) {
    roles.write(byte: role)
    kinds.write(byte: kind)
    parents.write(signed: parent - previous.parent)
    previous.parent = parent
  }

  /// The tag's name: `number` in the table of words, or nil with its text.
  mutating func write(name number: Int?, text: [UInt8]) {
    names.write(number.map { $0 + 1 } ?? 0)
    if number == nil { write(text: text) }
  }

  /// Where the name's token stands; `column` counts bytes.
  mutating func write(nameAt byte: Int, length: Int, row: Int, column: Int) {
    starts.write(signed: byte - previous.byte)
    starts.write(length)
    rows.write(signed: row - previous.row)
    // On one row the distance in bytes says it.
    if row != previous.row { columns.write(column) }
    previous.byte = byte
    previous.row = row
  }

  /// Where the definition stands; after its name was written.
  mutating func write(range: ByteRange, endRow: Int) {
    ranges.write(signed: Int(range.start) - previous.byte)
    ranges.write(Int(range.end) - Int(range.start))
    ranges.write(signed: endRow - previous.row)
  }

  /// Where its doc comment stands, in front of it for the most part.
  mutating func write(doc: ByteRange) {
    let length = doc.isEmpty ? 0 : Int(doc.end) - Int(doc.start)
    ranges.write(length)
    if length > 0 { ranges.write(signed: previous.byte - Int(doc.start)) }
  }

  mutating func write(access: UInt8, modifiers: UInt32) {
    details.write(byte: access)
    details.write(Int(modifiers))
  }

  mutating func write(text: some Collection<UInt8>) {
    details.write(text.count)
    texts.append(text)
  }

  func write(to writer: inout ByteWriter) {
    for column in [roles, kinds, parents, starts, rows, columns, names, ranges, details, texts] {
      writer.write(column.bytes)
    }
  }
}

/// What the next tag's numbers are distances to.
private struct TagPosition {
  var parent = -1
  var byte = 0
  var row = 0
  var column = 0
}

/// Reads the tags that `TagColumnWriter` has laid out, one after the other.
///
/// Any other bytes give some tags, and never a trap.
struct TagColumnReader {
  private let words: PayloadWords
  private let tagCount: Int
  private var roles: ByteReader
  private var kinds: ByteReader
  private var parents: ByteReader
  private var starts: ByteReader
  private var rows: ByteReader
  private var columns: ByteReader
  private var names: ByteReader
  private var ranges: ByteReader
  private var details: ByteReader
  private var texts: ByteReader
  private var previous = TagPosition()

  /// `reader` stands at the first column.
  init(_ reader: ByteReader, words: PayloadWords, tagCount: Int) {
    var reader = reader
    func column(_ reader: inout ByteReader) -> ByteReader {
      ByteReader(reader.bytes, at: reader.readRange().lowerBound)
    }
    self.words = words
    self.tagCount = tagCount
    roles = column(&reader)
    kinds = column(&reader)
    parents = column(&reader)
    starts = column(&reader)
    rows = column(&reader)
    columns = column(&reader)
    names = column(&reader)
    ranges = column(&reader)
    details = column(&reader)
    texts = column(&reader)
  }

  mutating func next() -> Tag {
    let role = roles.readByte()
    let rawKind = kinds.readByte()
    readPosition()
    let name = readName()
    let length = starts.readCount()
    let place = Tag.Place(
      parent: previous.parent, name: name, nameByte: previous.byte, nameLength: length,
      row: previous.row, column: previous.column)
    return Tag(role: role, rawKind: rawKind, place: place, &self)
  }

  private mutating func readPosition() {
    previous.parent = clamp(previous.parent + parents.readSigned(), to: -1..<tagCount)
    let distance = starts.readSigned()
    previous.byte = clamp(previous.byte + distance, to: Self.offsets)
    let rowDistance = rows.readSigned()
    previous.row = clamp(previous.row + rowDistance, to: Self.offsets)
    previous.column =
      rowDistance == 0
      ? clamp(previous.column + distance, to: Self.offsets) : columns.readCount()
  }

  private mutating func readName() -> Range<Int> {
    let number = names.readCount()
    return number == 0 ? readText() : words.range(number - 1)
  }

  /// The next of the texts, as a range of the payload.
  mutating func readText() -> Range<Int> {
    texts.skip(details.readCount())
  }

  /// Start, end and last row of the definition that was begun.
  mutating func readRange() -> (bytes: Range<Int>, endRow: Int) {
    let start = clamp(previous.byte + ranges.readSigned(), to: Self.offsets)
    let length = ranges.readCount()
    let endRow = clamp(previous.row + ranges.readSigned(), to: Self.offsets)
    return (start..<start + length, endRow)
  }

  mutating func readDocRange() -> Range<Int> {
    let length = ranges.readCount()
    guard length > 0 else { return 0..<0 }
    let start = clamp(previous.byte - ranges.readSigned(), to: Self.offsets)
    return start..<start + length
  }

  mutating func readHead() -> (access: TagAccess, modifiers: TagModifiers) {
    (
      TagAccess(rawValue: details.readByte()) ?? .none,
      TagModifiers(rawValue: UInt32(truncatingIfNeeded: details.readInt()))
    )
  }

  private static let offsets = 0..<Int(UInt32.max)

  private func clamp(_ value: Int, to range: Range<Int>) -> Int {
    min(max(value, range.lowerBound), range.upperBound - 1)
  }
}
