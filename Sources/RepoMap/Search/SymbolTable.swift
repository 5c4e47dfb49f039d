import TagStore
package import TreeSitter

/// Every definition and declaration of a run as columns of plain numbers, for searching by name.
///
/// Symbols are numbered in the order of files and, in a file, of their names. Filled by adding every
/// file once in the list's order; a symbol costs about 60 bytes and its signature, a
/// distinct name its text and 30.
package struct SymbolTable: Sendable {
  /// Distinct names, by number.
  package private(set) var names = IdentifierTable()
  /// By name number: which bytes the name holds.
  private(set) var nameMasks: [ByteMask] = []
  /// By file: its language, and the range of its symbols.
  package private(set) var files: [File] = []

  // By symbol.
  private var nameNumbers: [UInt32] = []
  private var fileNumbers: [UInt32] = []
  private var parents: [Int32] = []
  /// Number + 1 of the owner written at the definition itself, among `owners`; 0 for none.
  private var ownerNumbers: [UInt32] = []
  private var kinds: [UInt8] = []
  private var roles: [UInt8] = []
  private var details = SymbolDetails()

  private var owners = IdentifierTable()
  /// Symbols grouped by name: those of name `n` at `nameEnds[n - 1]..<nameEnds[n]`.
  private var symbolsByName: [UInt32] = []
  private var nameEnds: [UInt32] = []

  package struct File: Sendable {
    package let language: Language?
    package let outcome: FileOutcome
    package let syntaxErrorCount: Int
    package let symbols: Range<Int>

    init(_ file: FileTags, symbols: Range<Int>) {
      language = file.language
      outcome = file.outcome
      syntaxErrorCount = file.syntaxErrorCount
      self.symbols = symbols
    }

    /// A row of a stored table, which knows of a file its symbols alone.
    init(symbols: Range<Int>) {
      (language, outcome, syntaxErrorCount) = (nil, .parsed, 0)
      self.symbols = symbols
    }
  }

  /// Where a symbol stands in its file; rows and columns are 0-based, columns in bytes.
  package struct Position: Sendable, BitwiseCopyable {
    package let row: UInt32
    package let column: UInt32
    package let endRow: UInt32
    package let nameByte: UInt32
    package let startByte: UInt32
    package let endByte: UInt32
    /// Where the doc comment before the definition begins; `startByte` where there is none.
    package let docByte: UInt32

    init(_ tag: Tag) {
      row = UInt32(tag.row)
      column = UInt32(tag.column)
      endRow = UInt32(tag.endRow)
      nameByte = UInt32(tag.nameByte)
      startByte = UInt32(tag.byteRange.lowerBound)
      endByte = UInt32(clamping: tag.byteRange.upperBound)
      docByte =
        tag.docByteRange.isEmpty
        ? startByte : min(startByte, UInt32(tag.docByteRange.lowerBound))
    }
  }

  package init() {}

  package var count: Int { nameNumbers.count }

  /// Adds the next file of the list, in time linear in its tags.
  ///
  /// `finish` makes what was added searchable.
  package mutating func add(_ file: FileTags) {
    precondition(file.fileIndex == files.count, "files are added in the list's order")
    let first = count
    let tags = file.tags
    var symbols = [Int32](repeating: -1, count: tags.count)
    for (index, tag) in tags.enumerated() where tag.role != .reference {
      symbols[index] = Int32(count)
      // A parent stands before what it encloses; where its name stands behind, it comes later.
      add(tag, of: file, parent: tag.parent < 0 ? -1 : Int32(tag.parent))
    }
    for symbol in first..<count where parents[symbol] >= 0 {
      parents[symbol] = symbols[Int(parents[symbol])]
    }
    files.append(File(file, symbols: first..<count))
  }

  private mutating func add(_ tag: Tag, of file: FileTags, parent: Int32) {
    let name = names.intern(file.text(tag.name))
    if name == nameMasks.count { nameMasks.append(ByteMask(file.text(tag.name))) }
    nameNumbers.append(UInt32(name))
    fileNumbers.append(UInt32(files.count))
    parents.append(parent)
    ownerNumbers.append(
      tag.outerScope.isEmpty ? 0 : UInt32(owners.intern(file.text(tag.outerScope)) + 1))
    kinds.append((tag.kind ?? .variable).rawValue)
    roles.append(tag.role.rawValue)
    details.append(Position(tag), signature: file.text(tag.signature))
  }

  /// Groups the symbols by name, in O(n); to be called when all files are added.
  package mutating func finish() {
    nameEnds = Array(repeating: 0, count: names.count)
    for name in nameNumbers { nameEnds[Int(name)] += 1 }
    var end: UInt32 = 0
    for name in nameEnds.indices {
      // Until symbols are placed, an end is the place of the group's next one.
      (nameEnds[name], end) = (end, end + nameEnds[name])
    }
    symbolsByName = Array(repeating: 0, count: count)
    for symbol in nameNumbers.indices {
      let name = Int(nameNumbers[symbol])
      symbolsByName[Int(nameEnds[name])] = UInt32(symbol)
      nameEnds[name] += 1
    }
  }

  /// The symbols of one name, in their order.
  package func symbols(ofName number: Int) -> ArraySlice<UInt32> {
    symbolsByName[(number == 0 ? 0 : Int(nameEnds[number - 1]))..<Int(nameEnds[number])]
  }
}

extension SymbolTable: FileColumns {
  static var recordKind: TagStore.RecordKind { .symbols }

  mutating func begin(with stored: SymbolTable) {
    (names, nameMasks, owners) = (stored.names, stored.nameMasks, stored.owners)
    let count = stored.count
    nameNumbers.reserveCapacity(count)
    fileNumbers.reserveCapacity(count)
    parents.reserveCapacity(count)
    ownerNumbers.reserveCapacity(count)
    kinds.reserveCapacity(count)
    roles.reserveCapacity(count)
    details.reserveCapacity(count)
  }

  mutating func add(_ file: FileTags, row: Int, of stored: SymbolTable) {
    let first = count
    let rows = stored.files[row].symbols
    let moved = Int32(first - rows.lowerBound)
    fileNumbers += repeatElement(UInt32(files.count), count: rows.count)
    nameNumbers += stored.nameNumbers[rows]
    ownerNumbers += stored.ownerNumbers[rows]
    kinds += stored.kinds[rows]
    roles += stored.roles[rows]
    for row in rows {
      parents.append(stored.parents[row] < 0 ? -1 : stored.parents[row] + moved)
    }
    details.append(rows, of: stored.details)
    files.append(File(file, symbols: first..<count))
  }

  mutating func adopt(_ stored: SymbolTable, files: [FileTags]) {
    self = stored
    fileNumbers.reserveCapacity(count)
    self.files = files.enumerated().map { number, file in
      let symbols = stored.files[number].symbols
      fileNumbers += repeatElement(UInt32(number), count: symbols.count)
      return File(file, symbols: symbols)
    }
  }

  func write(to writer: inout ColumnWriter) {
    names.write(to: &writer)
    writer.append(nameMasks)
    owners.write(to: &writer)
    writer.append(files.map { UInt32($0.symbols.count) })
    writer.append(nameNumbers)
    writer.append(parents)
    writer.append(ownerNumbers)
    writer.append(kinds)
    writer.append(roles)
    details.write(to: &writer)
  }

  init?(from reader: inout ColumnReader) {
    guard let names = IdentifierTable(from: &reader, hasSlots: false),
      let masks: [ByteMask] = reader.column(),
      let owners = IdentifierTable(from: &reader, hasSlots: false),
      let symbolCounts: [UInt32] = reader.column()
    else { return nil }
    var first = 0
    for count in symbolCounts {
      files.append(File(symbols: first..<first + Int(count)))
      first += Int(count)
    }
    guard let nameNumbers: [UInt32] = reader.column(), let parents: [Int32] = reader.column(),
      let ownerNumbers: [UInt32] = reader.column(), let kinds: [UInt8] = reader.column(),
      let roles: [UInt8] = reader.column(), let details = PackedSymbolDetails(from: &reader),
      masks.count == names.count,
      [
        nameNumbers.count, parents.count, ownerNumbers.count, kinds.count, roles.count,
        details.count,
      ].allSatisfy({ $0 == first })
    else { return nil }
    (self.names, nameMasks, self.owners) = (names, masks, owners)
    (self.nameNumbers, self.parents, self.ownerNumbers) = (nameNumbers, parents, ownerNumbers)
    (self.kinds, self.roles) = (kinds, roles)
    self.details = SymbolDetails(details)
  }
}

extension SymbolTable {
  package func nameNumber(of symbol: Int) -> Int { Int(nameNumbers[symbol]) }
  package func name(of symbol: Int) -> ArraySlice<UInt8> { names[Int(nameNumbers[symbol])] }
  package func fileNumber(of symbol: Int) -> Int { Int(fileNumbers[symbol]) }
  package func language(of symbol: Int) -> Language? { files[fileNumber(of: symbol)].language }
  package func kind(of symbol: Int) -> TagKind { TagKind(rawValue: kinds[symbol]) ?? .variable }
  package func role(of symbol: Int) -> TagRole {
    TagRole(rawValue: roles[symbol]) ?? .definition
  }
  package func position(of symbol: Int) -> Position { details.position(at: symbol) }

  /// The enclosing symbol.
  package func parent(of symbol: Int) -> Int? {
    parents[symbol] < 0 ? nil : Int(parents[symbol])
  }

  /// The owner that is written at the definition itself, `A::B` of `A::B::f`.
  package func owner(of symbol: Int) -> ArraySlice<UInt8>? {
    ownerNumbers[symbol] == 0 ? nil : owners[Int(ownerNumbers[symbol]) - 1]
  }

  /// The parameter list on one line, where the files were extracted with texts.
  package func signature(of symbol: Int) -> ArraySlice<UInt8> {
    details.signature(at: symbol)
  }

  /// The names of what encloses the symbol, joined as its language joins them; empty at file level.
  package func scope(of symbol: Int) -> [UInt8] {
    let separator = language(of: symbol)?.scopeSeparator ?? [UInt8(ascii: ".")]
    var parts: [ArraySlice<UInt8>] = []
    var next: Int? = symbol
    // Parents form no circle; should a broken worker process say so, this is where it ends.
    while let current = next, parts.count < 256 {
      if current != symbol { parts.append(name(of: current)) }
      if ownerNumbers[current] > 0 { parts.append(owners[Int(ownerNumbers[current]) - 1]) }
      next = parent(of: current)
    }
    return Array(parts.reversed().joined(separator: separator))
  }

  /// Scope and name, joined as the language joins them.
  package func qualifiedName(of symbol: Int) -> [UInt8] {
    let scope = scope(of: symbol)
    guard !scope.isEmpty else { return Array(name(of: symbol)) }
    return scope + (language(of: symbol)?.scopeSeparator ?? [UInt8(ascii: ".")])
      + name(of: symbol)
  }
}
