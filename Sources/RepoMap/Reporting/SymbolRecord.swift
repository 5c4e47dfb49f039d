package import TreeSitter

/// A definition or declaration as every command writes it.
package struct SymbolRecord: Sendable {
  /// As it is written, below the folder that was asked for.
  package let path: ArraySlice<UInt8>
  package let language: Language?
  package let kind: TagKind
  package let role: TagRole
  package let name: ArraySlice<UInt8>
  /// The names of what encloses it, joined; empty at file level.
  package let scope: [UInt8]
  package let signature: ArraySlice<UInt8>
  package let position: SymbolTable.Position

  package init(_ symbol: Int, in table: SymbolTable, path: ArraySlice<UInt8>) {
    self.path = path
    language = table.language(of: symbol)
    kind = table.kind(of: symbol)
    role = table.role(of: symbol)
    name = table.name(of: symbol)
    scope = table.scope(of: symbol)
    signature = table.signature(of: symbol)
    position = table.position(of: symbol)
  }

  package var line: Int { Int(position.row) + 1 }

  /// Scope and name, joined as the language joins them.
  package var qualifiedName: [UInt8] {
    scope.isEmpty
      ? Array(name) : scope + (language?.scopeSeparator ?? [UInt8(ascii: ".")]) + name
  }

  /// Writes its keys into an object that is open; docs/output.md has them.
  func write(to json: inout JSONWriter) {
    json.key("name")
    json.value(text: name)
    if !scope.isEmpty {
      json.key("scope")
      json.value(text: scope[...])
    }
    json.key("kind")
    json.value(kind.recordName)
    json.key("role")
    json.value(role.recordName)
    if let language {
      json.key("language")
      json.value(language.displayName)
    }
    json.key("path")
    json.value(path: path)
    if !signature.isEmpty {
      json.key("signature")
      json.value(text: signature)
    }
    writePosition(to: &json)
  }

  private func writePosition(to json: inout JSONWriter) {
    for (key, value) in [
      ("line", position.row + 1), ("column", position.column + 1), ("end", position.endRow + 1),
      ("nameByte", position.nameByte), ("byte", position.startByte),
      ("endByte", position.endByte),
    ] as [(StaticString, UInt32)] {
      json.key(key)
      json.value(Int(value))
    }
  }

  /// Its columns.
  package static let fields = RowFields<SymbolRecord>(
    standard: [
      RowField("path") { Array($0.path) }, RowField("line", number: \.line),
      RowField("kind") { Array($0.kind.recordName.bytes) },
      RowField("qualifiedName", \.qualifiedName), RowField("signature") { Array($0.signature) },
    ],
    further: [
      RowField("name") { Array($0.name) }, RowField("scope", \.scope),
      RowField("role") { Array($0.role.recordName.bytes) },
      RowField("language") { Array(($0.language?.displayName ?? "").utf8) },
      RowField("column", number: { Int($0.position.column) + 1 }),
      RowField("end", number: { Int($0.position.endRow) + 1 }),
      RowField("nameByte", number: { Int($0.position.nameByte) }),
      RowField("byte", number: { Int($0.position.startByte) }),
      RowField("endByte", number: { Int($0.position.endByte) }),
    ])
}

extension StaticString {
  /// The literal's bytes.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
