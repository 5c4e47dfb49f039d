/// A map as plain text, made for a model to read.
///
/// A file's path begins a line, before `:`; its signatures follow in their nesting. `…` stands for
/// definitions that are not shown, or before the names of some of them. `folder/:` lists files by name. The last line counts what was left out.
/// Control characters in names are written as `\x0A`.
struct MapText: MapFormat {
  let style: MapStyle

  func opening(_ map: RepositoryMap) -> [UInt8] {
    guard let commit = map.commit else { return [] }
    return Array("# map at commit ".utf8) + commit.prefix(12) + Self.newline
  }

  func section(_ section: RepositoryMap.Section) -> [UInt8] {
    let isCut = section.names.isEmpty && section.omittedCount > 0
    var text = Self.harmless(section.path) + Array(isCut ? ": …\n".utf8 : ":\n".utf8)
    if let reason = section.reason { text += Array(" # ".utf8) + fileReason(reason) }
    for entry in section.signatures { text += line(entry) }
    guard !section.names.isEmpty else { return text }
    text += Array(" …".utf8)
    for (index, entry) in section.names.enumerated() {
      text += Array(index == 0 ? " ".utf8 : ", ".utf8) + Self.harmless(entry.name)
    }
    return text + Self.newline
  }

  func folder(_ folder: RepositoryMap.Folder) -> [UInt8] {
    let path = folder.path.isEmpty ? Array(".".utf8) : Self.harmless(folder.path)
    let names = folder.names.flatMap { Array(" ".utf8) + Self.harmless($0, escaping: 0x20) }
    return path + Array("/:".utf8) + names + Self.newline
  }

  func closing(_ map: RepositoryMap) -> [UInt8] {
    guard map.omittedFileCount + map.omittedDefinitionCount > 0 else { return [] }
    return Array(
      "# left out: \(map.omittedFileCount) files, \(map.omittedDefinitionCount) definitions\n".utf8)
  }

  private func line(_ entry: RepositoryMap.Entry) -> [UInt8] {
    var text = Array(repeating: UInt8(ascii: " "), count: 1 + 2 * min(entry.depth, 3))
    if style.hasLineNumbers { text += Array("\(entry.tag.row + 1) ".utf8) }
    text += Self.harmless(style.detail == .names ? entry.name : entry.signature)
    if style.detail == .docs, !entry.doc.isEmpty {
      text += Array("  — ".utf8) + Self.harmless(entry.doc)
    }
    if let reason = entry.reason { text += Array("  # ".utf8) + definitionReason(reason) }
    return text + Self.newline
  }

  /// `1.234 = words 1.000 × 0.934 (cache, lookup) + references 0.300 × 1.000 (Cache)`.
  private func fileReason(_ reason: FileReason) -> [UInt8] {
    let addends = reason.addends.map { addend in
      let product = "\(addend.part.rawValue) \(decimal(addend.weight)) × \(decimal(addend.value))"
      return Array(product.utf8) + list(details(of: addend.part, reason))
    }
    let role = reason.role == .source ? "" : " (\(reason.role))"
    return Array("\(decimal(reason.score))\(role) = ".utf8)
      + addends.joined(separator: Array(" + ".utf8)) + Self.newline
  }

  private func details(of part: FileRanking.Part, _ reason: FileReason) -> [[UInt8]] {
    switch part {
    case .words: reason.words
    case .references: reason.references
    default: []
    }
  }

  private func definitionReason(_ reason: DefinitionReason) -> [UInt8] {
    let addends = reason.score.addends.map { name, value in
      Array("\(name) \(decimal(value))".utf8) + (name == "words" ? list(reason.words) : [])
    }
    return Array("\(decimal(reason.score.total)) = ".utf8)
      + addends.joined(separator: Array(" + ".utf8))
  }

  private func list(_ words: [[UInt8]]) -> [UInt8] {
    guard !words.isEmpty else { return [] }
    let shown = words.prefix(8).map { Self.harmless($0) }
    return Array(" (".utf8) + shown.joined(separator: Array(", ".utf8)) + Array(")".utf8)
  }

  private static let newline = [UInt8(ascii: "\n")]

  /// The bytes without control characters and the byte to escape, so that no name forges a line.
  private static func harmless(_ bytes: [UInt8], escaping extra: UInt8? = nil) -> [UInt8] {
    guard bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == extra }) else { return bytes }
    let digits = Array("0123456789ABCDEF".utf8)
    return bytes.flatMap { byte in
      byte < 0x20 || byte == 0x7F || byte == extra
        ? Array("\\x".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]] : [byte]
    }
  }
}

extension [UInt8] {
  /// What follows the last `/` of a path.
  var lastComponent: ArraySlice<UInt8> {
    self[(lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
  }

  /// What stands before the last `/` of a path; empty where there is none.
  var parentPath: ArraySlice<UInt8> { self[..<(lastIndex(of: UInt8(ascii: "/")) ?? 0)] }
}
