import Testing
import TestSupport

@testable import TUI

struct TaskMarkTests {
  private func run(_ environment: [String: String]) -> ScreenModel {
    let policy = TerminalPolicy(
      facts: TerminalFacts(
        environment: ["TERM": "xterm", "LANG": "C.UTF-8"].merging(environment) { $1 },
        isErrorTerminal: true))
    var session = ProgressSession(policy: policy, stages: ProgressStage.allCases)
    var reading = ProgressReading(
      times: [StageTimes(begin: .zero, end: .zero), StageTimes(begin: .zero), StageTimes()],
      filesFound: 10, bytesFound: 1000)
    var screen = ScreenModel(columns: 80, rows: 24)
    let size = WindowSize(columns: 80, rows: 24)
    for second in 1...4 {
      reading.bytesDone = second * 200
      screen.feed(session.tick(reading, at: .seconds(second), size: size))
    }
    screen.feed(session.interrupt(size: size, line: "interrupted"))
    return screen
  }

  @Test("a terminal that is known to show it gets the part that is done, and in the end a clear")
  func known() {
    for environment in [["WT_SESSION": "x"], ["TERM_PROGRAM": "ghostty"], ["ConEmuANSI": "ON"]] {
      let screen = run(environment)
      #expect(screen.violations.isEmpty)
      #expect(screen.taskProgress == [[1, 20], [1, 40], [1, 60], [1, 80], [0, 0]])
    }
  }

  @Test("others, and multiplexers, get nothing")
  func unknown() {
    for environment in [
      [:], ["TERM_PROGRAM": "Apple_Terminal"], ["WT_SESSION": "x", "TMUX": "/tmp/t"],
      ["WT_SESSION": "x", "STY": "1"], ["WT_SESSION": "x", "CI": "1"],
    ] {
      #expect(run(environment).taskProgress.isEmpty)
    }
  }
}
