/// One thing that the program needs or makes use of, and how it is.
struct HealthCheck {
  enum State: String {
    case ok
    /// The program works, but something is missing or slower.
    case warning
    /// Nothing works without it.
    case failed
  }

  let name: StaticString
  let state: State
  /// What was found; it may name paths, which are any bytes.
  let text: [UInt8]
  /// What to do about it; nil where nothing need be done.
  let hint: String?

  init(_ name: StaticString, is state: State = .ok, _ text: [UInt8], hint: String? = nil) {
    self.name = name
    self.state = state
    self.text = text
    self.hint = hint
  }

  init(_ name: StaticString, is state: State = .ok, _ text: String, hint: String? = nil) {
    self.init(name, is: state, Array(text.utf8), hint: hint)
  }
}
