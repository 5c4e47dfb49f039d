/// Turns the pieces of a map into bytes.
///
/// A map is its opening, its sections, its folders and its closing, one after the other; a section and a
/// folder begin and end lines. So what a piece costs does not depend on what stands around it.
protocol MapFormat {
  func opening(_ map: RepositoryMap) -> [UInt8]
  func section(_ section: RepositoryMap.Section) -> [UInt8]
  func folder(_ folder: RepositoryMap.Folder) -> [UInt8]
  func closing(_ map: RepositoryMap) -> [UInt8]
}

extension MapFormat {
  /// The whole map.
  func bytes(of map: RepositoryMap) -> [UInt8] {
    opening(map) + map.sections.flatMap(section) + map.folders.flatMap(folder) + closing(map)
  }
}
