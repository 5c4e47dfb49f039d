internal import TUI

/// A small, strict terminal: what a program sent, as it would stand on a screen.
///
/// It knows the sequences that this project uses and records every other one in `violations`.
/// Scrolled-out rows are kept in `scrollback`, so that a test can count copies.
package struct ScreenModel {
  /// How the modelled terminal measures text; real ones are of both kinds.
  package enum Measure: Sendable {
    /// By grapheme, as recent terminals do.
    case graphemes
    /// Each scalar for itself, as older terminals do.
    case scalars
  }

  package struct Cell: Hashable {
    /// One grapheme; empty in the second cell of a wide one.
    package var text = " "
    package var width = 1
    /// The parameters of the last SGR sequence.
    package var style: [Int] = []

    var isBlank: Bool { self == Cell() }
  }

  struct Row {
    var cells: [Cell]
    /// Whether the text goes on in the next row because it reached the margin.
    var isWrapped = false
  }

  package private(set) var columns: Int
  package internal(set) var rowCount: Int
  package private(set) var violations: [String] = []
  package private(set) var isSynchronizing = false
  /// How many synchronized frames were completed.
  package private(set) var frameCount = 0
  /// Private modes that are set now: 7 is on from the start, and so is the cursor, 25.
  package private(set) var modes: Set<Int> = [7, 25]
  /// Addresses of links, in the order in which they were opened, and the one that is open.
  package private(set) var links: [String] = []
  package private(set) var openLink = ""
  /// What the program has asked the terminal for.
  package private(set) var questions: [String] = []
  /// The stack of kitty's keyboard flags.
  package private(set) var keyboardFlags: [Int] = []
  /// Texts that were copied, in base64.
  package private(set) var clipboard: [String] = []
  /// States and percentages of OSC 9;4.
  package private(set) var taskProgress: [[Int]] = []
  package internal(set) var cursor = (row: 0, column: 0)

  private let measure: Measure
  /// Whether moves to any place and modes of the whole screen are no violations.
  private let allowsFullScreen: Bool
  private var parser = VTParser()
  private var style: [Int] = []
  /// Set when the last column was written: the next character wraps first.
  private var isWrapPending = false
  var screen: [Row]
  var history: [Row] = []

  package init(
    columns: Int, rows: Int, measure: Measure = .graphemes, allowsFullScreen: Bool = false
  ) {
    self.allowsFullScreen = allowsFullScreen
    self.columns = columns
    rowCount = rows
    self.measure = measure
    screen = (0..<rows).map { _ in Self.blankRow(columns) }
  }

  static func blankRow(_ columns: Int) -> Row {
    Row(cells: Array(repeating: Cell(), count: columns))
  }

  /// The rows on the screen without blanks at their ends.
  package var rows: [String] { screen.map(Self.text) }

  /// The rows up to the last that has text.
  package var text: [String] { Array(rows[..<((rows.lastIndex { !$0.isEmpty } ?? -1) + 1)]) }

  /// Rows that left the screen at its top.
  package var scrollback: [String] { history.map(Self.text) }

  /// The grapheme and style at a place of the screen.
  package func cell(row: Int, column: Int) -> Cell { screen[row].cells[column] }

  private static func text(of row: Row) -> String {
    let text = row.cells.map(\.text).joined()
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      for event in parser.parse(byte) { apply(event) }
    }
  }

  /// Changes the size, as the terminal's window does; with `reflow` wrapped text is wrapped anew.
  package mutating func resize(columns: Int, rows: Int, reflow: Bool = true) {
    if reflow { self.reflow(to: columns) } else { cutRows(to: columns) }
    self.columns = columns
    isWrapPending = false
    setRowCount(rows)
  }

  private mutating func apply(_ event: VTParser.Event) {
    switch event {
    case .print(let scalar): put(scalar)
    case .carriageReturn:
      cursor.column = 0
      isWrapPending = false
    case .lineFeed:
      lineFeed()
      // As the terminal's line discipline adds it (ONLCR).
      cursor.column = 0
    case .violation(let what): violations.append(what)
    case .hyperlink(let address):
      openLink = address
      if !address.isEmpty { links.append(address) }
    case .clipboard(let text): clipboard.append(text)
    case .question(let text) where allowsFullScreen: questions.append(text)
    case .keyboard(let flags?) where allowsFullScreen: keyboardFlags.append(flags)
    case .keyboard(nil) where !keyboardFlags.isEmpty: keyboardFlags.removeLast()
    case .question, .keyboard: violations.append("\(event)")
    case .taskProgress(let state, let percent): taskProgress.append([state, percent])
    case .control(let final, let parameters, let isPrivate):
      control(final, parameters, isPrivate: isPrivate)
    }
  }

  private mutating func control(_ final: Character, _ parameters: [Int], isPrivate: Bool) {
    let first = parameters.first ?? 0
    isWrapPending = isWrapPending && (final == "m" || final == "K" || isPrivate)
    switch (final, isPrivate) {
    case ("A", false): cursor.row = max(0, cursor.row - max(first, 1))
    case ("G", false): cursor.column = min(max(first, 1), columns) - 1
    case ("K", false) where first == 0: eraseToEnd()
    case ("J", false) where first == 0: eraseBelow()
    case ("J", false) where first == 2 && allowsFullScreen:
      screen = screen.map { _ in Self.blankRow(columns) }
    case ("H", false) where allowsFullScreen:
      cursor.row = min(max(first, 1), rowCount) - 1
      cursor.column = min(max(parameters.count > 1 ? parameters[1] : 1, 1), columns) - 1
    case ("h", true) where allowsFullScreen && Self.screenModes.isSuperset(of: parameters):
      modes.formUnion(parameters)
    case ("l", true) where allowsFullScreen && Self.screenModes.isSuperset(of: parameters):
      modes.subtract(parameters)
    case ("m", false): style = parameters.filter { $0 != 0 }
    case ("h", true) where parameters == [2026]: isSynchronizing = true
    case ("l", true) where parameters == [2026]:
      isSynchronizing = false
      frameCount += 1
    default: violations.append("CSI \(isPrivate ? "?" : "")\(parameters) \(final)")
    }
  }

  /// Modes that a program on the whole screen may set: wrapping, cursor, mouse, alternate screen, paste,
  /// graphemes.
  private static let screenModes: Set<Int> = [7, 25, 1000, 1006, 1049, 2004, 2027]

  private mutating func eraseToEnd() {
    splitWideCell(at: cursor.column)
    for column in cursor.column..<columns { screen[cursor.row].cells[column] = Cell() }
    screen[cursor.row].isWrapped = false
  }

  private mutating func eraseBelow() {
    eraseToEnd()
    for row in (cursor.row + 1)..<max(rowCount, cursor.row + 1) {
      screen[row] = Self.blankRow(columns)
    }
  }

  private mutating func lineFeed() {
    isWrapPending = false
    guard cursor.row == rowCount - 1 else {
      cursor.row += 1
      return
    }
    history.append(screen.removeFirst())
    screen.append(Self.blankRow(columns))
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if joins(scalar) { return }
    let width = DisplayWidth(Character(scalar)).cells
    if isWrapPending || cursor.column + width > columns {
      screen[cursor.row].isWrapped = true
      lineFeed()
      cursor.column = 0
    }
    write(Cell(text: String(scalar), width: max(width, 1), style: style))
  }

  /// Adds the scalar to the grapheme left of the cursor, if this terminal joins them.
  private mutating func joins(_ scalar: Unicode.Scalar) -> Bool {
    let end = isWrapPending ? columns : cursor.column
    guard let column = (0..<end).last(where: { !screen[cursor.row].cells[$0].text.isEmpty }) else {
      return false
    }
    var cell = screen[cursor.row].cells[column]
    let joined = cell.text + String(scalar)
    let isJoined =
      measure == .graphemes ? joined.count == 1 : DisplayWidth(Character(scalar)).cells == 0
    guard isJoined else { return false }
    cell.text = joined
    let width = measure == .graphemes ? DisplayWidth(Character(joined)).cells : cell.width
    screen[cursor.row].cells[column] = cell
    if width > cell.width && column + width <= columns {
      cursor.column = column
      cell.width = width
      write(cell)
    }
    return true
  }

  private mutating func write(_ cell: Cell) {
    splitWideCell(at: cursor.column)
    if cursor.column + cell.width < columns { splitWideCell(at: cursor.column + cell.width) }
    screen[cursor.row].cells[cursor.column] = cell
    for offset in 1..<max(cell.width, 1) where cursor.column + offset < columns {
      screen[cursor.row].cells[cursor.column + offset] = Cell(text: "", width: 0, style: style)
    }
    cursor.column += cell.width
    isWrapPending = cursor.column >= columns
    cursor.column = min(cursor.column, columns - 1)
  }

  /// Blanks a wide character whose second half is about to be overwritten.
  private mutating func splitWideCell(at column: Int) {
    guard screen[cursor.row].cells[column].text.isEmpty, column > 0 else { return }
    screen[cursor.row].cells[column] = Cell()
    screen[cursor.row].cells[column - 1] = Cell()
  }
}
