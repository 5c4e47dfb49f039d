#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A square of values, how much each row has to do with each column, in shades.
package struct HeatGrid {
  private let labels: [SafeText]
  private let values: [[Double]]

  /// `values` has a row for each label, and in it a column for each; none is negative.
  package init(labels: [SafeText], values: [[Double]]) {
    self.labels = labels
    self.values = values
  }

  /// Columns of cells that a label may take.
  private static let labelWidths = 12...40

  /// A head with the columns' numbers and a line for each row; as many rows and columns as `width` holds.
  package func lines(width: Int, glyphs: Glyphs) -> [Line] {
    let widest = labels.map(\.width).max() ?? 0
    let least = min(widest, Self.labelWidths.lowerBound)
    let count = min(labels.count, 99, (width - least - 4) / 3)
    guard count > 0 else { return [] }
    let labelWidth = min(widest, Self.labelWidths.upperBound, width - 4 - count * 3)
    let head = (1...count).reduce(Line().padded(toWidth: labelWidth + 4)) { line, number in
      line + Line(.count(number), .dim).padded(toWidth: 3, alignment: .trailing)
    }
    return [head] + (0..<count).map { row(of: $0, count, labelWidth, glyphs) }
  }

  private func row(of index: Int, _ count: Int, _ labelWidth: Int, _ glyphs: Glyphs) -> Line {
    let number = Line(.count(index + 1), .dim).padded(toWidth: 3, alignment: .trailing)
    let label = labels[index].cutAsPath(toWidth: labelWidth, ellipsis: glyphs.ellipsis)
    return (0..<count).reduce(number + " " + Line(label).padded(toWidth: labelWidth)) {
      line, column in
      let shade = shade(values[index][column], glyphs)
      return line + " " + Line(shade.repeated(2), index == column ? .dim : .cyan)
    }
  }

  /// By orders of magnitude: a few values are often far above all others.
  private func shade(_ value: Double, _ glyphs: Glyphs) -> SafeText {
    guard value > 0 else { return glyphs.shades[0] }
    let steps = glyphs.shades.count - 1
    let part = greatest > 1 ? log2(value + 1) / log2(greatest + 1) : 1
    return glyphs.shades[max(1, min(steps, Int((part * Double(steps)).rounded(.up))))]
  }

  private var greatest: Double { values.joined().max() ?? 0 }
}
