internal import ArgumentParser
import RepoMap
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract:
      "Lists the definitions that two commits, or a commit and the work tree, do not share.",
    discussion: """
      Definitions are added, removed, changed (declared in another way) or moved to another file. Only \
      files that differ are parsed, straight from git's objects.

      EXAMPLES
        repomap diff HEAD                        what the work of this moment changes
        repomap diff v1.0 v2.0 --breaking        exit 1 when something public is gone or changed
        repomap diff main HEAD --format markdown > API.md
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json
  }

  @Argument(help: ArgumentHelp("The older commit.", valueName: "ref"))
  var old: ByteArgument

  @Argument(help: ArgumentHelp("The newer commit (default: the work tree).", valueName: "ref"))
  var new: ByteArgument?

  @Option(help: "A folder of the repository.")
  var root = ByteArgument(".")

  @Flag(
    help: "List only public definitions that are gone or changed; exit with 1 when there are any.")
  var breaking = false

  @Option(help: "text, markdown or json (default: text on a terminal, else json).")
  var format: Format?

  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Output") var output: OutputOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func run() async throws {
    let session = try RunSession(terminal)
    let history = try GitHistory.opened(at: root)
    let result = try await compare(history, session)
    let changes = breaking ? result.diff.changes.filter(\.isBreaking) : result.diff.changes
    session.finish(closingLine: ClosingLine.text(result, elapsed: session.elapsed))
    let format = chosenFormat(session.policy)
    try await output.withWriter(for: session.policy, isEncoded: format == .text) {
      try $0.write(bytes(of: result, changes, format, session.policy))
    }
    guard breaking, !changes.isEmpty else { return }
    throw CommandError(
      what: "\(changes.count) public definitions are gone or changed (--breaking)",
      status: ExitStatus.negative)
  }

  private func compare(
    _ history: GitHistory, _ session: RunSession
  ) async throws -> RevisionComparison.Result {
    let mapper = extraction.mapper(
      .texts, observer: session, store: extraction.cache.openStore(), listing: [])
    let comparison = RevisionComparison(history: history, mapper: mapper)
    do {
      let (first, second) = (
        try history.commit(old.bytes), try new.map { try history.commit($0.bytes) }
      )
      return try await comparison.compare(first, second)
    } catch let failure as GitHistory.Failure {
      throw CommandError(failure, root: root)
    }
  }

  private func bytes(
    of result: RevisionComparison.Result, _ changes: [DefinitionDiff.Change], _ format: Format,
    _ policy: TerminalPolicy
  ) -> [UInt8] {
    switch format {
    case .text: return DiffView(changes, policy: policy).bytes()
    case .markdown:
      var markdown = DiffMarkdown(changes: changes)
      return markdown.write()
    case .json:
      var json = DiffJSON(result, changes: changes)
      return json.write()
    }
  }

  private func chosenFormat(_ policy: TerminalPolicy) -> Format {
    format ?? (output.output != nil || !policy.output.isTerminal ? .json : .text)
  }
}

extension GitHistory {
  /// The repository of a folder that the command line names.
  static func opened(at folder: ByteArgument) throws(CommandError) -> GitHistory {
    do throws(GitHistory.Failure) {
      return try GitHistory(at: folder.bytes)
    } catch {
      throw CommandError(error, root: folder)
    }
  }
}

extension CommandError {
  /// Says why git could not tell.
  init(_ failure: GitHistory.Failure, root: ByteArgument) {
    let folder = String(decoding: root.bytes, as: UTF8.self)
    switch failure {
    case .noGit(let code):
      self.init(
        what: "cannot start git: \(String(cString: strerror(code)))",
        hint: "install git, or see that it is on the PATH")
    case .noRepository:
      self.init(
        what: "no git repository with a work tree: \(folder)",
        hint: "run it in a repository, or name one with --root")
    case .unknownRevision(let revision):
      self.init(
        what: "no such commit: \(String(decoding: revision, as: UTF8.self))",
        hint: "`git log --oneline` lists commits; a branch, a tag or HEAD~3 will do")
    case .gitFailed(let status):
      self.init(
        what: "git failed with exit code \(status) in \(folder)",
        hint: "`git fsck` tells whether the repository is whole")
    }
  }
}
