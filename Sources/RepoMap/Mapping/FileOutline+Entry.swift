import TreeSitter

extension FileOutline {
  /// A definition as it is shown.
  ///
  /// One that scores far less than the best of its file is shown without its parameters.
  func entry(_ index: Int, reasons: MapReasons?) -> RepositoryMap.Entry {
    let definition = definitions[index]
    let declaration = declaration(of: index)
    let isBrief = definition.score.total < topScore * weights.briefBelow
    return RepositoryMap.Entry(
      name: Array(name(of: index)), tag: definition.tag,
      signature: isBrief
        ? Self.brief(declaration, name: name(of: index)) : Self.cut(declaration[...]),
      doc: Array(tags.text(definition.tag.doc)), depth: definition.depth,
      reason: reasons?.reason(of: definition.score))
  }

  /// The header without attributes, and up to the body: where a grammar does not part a type's body
  /// from it, a brace does.
  private func declaration(of index: Int) -> ArraySlice<UInt8> {
    let tag = definitions[index].tag
    let header = Self.droppingAttributes(tags.text(tag.header))
    guard !header.isEmpty else { return name(of: index) }
    guard tag.kind?.isType == true, let brace = header.firstIndex(of: UInt8(ascii: "{")) else {
      return header
    }
    return header[..<brace].last == 0x20 ? header[..<brace].dropLast() : header[..<brace]
  }

  /// `@name` and `@name(…)` in front say little of a definition and take much room.
  private static func droppingAttributes(_ header: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = header
    while rest.first == UInt8(ascii: "@") {
      var depth = 0
      let end = rest.firstIndex { byte in
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        return byte == 0x20 && depth == 0
      }
      guard let end else { return header }
      rest = rest[(end + 1)...]
    }
    return rest
  }

  /// Shorter declarations are shown whole.
  private static let briefLimitInBytes = 40

  /// The declaration up to its name, with a mark for the parameters.
  private static func brief(_ text: ArraySlice<UInt8>, name: ArraySlice<UInt8>) -> [UInt8] {
    guard text.count > briefLimitInBytes,
      let start = text.indices.first(where: {
        text[$0...].starts(with: name)
          && ($0 == text.startIndex || !WordByte.continues(text[$0 - 1]))
      })
    else { return cut(text) }
    let rest = text[(start + name.count)...]
    let mark = rest.contains(UInt8(ascii: "(")) ? "(…)" : " …"
    return rest.isEmpty ? cut(text) : cut(text[..<(start + name.count)] + Array(mark.utf8))
  }

  /// Cut between two characters, with an ellipsis.
  private static func cut(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let limit = RepositoryMap.signatureLimitInBytes
    guard text.count > limit else { return Array(text) }
    let ellipsis = Array("…".utf8)
    var end = text.startIndex + limit - ellipsis.count
    while end > text.startIndex, text[end] & 0xC0 == 0x80 { end -= 1 }
    return text[..<end] + ellipsis
  }
}
