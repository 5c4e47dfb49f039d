/// Pictures made of characters, each in a tier of blocks and a tier of ASCII.
package enum Chart {
  /// A bar of eighths of a cell from the left; anything above nothing shows at least a trace.
  ///
  /// The bar is not padded: at a fraction of 1 it takes `width` cells.
  package static func bar(_ fraction: Double, width: Int, glyphs: Glyphs) -> SafeText {
    let blocks = glyphs.blocks
    let fraction = min(max(fraction, 0), 1)
    let exact = (fraction * Double(width * blocks.count)).rounded()
    let parts = fraction > 0 ? max(1, Int(exact)) : 0
    guard let full = blocks.last, width > 0 else { return SafeText() }
    let (whole, part) = parts.quotientAndRemainder(dividingBy: blocks.count)
    return full.repeated(whole) + (part > 0 ? blocks[part - 1] : SafeText())
  }

  /// A thin bar of `width` cells whose undone part stays visible.
  package static func progressBar(_ fraction: Double, width: Int, glyphs: Glyphs) -> Line {
    let halves = Int((min(max(fraction, 0), 1) * Double(width * 2)).rounded(.down))
    let (whole, half) = halves.quotientAndRemainder(dividingBy: 2)
    var line = Line(glyphs.barDone.repeated(whole), .cyan)
    if half > 0 { line.append(glyphs.barHalf, .cyan) }
    line.append(glyphs.barRest.repeated(width - whole - half), .dim)
    return line
  }

  /// A row of parts that make up `width` cells, each in its style, the shares rounded so that they
  /// fill the row exactly; parts too small for a cell are left out.
  package static func stackedBar(
    _ parts: [(share: Double, style: Style)], width: Int, glyphs: Glyphs
  ) -> Line {
    let total = parts.reduce(0) { $0 + max($1.share, 0) }
    guard total > 0, width > 0, let full = glyphs.blocks.last else { return Line() }
    var line = Line()
    var sum = 0.0
    var drawn = 0
    for part in parts {
      sum += max(part.share, 0)
      let end = Int((sum / total * Double(width)).rounded())
      line.append(full.repeated(end - drawn), part.style)
      drawn = end
    }
    return line
  }

  /// One cell for each value, its height in proportion to the largest; nothing is drawn lowest.
  package static func sparkline(_ values: [Double], glyphs: Glyphs) -> SafeText {
    let levels = glyphs.levels
    let largest = values.max() ?? 0
    guard largest > 0 else { return levels[0].repeated(values.count) }
    return values.reduce(into: SafeText()) { line, value in
      let level = Int((max(value, 0) / largest * Double(levels.count - 1)).rounded())
      line = line + levels[level]
    }
  }
}
