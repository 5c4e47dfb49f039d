import Testing

@testable import TUI

struct GridTests {
  private static let grid = HeatGrid(
    labels: ["core", "lib/text", "tests"], values: [[0, 1, 0], [0, 900, 2], [30, 0, 0]])

  @Test("a grid has a shade for each pair, in each tier, by orders of magnitude")
  func tiers() {
    func text(_ glyphs: Glyphs) -> [String] {
      Self.grid.lines(width: 40, glyphs: glyphs).map(\.text.description)
    }
    #expect(
      text(.unicode) == [
        "              1  2  3", "  1 core     ·· ⡀⡀ ··", "  2 lib/text ·· ⣿⣿ ⡀⡀",
        "  3 tests    ⣤⣤ ·· ··",
      ])
    #expect(text(.halves)[2] == "  2 lib/text ·· ██ ░░")
    #expect(text(.ascii)[2] == "  2 lib/text .. ## ::")
  }

  @Test("a narrow window has fewer rows and columns, never longer lines", arguments: 0...60)
  func width(width: Int) {
    let labels = (0..<30).map { SafeText("a/long/folder/name") + .count($0) }
    let grid = HeatGrid(labels: labels, values: labels.map { _ in labels.map { _ in 1 } })
    let lines = grid.lines(width: width, glyphs: .unicode)
    #expect(lines.allSatisfy { $0.width <= width })
    if width >= 40 { #expect(lines.count > 8) }
  }

  @Test("points stand where their values say, in each tier")
  func scatter() {
    let scatter = Scatter([(0, 0), (10, 10), (10, 0), (5, 5)])
    func text(_ glyphs: Glyphs) -> [String] {
      scatter.lines(width: 5, height: 3, glyphs: glyphs).map(\.text.description)
    }
    #expect(text(.unicode) == ["    ⠈", "  ⠐  ", "⡀   ⢀"])
    #expect(text(.halves) == ["    ▀", "  ▀  ", "▄   ▄"])
    #expect(text(.ascii) == ["    *", "  *  ", "*   *"])
    #expect(Scatter([]).lines(width: 5, height: 3, glyphs: .unicode).isEmpty)
    #expect(
      Scatter([(0, 0)]).lines(width: 2, height: 1, glyphs: .unicode).map(\.text.description) == [
        "⡀ "
      ])
  }
}
