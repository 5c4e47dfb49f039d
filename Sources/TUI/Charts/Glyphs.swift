/// The characters that pictures are made of, in three tiers.
///
/// Each is one cell wide.
package struct Glyphs: Sendable, Hashable {
  package var ellipsis: SafeText
  package var done: SafeText
  package var running: SafeText
  package var pending: SafeText
  package var warning: SafeText
  package var failed: SafeText
  /// The part of a progress bar that is done, its half cell, and the part that is not.
  package var barDone: SafeText
  package var barHalf: SafeText
  package var barRest: SafeText
  /// Parts of a cell filled from the left, from least to a full cell.
  package var blocks: [SafeText]
  /// Parts of a cell filled from the bottom, from least to most.
  package var levels: [SafeText]
  /// Lines by the sides at which they leave the cell: up 1, right 2, down 4, left 8.
  package var frame: [SafeText]
  /// From nothing to full.
  package var shades: [SafeText]
  /// The dots that a cell can show, across and down.
  var dotColumns: Int
  var dotRows: Int

  /// Eighths of cells, lines and braille.
  package static let unicode = Glyphs(
    ellipsis: "…", done: "✓", running: "▸", pending: "·", warning: "!", failed: "✗",
    barDone: "━", barHalf: "╸", barRest: "─",
    blocks: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    frame: [
      " ", "│", "─", "╰", "│", "│", "╭", "├", "─", "╯", "─", "┴", "╮", "┤", "┬", "┼",
    ],
    shades: ["·", "⡀", "⣀", "⣤", "⣶", "⣿"], dotColumns: 2, dotRows: 4
  )

  /// What the fonts of consoles and old terminals have: halves of cells, shades and straight lines.
  package static let halves = Glyphs(
    ellipsis: "…", done: "+", running: ">", pending: "·", warning: "!", failed: "x",
    barDone: "█", barHalf: "▌", barRest: "░",
    blocks: ["▌", "█"],
    levels: ["_", "▄", "█"],
    frame: [
      " ", "│", "─", "└", "│", "│", "┌", "├", "─", "┘", "─", "┴", "┐", "┤", "┬", "┼",
    ],
    shades: ["·", "░", "▒", "▓", "█"], dotColumns: 1, dotRows: 2
  )

  package static let ascii = Glyphs(
    ellipsis: "~", done: "+", running: ">", pending: ".", warning: "!", failed: "x",
    barDone: "=", barHalf: "-", barRest: ".",
    blocks: ["#"],
    levels: ["_", ".", "-", "=", "#"],
    frame: [
      " ", "|", "-", "+", "|", "|", "+", "+", "-", "+", "-", "+", "+", "+", "+", "+",
    ],
    shades: [".", ":", "+", "*", "#"], dotColumns: 1, dotRows: 1
  )

  var dotGrid: (across: Int, down: Int) { (dotColumns, dotRows) }

  /// The glyph of a cell whose dots are the bits of `dots`, row by row from the left.
  func dots(_ dots: Int) -> SafeText {
    switch (dotColumns, dotRows) {
    case (2, 4): Self.braille(dots)
    case (1, 2): [" ", "▀", "▄", "█"][dots]
    default: dots == 0 ? " " : "*"
    }
  }

  /// Braille numbers its dots by columns, and those of the fourth row last.
  private static func braille(_ dots: Int) -> SafeText {
    guard dots != 0 else { return " " }
    let bits = [0, 3, 1, 4, 2, 5, 6, 7]
    let pattern = bits.enumerated().reduce(0) { pattern, place in
      dots & 1 << place.offset == 0 ? pattern : pattern | 1 << place.element
    }
    let scalar = Unicode.Scalar(0x2800 + UInt32(pattern)).map(String.init) ?? " "
    return SafeText(sanitizing: scalar)
  }
}
