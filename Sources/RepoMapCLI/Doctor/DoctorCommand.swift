internal import ArgumentParser
import TUI

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks that everything the program needs works here.",
    discussion: """
      Tries grammars, queries, a worker process, the cache, watching and git, and tells what settings and
      terminal give. Tab-separated when stdout is no terminal: ok, warning or failed, name, what was found,
      what to do. Exit code 1 when something fails without which nothing works.

      EXAMPLES
        repomap doctor
        repomap doctor --json | jq -r '.languages[] | select(.usable | not).language'
      """)

  @Flag(help: "One JSON object, in which each language stands.")
  var json = false

  @OptionGroup var cache: CacheOptionGroup
  @OptionGroup var pager: PagerOptionGroup

  func run() async throws {
    let report = await HealthReport.made(cache: cache)
    let policy = pager.policy
    let output = OutputWriter.standardOutput(for: policy, isEncoded: !json)
    try output.write(json ? report.json() : report.bytes(policy))
    try output.flush()
    guard let failed = report.failed.first else { return }
    throw CommandError(
      what: "\(failed.name): " + String(decoding: failed.text, as: UTF8.self), hint: failed.hint,
      status: ExitStatus.negative)
  }
}
