import TagStore
import TreeSitter

extension GraphSource: FileColumns {
  static var recordKind: TagStore.RecordKind { .dependencies }

  /// Beside what a definition offers: that it is a member.
  private static let memberBit: UInt8 = 0x80

  func write(to writer: inout ColumnWriter) {
    identifiers.write(to: &writer)
    writer.append(files.map { UInt32($0.definitions.count) })
    writer.append(definitions.map(\.identifier))
    writer.append(definitions.map(\.row))
    writer.append(definitions.map(\.kind.rawValue))
    writer.append(definitions.map { $0.offers.rawValue | ($0.isMember ? Self.memberBit : 0) })
    writer.append(files.map { UInt32($0.uses.count) })
    writer.append(uses.map(\.identifier))
    writer.append(uses.map(\.count))
    writer.append(uses.map(\.kinds.rawValue))
    var statements = ByteWriter()
    for file in files {
      statements.write(file.declaredPackage)
      statements.write(file.imports.count)
      for number in file.imports { imports[number].write(to: &statements) }
    }
    writer.append(statements.bytes)
  }

  init?(from reader: inout ColumnReader) {
    guard let identifiers = IdentifierTable(from: &reader),
      let definitionCounts: [UInt32] = reader.column(), let names: [UInt32] = reader.column(),
      let rows: [UInt32] = reader.column(), let kinds: [UInt8] = reader.column(),
      let offers: [UInt8] = reader.column(), let useCounts: [UInt32] = reader.column(),
      let usedNames: [UInt32] = reader.column(), let counts: [UInt32] = reader.column(),
      let usedAs: [UInt8] = reader.column(), let statements: [UInt8] = reader.column(),
      [rows.count, kinds.count, offers.count, definitionCounts.reduce(0) { $0 + Int($1) }]
        .allSatisfy({ $0 == names.count }),
      [counts.count, usedAs.count, useCounts.reduce(0) { $0 + Int($1) }]
        .allSatisfy({ $0 == usedNames.count }), useCounts.count == definitionCounts.count
    else { return nil }
    self.init(identifiers: identifiers)
    var definition = 0
    var use = 0
    var texts = ByteReader(statements)
    for file in useCounts.indices {
      for position in definition..<definition + Int(definitionCounts[file]) {
        add(
          Definition(
            identifier: names[position], file: UInt32(file), row: rows[position],
            kind: TagKind(rawValue: kinds[position]) ?? .variable,
            offers: UseKind(rawValue: offers[position] & ~Self.memberBit),
            isMember: offers[position] & Self.memberBit != 0))
      }
      definition += Int(definitionCounts[file])
      for position in use..<use + Int(useCounts[file]) {
        add(
          Use(
            identifier: usedNames[position], count: counts[position],
            kinds: UseKind(rawValue: usedAs[position])))
      }
      use += Int(useCounts[file])
      let package = Array(statements[texts.readRange()])
      for _ in 0..<min(texts.readCount(), statements.count) {
        add(ImportStatement(from: &texts))
      }
      close(language: nil, declaredPackage: package)
    }
  }

  mutating func begin(with stored: GraphSource) {
    self = GraphSource(identifiers: stored.identifiers)
  }

  mutating func adopt(_ stored: GraphSource, files: [FileTags]) {
    self = stored
    setLanguages(files.map(\.language))
  }

  mutating func add(_ file: FileTags, row: Int, of stored: GraphSource) {
    let known = stored.files[row]
    for position in known.definitions {
      var definition = stored.definitions[position]
      definition.file = UInt32(file.fileIndex)
      add(definition)
    }
    for position in known.uses { add(stored.uses[position]) }
    for position in known.imports { add(stored.imports[position]) }
    close(language: file.language, declaredPackage: known.declaredPackage)
  }
}

extension ImportStatement {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(name)
    writer.write(module)
    writer.write(identifier)
    writer.write(byte: declaresModule ? 1 : 0)
    writer.write(enclosing.count)
    for name in enclosing { writer.write(name) }
  }

  fileprivate init(from reader: inout ByteReader) {
    name = Array(reader.bytes[reader.readRange()])
    module = Array(reader.bytes[reader.readRange()])
    identifier = reader.readCount()
    declaresModule = reader.readByte() != 0
    for _ in 0..<min(reader.readCount(), reader.bytes.count) {
      enclosing.append(Array(reader.bytes[reader.readRange()]))
    }
  }
}
