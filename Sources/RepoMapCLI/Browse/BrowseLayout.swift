import TUI

/// How the screen is divided; there is a way for every size, from 1 by 1 up.
///
/// From 72 columns on the preview stands beside the list, from 120 on with the definitions of the
/// chosen file between them; below, it has the screen to itself when asked for.
struct BrowseLayout {
  static let previewWidth = 72
  static let outlineWidth = 120

  /// Rows above the list: the tabs, and the filter or the trail where there is one.
  let headerRows: Int
  let footerRows: Int
  let listHeight: Int
  /// 0 where a pane is not shown.
  let listWidth: Int
  let outlineWidth: Int
  let previewWidth: Int

  init(_ model: BrowseModel) {
    let (columns, rows) = (model.size.columns, model.size.rows)
    let hasFilter = model.isTyping || !model.list.query.isEmpty
    let hasSecondRow = hasFilter || !BrowseTrail(model).isEmpty
    headerRows = rows < 3 ? 0 : hasSecondRow && rows >= 8 ? 2 : 1
    footerRows = rows < 4 ? 0 : 1
    listHeight = max(0, rows - headerRows - footerRows)
    if model.isReading {
      (listWidth, outlineWidth, previewWidth) = (0, 0, columns)
    } else if columns < Self.previewWidth || !model.showsPreview {
      (listWidth, outlineWidth, previewWidth) = (columns, 0, 0)
    } else if columns < Self.outlineWidth || model.view != .files {
      listWidth = columns * 9 / 20
      (outlineWidth, previewWidth) = (0, columns - listWidth - 1)
    } else {
      listWidth = columns * 3 / 10
      outlineWidth = columns * 3 / 10
      previewWidth = columns - listWidth - outlineWidth - 2
    }
  }
}
