import RepoMap
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal's side of one run: policy, progress, signals and the closing line.
///
/// Hears the run's events and bumps counters that the drawing thread reads; nothing here waits.
final class RunSession: MappingObserver {
  let policy: TerminalPolicy
  private let counters = ProgressCounters()
  private let display: ProgressDisplay
  private let isQuiet: Bool
  private let startTime = ContinuousClock.now

  /// Starts progress and signal handling.
  init(_ options: TerminalOptionGroup) {
    policy = options.policy
    isQuiet = options.quiet
    display = ProgressDisplay(policy: policy, counters: counters)
    let (display, counters) = (display, counters)
    SignalWatcher.start(
      .init(
        interrupt: { signal in
          let files = counters.read().filesDone
          let line: Line = "interrupted after \(.count(files)) files"
          display.interrupt(line: signal == SIGINT ? line : nil)
          ReplacementFile.removeUnfinished()
        }, suspend: { display.suspend() }, resume: { display.resume() }))
    display.start()
  }

  func began(_ stage: MappingStage) {
    switch stage {
    case .scanning:
      counters.begin(.scanning)
    case .extracting(let byteCount):
      counters.end(.scanning)
      counters.found(files: 0, bytes: byteCount)
      counters.begin(.extracting)
    case .analyzing:
      counters.end(.extracting)
      counters.begin(.analyzing)
    }
  }

  func scanned(files: Int) {
    counters.found(files: files)
  }

  func extracted(files: Int, bytes: Int) {
    counters.extracted(files: files, bytes: bytes)
  }

  /// Writes a warning above the progress block.
  func warn(_ text: Line) {
    display.log(Line("warning: ", .yellow) + text)
  }

  /// Ends progress; the closing line comes unless the run was quiet.
  func finish(closingLine: Line?) {
    counters.end(.analyzing)
    display.finish(closingLine: isQuiet ? nil : closingLine)
  }

  var elapsed: Duration { ContinuousClock.now - startTime }
}
