/// Deals a rectangle to shares, row after row along its shorter side.
struct SquarifiedLayout {
  struct Rectangle: Equatable {
    var x = 0.0
    var y = 0.0
    var width: Double
    var height: Double

    var area: Double { width * height }
    var shorterSide: Double { min(width, height) }
  }

  /// What no row has taken yet.
  private var rest: Rectangle

  init(width: Double, height: Double) {
    rest = Rectangle(width: width, height: height)
  }

  /// A rectangle for each share, which are positive and fall, in O(n²) at worst.
  mutating func rectangles(of shares: [Double]) -> [Rectangle] {
    let total = shares.reduce(0, +)
    let areas = shares.map { $0 / total * rest.area }
    var result: [Rectangle] = []
    var start = 0
    while start < areas.count {
      var end = start + 1
      while end < areas.count,
        worstRatio(of: areas[start...end]) <= worstRatio(of: areas[start..<end])
      {
        end += 1
      }
      result += takeRow(areas[start..<end])
      start = end
    }
    return result
  }

  /// How far from a square the worst rectangle of a row along the shorter side would be.
  private func worstRatio(of areas: ArraySlice<Double>) -> Double {
    let depth = areas.reduce(0, +) / rest.shorterSide
    return areas.reduce(1) { worst, area in
      let length = area / depth
      return max(worst, length / depth, depth / length)
    }
  }

  private mutating func takeRow(_ areas: ArraySlice<Double>) -> [Rectangle] {
    let isUpright = rest.width >= rest.height
    let depth = areas.reduce(0, +) / rest.shorterSide
    var (x, y) = (rest.x, rest.y)
    let row = areas.map { area -> Rectangle in
      let length = area / depth
      defer { if isUpright { y += length } else { x += length } }
      return isUpright
        ? Rectangle(x: x, y: y, width: depth, height: length)
        : Rectangle(x: x, y: y, width: length, height: depth)
    }
    if isUpright {
      rest.x += depth
      rest.width -= depth
    } else {
      rest.y += depth
      rest.height -= depth
    }
    return row
  }
}
