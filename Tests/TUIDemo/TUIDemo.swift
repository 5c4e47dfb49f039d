internal import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Acts a run of the given length, for tests and for looking at it: `TUIDemo SECONDS [LINES]`.
///
/// With LINES it logs so many lines during the run; `hang` as a third argument makes the action
/// before the end by a signal last for ever. `TUIDemo summary` prints tables and charts.
@main
enum TUIDemo {
  static func main() {
    let arguments = CommandLine.arguments
    if arguments.contains("summary") { return Summary.print() }
    if arguments.count > 2, arguments[1] == "crash" {
      let isOnThread = arguments.last == "thread"
      return CrashingScreen(way: arguments[2], isOnThread: isOnThread).run()
    }
    let seconds = arguments.count > 1 ? Double(arguments[1]) ?? 3 : 3
    let lineCount = arguments.count > 2 ? Int(arguments[2]) ?? 0 : 0
    ActedRun(seconds: seconds, lineCount: lineCount, hangs: arguments.contains("hang")).run()
  }
}

/// A run in which only the clock works.
struct ActedRun {
  let seconds: Double
  let lineCount: Int
  let hangs: Bool

  private static let fileCount = 6984
  private static let bytesPerFile = 6000
  private static let names: [SafeText] = [
    "django/db/models/sql/compiler.py", "docs/ref/models/querysets.txt",
    SafeText(Array("locale/日本語/地図の名前.py".utf8)), SafeText(Array("evil/\u{1B}[2Jname\n.py".utf8)),
  ]

  func run() {
    let counters = ProgressCounters()
    let policy = TerminalPolicy(facts: .current())
    let display = ProgressDisplay(policy: policy, counters: counters) { Self.names[$0 % 4] }
    SignalWatcher.start(
      SignalWatcher.Actions(
        interrupt: { [hangs] _ in
          display.interrupt(line: "interrupted after \(.count(counters.read().filesDone)) files")
          while hangs { sleep(1) }
        },
        suspend: { display.suspend() }, resume: { display.resume() }))
    display.start()
    scan(counters)
    extract(counters, display)
    analyze(counters)
    display.finish(closingLine: "\(.count(Self.fileCount)) files in \(.duration(counters.now))")
    _ = write(STDOUT_FILENO, "result\n", 7)
  }

  private func scan(_ counters: ProgressCounters) {
    counters.begin(.scanning)
    step(times: 100, share: 0.2) { part in
      let files = Self.fileCount * (part + 1) / 100 - Self.fileCount * part / 100
      counters.found(files: files, bytes: files * Self.bytesPerFile)
    }
    counters.end(.scanning)
  }

  private func extract(_ counters: ProgressCounters, _ display: ProgressDisplay) {
    counters.begin(.extracting)
    let lineCount = lineCount
    step(times: Self.fileCount, share: 0.6) { part in
      counters.working(onFile: part / 500)
      counters.extracted(bytes: Self.bytesPerFile)
      let due = lineCount * (part + 1) / Self.fileCount - lineCount * part / Self.fileCount
      for index in 0..<due {
        let number = lineCount * part / Self.fileCount + index
        display.log("warning \(.count(number)): \(Self.names[number % 4]) has syntax errors")
      }
    }
    counters.end(.extracting)
  }

  private func analyze(_ counters: ProgressCounters) {
    counters.begin(.analyzing)
    counters.expect(steps: 5)
    step(times: 5, share: 0.2) { _ in counters.analyzed() }
    counters.end(.analyzing)
  }

  /// Spreads `times` calls over a share of the run.
  private func step(times: Int, share: Double, _ body: (Int) -> Void) {
    let start = ContinuousClock.now
    for index in 0..<times {
      let due = start + .seconds(seconds * share * Double(index + 1) / Double(times))
      let wait = due - ContinuousClock.now
      if wait > .milliseconds(1) { usleep(UInt32(wait / .microseconds(1))) }
      body(index)
    }
  }
}
