/// What a map's lines tell.
package struct MapStyle: Sendable {
  /// How much of a definition is shown.
  package enum Detail: String, Sendable, CaseIterable {
    /// Its name.
    case names
    /// Its declaration.
    case signatures
    /// Its declaration, and the first line of its doc comment.
    case docs
  }

  package var detail = Detail.signatures
  package var hasLineNumbers = false
  package var explains = false

  package init() {}
}

/// Turns the pieces of a map into bytes.
///
/// A map is its opening, its sections, its folders and its closing. In text a piece is whole lines, so
/// that what it costs does not depend on what stands around it.
protocol MapFormat {
  /// What stands between two sections, and between two folders.
  var separator: [UInt8] { get }
  /// What stands between the sections and the folders.
  var middle: [UInt8] { get }
  func opening(_ map: RepositoryMap) -> [UInt8]
  func section(_ section: RepositoryMap.Section) -> [UInt8]
  func folder(_ folder: RepositoryMap.Folder) -> [UInt8]
  func closing(_ map: RepositoryMap) -> [UInt8]
}

extension MapFormat {
  var separator: [UInt8] { [] }
  var middle: [UInt8] { [] }

  /// The whole map.
  func bytes(of map: RepositoryMap) -> [UInt8] {
    let sections = map.sections.map(section).joined(separator: separator)
    let folders = map.folders.map(folder).joined(separator: separator)
    return opening(map) + sections + middle + folders + closing(map)
  }
}

/// A number between 0 and some thousands with three digits behind the point.
func decimal(_ value: Double) -> String {
  let thousandths = Int((value * 1000).rounded())
  let digits = String(thousandths % 1000)
  return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
}
