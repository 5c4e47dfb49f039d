internal import ArgumentParser
import RepoMap
import TUI

/// Questions about which file depends on which.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Answers questions about which file depends on which.",
    discussion: """
      Dependencies come from imports, resolved by each language's rules, and from uses of names that \
      few files define. docs/graph.md has the rules and what they miss.

      EXAMPLES
        repomap graph deps src/main.c              what it needs
        repomap graph dependents --depth 2 a.py    what needs it, and what needs that
        repomap graph cycles                       files that need each other
        repomap graph impact --changed             what the work of this moment may break
        repomap graph path a.ts b.ts               how one reaches the other
        repomap graph cycles --level module        packages, targets, crates or folders that do
        repomap graph edges --format dot | dot -Tsvg > graph.svg
      """,
    subcommands: [
      Dependencies.self, Dependents.self, Cycles.self, Central.self, Impact.self, Path.self,
      Orphans.self, Edges.self,
    ]
  )

  struct Dependencies: GraphQuestion {
    static let configuration = CommandConfiguration(
      commandName: "deps", abstract: "Lists the files that these depend on.")

    @Argument(help: ArgumentHelp("The files to ask about.", valueName: "file"))
    var files: [ByteArgument]
    @Option(help: "How many edges to follow.")
    var depth = 1
    @OptionGroup var options: GraphOptionGroup

    func answer(_ graph: LocatedGraph) throws -> GraphAnswer {
      graph.query(options.chosenEdges(.all)).dependencies(of: try graph.files(files), depth: depth)
    }
  }

  struct Dependents: GraphQuestion {
    static let configuration = CommandConfiguration(
      commandName: "dependents", abstract: "Lists the files that depend on these.")

    @Argument(help: ArgumentHelp("The files to ask about.", valueName: "file"))
    var files: [ByteArgument]
    @Option(help: "How many edges to follow.")
    var depth = 1
    @OptionGroup var options: GraphOptionGroup

    func answer(_ graph: LocatedGraph) throws -> GraphAnswer {
      graph.query(options.chosenEdges(.all)).dependents(of: try graph.files(files), depth: depth)
    }
  }

  struct Cycles: GraphQuestion {
    static let configuration = CommandConfiguration(
      commandName: "cycles",
      abstract: "Lists groups of files that depend on each other in a circle.",
      discussion: "Each group is shown with a shortest way round. Only imports and includes count, "
        + "unless --edges all is given.")

    @Flag(name: .customLong("fail"), help: "Exit with 1 when there is a cycle.")
    var fails = false
    @OptionGroup var options: GraphOptionGroup

    func answer(_ graph: LocatedGraph) -> GraphAnswer {
      graph.query(options.chosenEdges(.imports)).cycles()
    }

    func check(_ answer: GraphAnswer) throws {
      guard fails, !answer.isEmpty else { return }
      throw CommandError(
        what:
          "\(answer.cycles.count) groups of \(options.level)s depend on each other in a circle (--fail)",
        status: ExitStatus.negative)
    }
  }

  struct Central: GraphQuestion {
    static let configuration = CommandConfiguration(
      commandName: "central",
      abstract: "Lists the files that the others lean on most, by PageRank.")

    @Option(help: ArgumentHelp("Files to list.", valueName: "count"))
    var top = 20
    @OptionGroup var options: GraphOptionGroup

    func answer(_ graph: LocatedGraph) -> GraphAnswer {
      graph.query(options.chosenEdges(.all)).central(count: top)
    }
  }

  struct Impact: GraphQuestion {
    static let configuration = CommandConfiguration(
      commandName: "impact",
      abstract: "Lists what may break when files change: tests first, then the rest, by distance.")

    @Argument(help: ArgumentHelp("The files that change.", valueName: "file"))
    var files: [ByteArgument] = []
    @Option(
      defaultAsFlag: ByteArgument("HEAD"),
      help: ArgumentHelp(
        "Take the files that differ from this commit in the work tree.", valueName: "ref"))
    var changed: ByteArgument?
    @Option(help: "How many edges to follow at most.")
    var depth = 1_000_000
    @OptionGroup var options: GraphOptionGroup

    func validate() throws {
      if files.isEmpty == (changed == nil) {
        throw ValidationError("name the files that change, or give --changed")
      }
    }

    func answer(_ graph: LocatedGraph) throws -> GraphAnswer {
      let chosen = try changed.map { try graph.files(changedSince: $0) } ?? graph.files(files)
      return graph.query(options.chosenEdges(.all)).impact(of: chosen, depth: depth)
    }
  }

  struct Path: GraphQuestion {
    static let configuration = CommandConfiguration(
      commandName: "path",
      abstract: "Shows how one file reaches another along its dependencies.",
      discussion: "Exits with 1 when it does not.")

    @Argument(help: "The file that depends.") var source: ByteArgument
    @Argument(help: "The file that it depends on.") var target: ByteArgument
    @OptionGroup var options: GraphOptionGroup

    func answer(_ graph: LocatedGraph) throws -> GraphAnswer {
      graph.query(options.chosenEdges(.all))
        .path(from: try graph.file(source), to: try graph.file(target))
    }

    func check(_ answer: GraphAnswer) throws {
      guard answer.isEmpty else { return }
      throw CommandError(
        what: "the first \(options.level) does not reach the second", status: ExitStatus.negative)
    }
  }

  struct Orphans: GraphQuestion {
    static let configuration = CommandConfiguration(
      commandName: "orphans",
      abstract: "Lists types, functions, methods and macros that nothing in the tree names.",
      discussion:
        "Going by name alone, this misses what shares a name with something used, and lists "
        + "what is called from elsewhere: entry points, public API, overrides, reflection, templates."
    )

    @OptionGroup var options: GraphOptionGroup

    func validate() throws {
      if options.level == .module { throw ValidationError("orphans are definitions in files") }
    }

    func answer(_ graph: LocatedGraph) -> GraphAnswer { graph.query(.all).orphans() }
  }

  struct Edges: GraphQuestion {
    static let configuration = CommandConfiguration(
      commandName: "edges", abstract: "Lists every dependency, for other programs.")

    @OptionGroup var options: GraphOptionGroup

    func answer(_ graph: LocatedGraph) -> GraphAnswer {
      graph.query(options.chosenEdges(.all)).all()
    }
  }
}
