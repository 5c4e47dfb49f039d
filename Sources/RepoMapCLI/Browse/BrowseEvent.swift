import RepoMap
import TUI

/// What the browser hears of.
enum BrowseEvent: Sendable {
  case key(Key)
  case paste([UInt8])
  case mouse(Mouse)
  case resized(WindowSize)
  /// A line for the footer.
  case message(Line)
  /// So many files of so many are done.
  case indexing(Int, Int)
  case data(BrowseData)
  case found(number: Int, BrowseViewKind, BrowseSearch.Result)
  case preview(number: Int, BrowsePreview)
  case references([UInt8], [BrowseItem])
  case map([BrowseItem])
}

/// What the browser asks for; the first four come back as events.
enum BrowseEffect: Sendable {
  case search(number: Int, BrowseSearch)
  case preview(number: Int, [UInt8])
  case references([UInt8])
  case map
  case edit(BrowseTarget)
  /// The answer of a browser that was asked for one.
  case pick([BrowseTarget])
  /// Puts a text where the terminal's paste takes it from.
  case copy([UInt8])
  case rescan
  case redraw
  case quit
}
