import TestSupport
import Testing

@testable import TUI

/// What is made of a terminal's answers.
struct TerminalProbeTests {
  @Test("what is offered is taken once, and given back in reverse order")
  func offers() {
    var probe = TerminalProbe()
    #expect(probe.take(.mode(2027, state: 2)) == "\u{1B}[?2027h")
    #expect(probe.take(.mode(2027, state: 2)) == "")
    #expect(probe.take(.keyboard) == "\u{1B}[>1u")
    #expect(probe.take(.attributes) == "")
    #expect(probe.takingSequence == "\u{1B}[?2027h\u{1B}[>1u")
    #expect(probe.returningSequence == "\u{1B}[<u\u{1B}[?2027l")
  }

  @Test(
    "a mode that is on already, for good, or not known stays as it is",
    arguments: [(2027, 0), (2027, 1), (2027, 3), (2027, 4), (2026, 2), (1, 2)])
  func refusals(mode: Int, state: Int) {
    var probe = TerminalProbe()
    #expect(probe.take(.mode(mode, state: state)) == "")
    #expect(probe.returningSequence == "")
  }
}
