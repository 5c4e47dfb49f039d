/// The characters that pictures are made of, in two tiers.
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

  package static let unicode = Glyphs(
    ellipsis: "…", done: "✓", running: "▸", pending: "·", warning: "!", failed: "✗",
    barDone: "━", barHalf: "╸", barRest: "─",
    blocks: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  )

  package static let ascii = Glyphs(
    ellipsis: "~", done: "+", running: ">", pending: ".", warning: "!", failed: "x",
    barDone: "=", barHalf: "-", barRest: ".",
    blocks: ["#"],
    levels: ["_", ".", "-", "=", "#"]
  )
}
