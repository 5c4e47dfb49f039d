/// How far a run is, outside of the text: on a tab or in a task bar (OSC 9;4).
///
/// What was set is cleared on every way out but a kill.
struct TaskMark {
  private let isOn: Bool
  private var shown: Int?

  /// With `isOn` false nothing is ever sent.
  init(isOn: Bool) { self.isOn = isOn }

  /// The bytes that show `percent`; none where that is shown already.
  mutating func show(percent: Int) -> [UInt8] {
    guard isOn, shown != percent else { return [] }
    shown = percent
    return Array("\u{1B}]9;4;1;\(percent)\u{1B}\\".utf8)
  }

  /// The bytes that take the mark away; none where there is none.
  mutating func clear() -> [UInt8] {
    guard shown != nil else { return [] }
    shown = nil
    return Array("\u{1B}]9;4;0;0\u{1B}\\".utf8)
  }
}
