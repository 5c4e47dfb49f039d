internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

/// One subcommand of `graph`: builds the graph, asks its question, writes the answer.
protocol GraphQuestion: AsyncParsableCommand {
  var options: GraphOptionGroup { get }
  func answer(_ graph: LocatedGraph) throws -> GraphAnswer
  /// Throws where the answer makes the command fail, after it has been written.
  func check(_ answer: GraphAnswer) throws
}

extension GraphQuestion {
  func check(_ answer: GraphAnswer) throws {}

  func run() async throws {
    let session = try RunSession(options.terminal)
    let pipeline = Pipeline(session: session, scan: options.scan, extraction: options.extraction)
    let listing = try pipeline.scan(options.root)
    let repository = try await pipeline.mapper(.references)
      .graph(listing.result.files, root: listing.root, level: options.level)
    let graph = LocatedGraph(repository: repository, root: options.root.bytes)
    let answer = try answer(graph)
    session.analyzed()
    session.finish(closingLine: ClosingLine.text(repository, elapsed: session.elapsed))
    let format = options.chosenFormat(session.policy)
    try await options.output.withWriter(for: session.policy, isEncoded: format == .text) {
      try $0.write(bytes(of: answer, in: repository, format, session.policy))
    }
    try check(answer)
  }

  private func bytes(
    of answer: GraphAnswer, in repository: RepositoryGraph, _ format: GraphOptionGroup.Format,
    _ policy: TerminalPolicy
  ) -> [UInt8] {
    func drawing(_ form: GraphDrawing.Form) -> [UInt8] {
      var drawing = GraphDrawing(answer, of: repository, form: form)
      return drawing.write()
    }
    switch format {
    case .text: return GraphView(answer, of: repository, policy: policy).bytes()
    case .json:
      var json = GraphJSON(answer, of: repository)
      return json.write()
    case .dot: return drawing(.dot)
    case .mermaid: return drawing(.mermaid)
    case .graphml: return drawing(.graphML)
    }
  }
}

extension RepositoryGraph.Level: ExpressibleByArgument {}

/// A graph, and where its root lies for the paths of the command line.
struct LocatedGraph {
  let repository: RepositoryGraph
  let root: [UInt8]

  /// Which edges a question looks at.
  enum Edges: String, ExpressibleByArgument, CaseIterable {
    case imports, all
  }

  func query(_ edges: Edges) -> GraphQuery {
    GraphQuery(repository, withReferences: edges == .all)
  }

  func files(_ arguments: [ByteArgument]) throws(CommandError) -> [Int] {
    var files: [Int] = []
    for argument in arguments { files.append(try file(argument)) }
    return files
  }

  /// The files of the tree that differ from a commit in git's work tree.
  func files(changedSince revision: ByteArgument) throws -> [Int] {
    let root = ByteArgument(bytes: root)
    let history = try GitHistory.opened(at: root)
    do throws(GitHistory.Failure) {
      let commit = try history.commit(revision.bytes)
      return try history.changedPaths(since: commit, below: root.bytes)
        .compactMap(repository.node(at:))
    } catch {
      throw CommandError(error, root: root)
    }
  }

  /// The file, or its module, that an argument names, from the root or from the folder that the shell is in.
  func file(_ argument: ByteArgument) throws(CommandError) -> Int {
    let typed = Self.withoutDots(argument.bytes)
    if let node = repository.node(at: typed) { return node }
    if let root = root.absolutePath, let path = argument.bytes.absolutePath,
      path.starts(with: root), let node = repository.node(at: Array(path.dropFirst(root.count + 1)))
    {
      return node
    }
    throw CommandError(
      what:
        "no \(repository.level) of the tree: \(String(decoding: argument.bytes, as: UTF8.self))",
      hint: hint(for: typed))
  }

  private func hint(for path: [UInt8]) -> String {
    let name = path.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
    guard let other = repository.nodes(ofFilesNamed: name).first else {
      return "`repomap files` lists the files; --root says which tree"
    }
    return "there is \(String(decoding: repository.path(other), as: UTF8.self))"
  }

  private static func withoutDots(_ path: [UInt8]) -> [UInt8] {
    Array(
      path.split(separator: UInt8(ascii: "/")).filter { $0 != [UInt8(ascii: ".")] }
        .joined(separator: [UInt8(ascii: "/")]))
  }
}

/// The options that all questions about the graph share.
struct GraphOptionGroup: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, dot, mermaid, graphml
  }

  @Option(help: "The folder whose graph it is.")
  var root = ByteArgument(".")

  @Option(help: "text, json, dot, mermaid or graphml (default: text on a terminal, else json).")
  var format: Format?

  @Option(
    help: "What depends on what: file, or module (package, target, crate; else folder).")
  var level = RepositoryGraph.Level.file

  @Option(
    help: "imports (and includes), or all: uses of names that few files define, too.")
  var edges: LocatedGraph.Edges?

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Output") var output: OutputOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func chosenEdges(_ otherwise: LocatedGraph.Edges) -> LocatedGraph.Edges { edges ?? otherwise }

  func chosenFormat(_ policy: TerminalPolicy) -> Format {
    format ?? (output.output != nil || !policy.output.isTerminal ? .json : .text)
  }
}
