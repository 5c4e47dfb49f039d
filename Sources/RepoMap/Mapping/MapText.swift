/// A map as plain text, made for a model to read.
///
/// A file's path begins a line and ends with `:`; its signatures follow in their nesting, and `…` with the
/// names of further definitions. `folder/:` lists files by name. The last line counts what was left out.
struct MapText: MapFormat {
  let path: @Sendable (Int) -> [UInt8]

  func opening(_ map: RepositoryMap) -> [UInt8] {
    guard let commit = map.commit else { return [] }
    return Array("# map at commit ".utf8) + commit.prefix(12) + newline
  }

  func section(_ section: RepositoryMap.Section) -> [UInt8] {
    var text = path(section.file) + Array(":".utf8) + newline
    for entry in section.signatures {
      text += Array(repeating: UInt8(ascii: " "), count: 1 + 2 * min(entry.depth, 3))
      text += entry.signature + newline
    }
    guard !section.names.isEmpty || section.omittedCount > 0 else { return text }
    let names = section.names.map(\.name).joined(separator: Array(", ".utf8))
    return text + Array(section.names.isEmpty ? " …".utf8 : " … ".utf8) + names + newline
  }

  func folder(_ folder: RepositoryMap.Folder) -> [UInt8] {
    let name = folder.path.isEmpty ? Array(".".utf8) : folder.path
    let names = folder.files.map { [UInt8(ascii: " ")] + path($0).lastComponent }
    return name + Array("/:".utf8) + names.joined() + newline
  }

  func closing(_ map: RepositoryMap) -> [UInt8] {
    guard map.omittedFileCount + map.omittedDefinitionCount > 0 else { return [] }
    return Array(
      "# left out: \(map.omittedFileCount) files, \(map.omittedDefinitionCount) definitions\n".utf8)
  }

  private var newline: [UInt8] { [UInt8(ascii: "\n")] }
}

extension [UInt8] {
  /// What follows the last `/` of a path.
  var lastComponent: ArraySlice<UInt8> {
    self[(lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
  }

  /// What stands before the last `/` of a path; empty where there is none.
  var parentPath: ArraySlice<UInt8> { self[..<(lastIndex(of: UInt8(ascii: "/")) ?? 0)] }
}
