import TUI

/// The views, in the order of their number keys.
enum BrowseViewKind: Int, CaseIterable, Sendable, Hashable {
  case files = 1
  case identifiers, definitions, references, map, problems

  var title: SafeText {
    switch self {
    case .files: "Files"
    case .identifiers: "Identifiers"
    case .definitions: "Definitions"
    case .references: "References"
    case .map: "Map"
    case .problems: "Problems"
    }
  }

  /// The view that `step` views further stands, round and round.
  func next(_ step: Int) -> BrowseViewKind {
    let count = Self.allCases.count
    return Self.allCases[(rawValue - 1 + step + count) % count]
  }
}
