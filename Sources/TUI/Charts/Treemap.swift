/// Rectangles whose areas are in proportion to shares, drawn with lines that neighbours have in common.
///
/// Squarified: rows of rectangles are laid along the shorter side of what is left, each as long as that keeps
/// them near squares (Bruls, Huizing, van Wijk 2000). A cell counts as twice as high as it is wide.
package struct Treemap {
  /// One rectangle; its share is more than 0.
  package struct Item: Sendable {
    package var share: Double
    package var label: SafeText
    /// Below the label, where there is room.
    package var detail: SafeText
    package var style: Style

    package init(share: Double, label: SafeText, detail: SafeText, style: Style = .plain) {
      self.share = share
      self.label = label
      self.detail = detail
      self.style = style
    }
  }

  /// Smaller rectangles, and those that are too narrow, have no room for a name: all of them together
  /// make up one.
  private static let leastCells = 30.0

  private let width: Int
  private let height: Int
  private let boxes: [(item: Item, frame: CellFrame)]

  /// Lays out `items`, the largest first, in `width` by `height` cells.
  package init(_ items: [Item], width: Int, height: Int) {
    self.width = max(width, 0)
    self.height = max(height, 0)
    guard width >= 8, height >= 3 else {
      boxes = []
      return
    }
    let sorted = items.filter { $0.share > 0 }.sorted { $1.share < $0.share }
    let total = sorted.reduce(0) { $0 + $1.share }
    let cells = Double(width * height)
    var count = sorted.prefix { $0.share / total * cells >= Self.leastCells }.count
    var boxes = Self.boxes(Self.folded(sorted, keeping: count), width, height)
    while count > 1, boxes.contains(where: { $0.frame.isTooSmall }) {
      count -= 1
      boxes = Self.boxes(Self.folded(sorted, keeping: count), width, height)
    }
    self.boxes = boxes
  }

  private static func boxes(
    _ items: [Item], _ width: Int, _ height: Int
  ) -> [(item: Item, frame: CellFrame)] {
    // Lines stand on the first and the last cell.
    var layout = SquarifiedLayout(width: Double(width - 1), height: Double(height - 1) * 2)
    return zip(items, layout.rectangles(of: items.map(\.share))).map { item, rectangle in
      (item, CellFrame(rectangle))
    }
  }

  /// The first `count` items, and the others as one.
  private static func folded(_ sorted: [Item], keeping count: Int) -> [Item] {
    let (large, rest) = (sorted.prefix(count), sorted.dropFirst(count))
    guard rest.count > 1 else { return sorted }
    let others = Item(
      share: rest.reduce(0) { $0 + $1.share }, label: .count(rest.count) + " others", detail: "",
      style: .dim)
    return large + [others]
  }

  /// `height` lines of at most `width` cells; none where that is too little.
  package func lines(glyphs: Glyphs) -> [Line] {
    guard !boxes.isEmpty else { return [] }
    var canvas = LineCanvas(width: width, height: height)
    for box in boxes { canvas.draw(box.frame) }
    for box in boxes {
      let room = box.frame.innerWidth - 2
      guard room > 1, box.frame.innerHeight > 0 else { continue }
      let label = box.item.label.cutAsPath(toWidth: room, ellipsis: glyphs.ellipsis)
      canvas.write(
        Line(label, box.item.style.inBold), row: box.frame.top + 1, column: box.frame.left + 2)
      guard box.frame.innerHeight > 1, box.item.detail.width <= room else { continue }
      canvas.write(
        Line(box.item.detail, .dim), row: box.frame.top + 2, column: box.frame.left + 2)
    }
    return canvas.lines(glyphs: glyphs)
  }
}

/// A frame by the cells that its lines stand on.
struct CellFrame {
  let left: Int
  let right: Int
  let top: Int
  let bottom: Int

  var innerWidth: Int { right - left - 1 }
  var innerHeight: Int { bottom - top - 1 }
  /// Whether there is no room for a few letters.
  var isTooSmall: Bool { innerWidth < 5 || innerHeight < 1 }

  /// Ends that two rectangles share are rounded to the same cell.
  init(_ rectangle: SquarifiedLayout.Rectangle) {
    left = Int(rectangle.x.rounded())
    right = Int((rectangle.x + rectangle.width).rounded())
    top = Int((rectangle.y / 2).rounded())
    bottom = Int(((rectangle.y + rectangle.height) / 2).rounded())
  }
}
