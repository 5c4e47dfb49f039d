import RepoMap
import TUI

/// What the rows of a view belong to: a file and what encloses the chosen definition, or a name.
///
/// Empty for views of the whole repository.
struct BrowseTrail {
  private let first: SafeText
  private let isPath: Bool
  private let model: BrowseModel

  /// Deeper nesting is not told.
  private static let depthLimit = 8

  init(_ model: BrowseModel) {
    self.model = model
    switch model.view {
    // A source that has the screen to itself has its own title.
    case _ where model.isReading: first = SafeText()
    case .definitions: first = SafeText(model.source.definitionsPath)
    case .references:
      let name = model.source.referencesName
      first = name.isEmpty ? SafeText() : "uses of " + SafeText(name)
    default: first = SafeText()
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

  /// Names of what encloses the chosen definition, from outside in.
  private var enclosing: [SafeText] {
    guard isPath, let chosen = model.list.selectedNumber else { return [] }
    let table = model.source.data.table
    var names: [SafeText] = []
    var parent = table.parent(of: Int(chosen))
    while let current = parent, names.count < Self.depthLimit {
      names.insert(SafeText(table.name(of: current)), at: 0)
      parent = table.parent(of: current)
    }
    return names
  }
}
