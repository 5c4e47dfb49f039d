internal import ArgumentParser
import FileScanning
import TUI

/// Names the line of the ignore file that decides about a path.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Says which ignore rule hides or keeps a path.",
    discussion: """
      One line a path: its fate, and the file, line and pattern that decide. The rules are \
      those of a scan; a path need not exist, and one that ends in / is taken as a folder.

      EXAMPLES
        repomap why build/main.o
        repomap why --no-index vendor/
      """
  )

  @Argument(help: .init("The files or folders to explain.", valueName: "path"))
  var paths: [ByteArgument]

  @Option(help: "Where ignore files begin to count if there is no repository.")
  var root = ByteArgument(".")

  @Flag(
    name: .customLong("no-index"),
    help: "Do not read git's index: tell what the rules alone say.")
  var noIndex = false

  func run() throws {
    var options = ScanOptions()
    options.readsIndex = !noIndex
    let scanner = FileScanner(options: options)
    let output = OutputWriter()
    // The answers so far are worth showing even if a later path has none.
    defer { try? output.flush() }
    for path in paths {
      let explanation = try explain(path.bytes, with: scanner)
      try output.write(shown(path.bytes) + Array(": ".utf8) + Self.text(of: explanation, shown))
      try output.write("\n")
    }
    try output.flush()
  }

  private func explain(
    _ path: [UInt8], with scanner: FileScanner
  ) throws(CommandError) -> IgnoreExplanation {
    do throws(ExplanationError) {
      return try scanner.explain(path, root: root.bytes)
    } catch {
      throw CommandError(
        what: "\(String(decoding: path, as: UTF8.self)) lies outside the scanned folder",
        hint: "name that folder with --root")
    }
  }

  private func shown(_ bytes: [UInt8]) -> [UInt8] {
    let policy = TerminalPolicy(facts: .current())
    guard policy.output.isTerminal else { return bytes }
    let encoder = LineEncoder(stream: policy.output, isUnicode: policy.isUnicode)
    return encoder.encode(Line(SafeText(bytes)))
  }

  private static func text(
    of explanation: IgnoreExplanation, _ shown: ([UInt8]) -> [UInt8]
  ) -> [UInt8] {
    let rule = explanation.rule.map { Self.text(of: $0, for: explanation.path, shown) } ?? []
    return switch explanation.outcome {
    case .listed where rule.isEmpty: Array("not ignored: no rule matches".utf8)
    case .listed: Array("not ignored: kept by ".utf8) + rule
    case .ignored: Array("ignored by ".utf8) + rule
    case .trackedAlthoughIgnored: Array("tracked: listed although ignored by ".utf8) + rule
    case .gitDirectory: Array("never listed: it belongs to git".utf8)
    }
  }

  /// `file:line: pattern`, and what it matches if that is a folder above the path.
  private static func text(
    of rule: IgnoreExplanation.Rule, for path: [UInt8], _ shown: ([UInt8]) -> [UInt8]
  ) -> [UInt8] {
    let place = shown(rule.source) + Array(":\(rule.lineNumber): ".utf8) + shown(rule.pattern)
    if rule.matchedPath == path { return place }
    return place + Array(" (it matches the folder ".utf8) + shown(rule.matchedPath)
      + Array(")".utf8)
  }
}
