import TestSupport
import Testing

@testable import TUI

struct TreemapTests {
  private static let items: [Treemap.Item] = [
    .init(share: 50, label: "src", detail: "50"), .init(share: 30, label: "lib", detail: "30"),
    .init(share: 20, label: "tests/of/everything", detail: "20"),
  ]

  private func text(_ items: [Treemap.Item], _ width: Int, _ height: Int, _ glyphs: Glyphs)
    -> String
  {
    Treemap(items, width: width, height: height).lines(glyphs: glyphs).map(\.text.description)
      .joined(separator: "\n")
  }

  @Test("areas are shares, with names and numbers in them, in each tier")
  func tiers() {
    #expect(
      text(Self.items, 32, 7, .unicode) == """
        ╭───────────────┬────────┬─────╮
        │ src           │ lib    │ e…g │
        │ 50            │ 30     │ 20  │
        │               │        │     │
        │               │        │     │
        │               │        │     │
        ╰───────────────┴────────┴─────╯
        """)
    let halves = text(Self.items, 32, 7, .halves)
    #expect(halves.hasPrefix("┌───────────────┬────────┬─────┐\n│ src "))
    let ascii = text(Self.items, 32, 7, .ascii)
    #expect(ascii.hasPrefix("+---------------+--------+-----+\n| src "))
    #expect(ascii.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("every line is as wide as the picture, at any size and for any shares", arguments: 0..<40)
  func sizes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let items = (0..<Int.random(in: 1...40, using: &random)).map { number in
      Treemap.Item(
        share: Double.random(in: 0...100, using: &random), label: "文書 " + .count(number),
        detail: .count(number))
    }
    let (width, height) = (
      Int.random(in: 0...150, using: &random), Int.random(in: 0...40, using: &random)
    )
    for glyphs in [Glyphs.unicode, .halves, .ascii] {
      let lines = Treemap(items, width: width, height: height).lines(glyphs: glyphs)
      #expect(lines.isEmpty || lines.count == height)
      #expect(lines.allSatisfy { $0.width == width })
    }
  }

  @Test("rectangles tile the whole, each with its share", arguments: 0..<20)
  func layout(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let shares = (0..<Int.random(in: 1...30, using: &random))
      .map { _ in Double.random(in: 0.1...10, using: &random) }.sorted(by: >)
    var layout = SquarifiedLayout(width: 60, height: 40)
    let rectangles = layout.rectangles(of: shares)
    let total = shares.reduce(0, +)
    for (share, rectangle) in zip(shares, rectangles) {
      #expect(abs(rectangle.area - share / total * 2400) < 1e-6)
      #expect(rectangle.x >= 0 && rectangle.x + rectangle.width <= 60 + 1e-6)
      #expect(rectangle.y >= 0 && rectangle.y + rectangle.height <= 40 + 1e-6)
    }
    for (index, one) in rectangles.enumerated() {
      for other in rectangles[(index + 1)...] {
        let across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
        let down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
        #expect(across < 1e-6 || down < 1e-6, "they overlap")
      }
    }
  }

  @Test("the example of the paper: 6, 6, 4, 3, 2, 2, 1 in six by four")
  func example() {
    var layout = SquarifiedLayout(width: 6, height: 4)
    let rectangles = layout.rectangles(of: [6, 6, 4, 3, 2, 2, 1])
    #expect(rectangles[0] == .init(x: 0, y: 0, width: 3, height: 2))
    #expect(rectangles[1] == .init(x: 0, y: 2, width: 3, height: 2))
    #expect(
      abs(rectangles[2].width - 12.0 / 7) < 1e-9 && abs(rectangles[2].height - 7.0 / 3) < 1e-9)
    #expect(abs(rectangles[3].x - (3 + 12.0 / 7)) < 1e-9)
  }

  @Test("no rectangle is too narrow for a name, where there are others to join it")
  func narrow() {
    let shares = [222.0, 53, 43, 25, 19, 17, 16, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7]
    let items = shares.map { Treemap.Item(share: $0, label: "folder", detail: "") }
    for width in stride(from: 40, through: 140, by: 5) {
      for row in text(items, width, 15, .ascii).split(separator: "\n") {
        let gaps = row.split(whereSeparator: { "+|".contains($0) })
        #expect(
          gaps.allSatisfy { $0.count >= 5 || $0.allSatisfy { $0 == "-" } }, "\(width): \(row)")
      }
    }
  }

  @Test("what is too small for a name is counted")
  func others() {
    let items =
      [Treemap.Item(share: 1000, label: "src", detail: "")]
      + (0..<30).map { _ in Treemap.Item(share: 3, label: "x", detail: "") }
    #expect(text(items, 150, 16, .unicode).contains("30 others"))
  }
}
