internal import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A page of tables and charts with made-up numbers.
enum Summary {
  static func print() {
    let policy = TerminalPolicy(facts: .current())
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    var bytes: [UInt8] = []
    for line in lines(width: policy.width, glyphs: policy.glyphs) {
      encoder.append(line, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }

  private static func lines(width: Int, glyphs: Glyphs) -> [Line] {
    let languages: [(SafeText, Int, Int, Style)] = [
      ("Python", 2_804, 512_340, .blue), ("JavaScript", 112, 38_204, .yellow),
      ("TypeScript", 40, 9_130, .cyan), ("C", 3, 412, .magenta),
    ]
    let most = Double(languages[0].2)
    let table = Table(
      columns: [
        Table.Column("language", importance: 9, cut: .end, leastWidth: 6),
        Table.Column("files", alignment: .trailing, importance: 5),
        Table.Column("lines", alignment: .trailing, importance: 7),
        Table.Column(importance: 2, leastWidth: 6),
        Table.Column("largest", importance: 1, cut: .path, leastWidth: 12),
      ],
      rows: languages.map { name, files, lines, style in
        [
          .text(name), .number(files), .number(lines), .bar(Double(lines) / most, style),
          .text("django/db/models/sql/compiler.py", .dim),
        ]
      })
    let parts = languages.map { (share: Double($0.2), style: $0.3) }
    return [
      "\("django", .bold)  \(.count(2_959)) files, \(.byteSize(41_000_000))",
      Chart.stackedBar(parts, width: min(width, 60), glyphs: glyphs), "",
    ] + table.lines(width: width, glyphs: glyphs) + [
      "", "files by size  \(Chart.sparkline([1, 4, 9, 14, 8, 5, 2, 0, 1], glyphs: glyphs), .cyan)",
    ]
  }
}
