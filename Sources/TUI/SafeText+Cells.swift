extension SafeText {
  /// A grapheme with the room it takes.
  struct Cell: Sendable, Hashable {
    var character: Character
    var width: DisplayWidth
    var isToken: Bool
  }

  /// The graphemes from left to right, in O(n).
  var cells: [Cell] {
    runs.flatMap { run in
      run.text.map { Cell(character: $0, width: DisplayWidth($0), isToken: run.isToken) }
    }
  }

  init(cells: some Sequence<Cell>) {
    self.init()
    for cell in cells { append(String(cell.character), isToken: cell.isToken) }
  }

  /// Cells that the text takes on a terminal, in O(n).
  package var width: Int {
    runs.reduce(0) { sum, run in
      // Most text is ASCII, of which every byte that is left is a cell.
      let isASCII = run.text.utf8.allSatisfy { $0 < 0x80 }
      return sum
        + (isASCII ? run.text.utf8.count : run.text.reduce(0) { $0 + DisplayWidth($1).cells })
    }
  }

  /// The text cut at the end to at most `width` cells, with `ellipsis` where something is missing.
  package func cut(toWidth width: Int, ellipsis: SafeText) -> SafeText {
    guard self.width > width else { return self }
    guard width >= ellipsis.width else { return SafeText() }
    return SafeText(cells: cells.prefix(fitting: width - ellipsis.width)) + ellipsis
  }

  /// The text cut in the middle to at most `width` cells; the end gets the odd cell.
  package func cutInMiddle(toWidth width: Int, ellipsis: SafeText) -> SafeText {
    let cells = cells
    guard cells.totalWidth > width else { return self }
    let room = width - ellipsis.width
    guard room > 0 else { return cut(toWidth: width, ellipsis: ellipsis) }
    let head = SafeText(cells: cells.prefix(fitting: room / 2))
    return head + ellipsis + SafeText(cells: cells.suffix(fitting: room - head.width))
  }

  /// A path cut to at most `width` cells, the base name kept as long as it fits.
  ///
  /// Folders go first, from the middle; a base name that is itself too wide is cut in its middle,
  /// which leaves its extension.
  package func cutAsPath(toWidth width: Int, ellipsis: SafeText) -> SafeText {
    let cells = cells
    guard cells.totalWidth > width else { return self }
    let split = cells.lastIndex { $0.character == "/" } ?? 0
    let base = SafeText(cells: cells[split...])
    let room = width - base.width - ellipsis.width
    if room >= 0 {
      return SafeText(cells: cells.prefix(fitting: room)) + ellipsis + base
    }
    let name = SafeText(cells: cells[split...].drop { $0.character == "/" })
    return name.cutInMiddle(toWidth: width, ellipsis: ellipsis)
  }
}

extension RandomAccessCollection<SafeText.Cell> {
  var totalWidth: Int { reduce(0) { $0 + $1.width.cells } }

  /// The longest beginning that takes at most `room` cells.
  func prefix(fitting room: Int) -> SubSequence {
    var used = 0
    return prefix { cell in
      used += cell.width.cells
      return used <= room
    }
  }

  /// The longest end that takes at most `room` cells and begins with a cell of its own.
  func suffix(fitting room: Int) -> SubSequence {
    let kept = reversed().prefix(fitting: room).count
    return suffix(kept).drop { $0.width.cells == 0 }[...]
  }
}
