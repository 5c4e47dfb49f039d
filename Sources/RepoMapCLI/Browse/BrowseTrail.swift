import RepoMap
import TUI

/// What the rows of a view belong to: a file and what encloses the chosen definition, or a name.
///
/// Empty for views of the whole repository.
struct BrowseTrail {
  private let first: SafeText
  private let isPath: Bool
  /// Names of what encloses the chosen row, from outside in.
  private let enclosing: [SafeText]

  private static let separatorWidth = 3
  /// Deeper nesting is not told.
  private static let depthLimit = 8

  init(_ model: BrowseModel) {
    switch model.view {
    // A source that has the screen to itself has its own title.
    case _ where model.isReading: (first, enclosing) = (SafeText(), [])
    case .definitions:
      first = SafeText(model.source.definitionsPath)
      enclosing = Self.enclosing(model)
    case .references:
      let name = model.source.referencesName
      first = name.isEmpty ? SafeText() : "uses of " + SafeText(name)
      enclosing = []
    default: (first, enclosing) = (SafeText(), [])
    }
    isPath = model.view == .definitions
  }

  var isEmpty: Bool { first.isEmpty }

  /// The trail in at most `width` cells; the folders give way first.
  func line(width: Int, glyphs: Glyphs) -> Line {
    let names = enclosing.reduce(into: Line()) { line, name in
      line += Line(glyphs == .ascii ? " > " : " › ", .dim) + Line(name)
    }
    let room = max(width - names.width, width / 2)
    let head =
      isPath
      ? first.cutAsPath(toWidth: room, ellipsis: glyphs.ellipsis)
      : first.cut(toWidth: room, ellipsis: glyphs.ellipsis)
    return (Line(head, .bold) + names).cut(toWidth: width, ellipsis: glyphs.ellipsis)
  }

  private static func enclosing(_ model: BrowseModel) -> [SafeText] {
    guard let chosen = model.list.selectedNumber else { return [] }
    let table = model.source.data.table
    var names: [SafeText] = []
    var parent = table.parent(of: Int(chosen))
    while let current = parent, names.count < depthLimit {
      names.insert(SafeText(table.name(of: current)), at: 0)
      parent = table.parent(of: current)
    }
    return names
  }
}
