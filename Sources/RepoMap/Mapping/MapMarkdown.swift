/// A map as Markdown: a heading for each file, and below it a nested list of code spans.
struct MapMarkdown: MapFormat {
  let style: MapStyle

  func opening(_ map: RepositoryMap) -> [UInt8] {
    var text = "# Repository map\n"
    if let commit = map.commit {
      text += "\nAt commit \(String(decoding: commit.prefix(12), as: UTF8.self)).\n"
    }
    return Array(text.utf8)
  }

  func section(_ section: RepositoryMap.Section) -> [UInt8] {
    var text = Array("\n## ".utf8) + MarkdownCode.span(section.path[...]) + Array("\n\n".utf8)
    if let reason = section.reason { text += fileReason(reason) }
    for entry in section.signatures { text += item(entry) }
    guard !section.names.isEmpty || section.omittedCount > 0 else { return text }
    let names = section.names.map { MarkdownCode.span($0.name[...]) }
    return text + Array("- …".utf8) + (names.isEmpty ? [] : Array(" ".utf8))
      + names.joined(separator: Array(", ".utf8)) + Array("\n".utf8)
  }

  func folder(_ folder: RepositoryMap.Folder) -> [UInt8] {
    let path = folder.path.isEmpty ? Array(".".utf8) : folder.path
    let names = folder.names.map { MarkdownCode.span($0[...]) }
    return Array("\n".utf8) + MarkdownCode.span((path + Array("/".utf8))[...])
      + Array(": ".utf8) + names.joined(separator: Array(", ".utf8)) + Array("\n".utf8)
  }

  func closing(_ map: RepositoryMap) -> [UInt8] {
    Array(
      "\nLeft out: \(map.omittedFileCount) files, \(map.omittedDefinitionCount) definitions.\n".utf8
    )
  }

  private func item(_ entry: RepositoryMap.Entry) -> [UInt8] {
    var text = Array(repeating: UInt8(ascii: " "), count: 2 * min(entry.depth, 3))
    text += Array("- ".utf8)
    if style.hasLineNumbers { text += Array("\(entry.tag.row + 1): ".utf8) }
    text += MarkdownCode.span((style.detail == .names ? entry.name : entry.signature)[...])
    if style.detail == .docs, !entry.doc.isEmpty {
      text += Array(" — ".utf8) + MarkdownCode.span(entry.doc[...])
    }
    if let reason = entry.reason { text += Array(" (\(decimal(reason.score.total)))".utf8) }
    return text + Array("\n".utf8)
  }

  private func fileReason(_ reason: FileReason) -> [UInt8] {
    let addends = reason.addends.map {
      "\($0.part.rawValue) \(decimal($0.weight)) × \(decimal($0.value))"
    }
    return Array(
      "\(decimal(reason.score)), \(reason.role): \(addends.joined(separator: " + "))\n\n".utf8)
  }
}
