/// What was done with the mouse, and where: 0-based, from the screen's upper left.
package struct Mouse: Sendable, Hashable {
  package enum Action: Sendable, Hashable {
    /// The left button went down.
    case press
    /// The wheel was turned, downwards where positive.
    case wheel(Int)
  }

  package let action: Action
  package let column: Int
  package let row: Int

  package init(_ action: Action, column: Int, row: Int) {
    (self.action, self.column, self.row) = (action, column, row)
  }

  /// A report in SGR form (xterm's mode 1006), `ESC [ < button ; column ; row M`; nil for what is of no
  /// interest: releases, movements, other buttons.
  init?(final: UInt8, parameters: [Int]) {
    guard final == UInt8(ascii: "M"), parameters.count == 3, parameters[1] > 0, parameters[2] > 0
    else { return nil }
    // Shift, alt and control do not matter.
    switch parameters[0] & ~0b11100 {
    case 0: action = .press
    case 64: action = .wheel(-1)
    case 65: action = .wheel(1)
    default: return nil
    }
    (column, row) = (parameters[1] - 1, parameters[2] - 1)
  }
}
