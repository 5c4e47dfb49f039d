/// Points in a plane between two axes that begin at 0.
package struct Scatter {
  private let points: [(x: Double, y: Double)]

  /// No coordinate is negative.
  package init(_ points: [(x: Double, y: Double)]) {
    self.points = points
  }

  /// `height` lines of `width` cells, the highest first, without axes.
  ///
  /// A cell has as many dots as the tier's glyphs can show.
  package func lines(width: Int, height: Int, glyphs: Glyphs) -> [Line] {
    guard width > 0, height > 0, !points.isEmpty else { return [] }
    let (across, down) = glyphs.dotGrid
    var cells = [Int](repeating: 0, count: width * height)
    for point in points {
      let column = Self.place(point.x, of: maximum(\.x), in: width * across)
      let row = height * down - 1 - Self.place(point.y, of: maximum(\.y), in: height * down)
      let dot = (row % down) * across + column % across
      cells[row / down * width + column / across] |= 1 << dot
    }
    return (0..<height).map { row in
      Line(
        cells[(row * width)..<((row + 1) * width)].reduce(into: SafeText()) { text, dots in
          text = text + glyphs.dots(dots)
        }, .cyan)
    }
  }

  private func maximum(_ part: (_ point: (x: Double, y: Double)) -> Double) -> Double {
    points.map(part).max() ?? 0
  }

  private static func place(_ value: Double, of greatest: Double, in count: Int) -> Int {
    greatest > 0 ? min(count - 1, Int(value / greatest * Double(count - 1) + 0.5)) : 0
  }
}
