/// Answers questions about a repository's graph; each takes time linear in the graph, or nearly so.
///
/// Files of an answer are in an order that is total: by distance, rank or size first, by path last.
package struct GraphQuery {
  private let repository: RepositoryGraph
  private let graph: DependencyGraph

  /// `withReferences` false looks at imports and includes alone.
  package init(_ repository: RepositoryGraph, withReferences: Bool) {
    self.repository = repository
    graph = withReferences ? repository.graph : repository.graph.withoutReferences
  }

  /// What `files` depend on, up to `depth` edges away.
  package func dependencies(of files: [Int], depth: Int) -> GraphAnswer {
    reach(.deps, files, depth)
  }

  /// What depends on `files`, up to `depth` edges away.
  package func dependents(of files: [Int], depth: Int) -> GraphAnswer {
    reach(.dependents, files, depth)
  }

  /// What may break when `files` change: the tests that reach them first, then the rest, the nearest
  /// first in each.
  package func impact(of files: [Int], depth: Int) -> GraphAnswer {
    var answer = reach(.impact, files, depth)
    let (starts, reached) = (answer.files.filter { $0.distance == 0 }, answer.files)
    let affected = reached.filter { $0.distance != 0 }
    answer.files =
      starts + affected.filter { repository.isTest($0.number) }
      + affected.filter { !repository.isTest($0.number) }
    return answer
  }

  /// Groups of files that depend on each other in a circle.
  package func cycles() -> GraphAnswer {
    var answer = GraphAnswer(.cycles)
    answer.cycles = CycleFinder(graph.dependencies).cycles()
    let members = answer.cycles.flatMap(\.members)
    answer.files = members.map(GraphAnswer.File.init)
    var group = [Int](repeating: -1, count: graph.nodeCount)
    for (number, cycle) in answer.cycles.enumerated() {
      for member in cycle.members { group[member] = number }
    }
    answer.edges = members.flatMap { member in
      graph.edges(from: member).filter { group[$0.target] == group[member] }
    }
    return answer
  }

  /// The `count` files that the others lean on most.
  package func central(count: Int) -> GraphAnswer {
    let ranks = FileCentrality(graph).ranks
    let order = ranks.indices.sorted { (ranks[$1], $0) < (ranks[$0], $1) }
    var answer = GraphAnswer(.central)
    answer.files = order.lazy.filter { !graph.dependents[$0].isEmpty }.prefix(count).map { number in
      var file = GraphAnswer.File(number)
      file.rank = ranks[number]
      file.fanIn = graph.dependents[number].count
      file.fanOut = graph.dependencies[number].count
      return file
    }
    answer.edges = edges(among: answer.files.map(\.number))
    return answer
  }

  /// A shortest way from `source` to `target` along dependencies; empty where there is none.
  package func path(from source: Int, to target: Int) -> GraphAnswer {
    var answer = GraphAnswer(.path)
    let search = ReachSearch(graph.dependencies, from: [source])
    guard let path = search.path(to: target) else { return answer }
    for (distance, number) in path.enumerated() {
      var file = GraphAnswer.File(number)
      file.distance = distance
      file.via = distance == 0 ? nil : path[distance - 1]
      answer.files.append(file)
    }
    answer.edges = zip(path, path.dropFirst()).flatMap { step in
      graph.edges(from: step.0).filter { $0.target == step.1 }
    }
    return answer
  }

  /// Definitions that nothing in the tree names; those of tests are left out, which tools find by name.
  package func orphans() -> GraphAnswer {
    var answer = GraphAnswer(.orphans)
    answer.orphans = repository.orphans.filter { !repository.isTest($0.file) }
    return answer
  }

  /// The whole graph: every file with an edge, and every edge.
  package func all() -> GraphAnswer {
    var answer = GraphAnswer(.edges)
    answer.files = (0..<graph.nodeCount).filter {
      !graph.dependencies[$0].isEmpty || !graph.dependents[$0].isEmpty
    }.map(GraphAnswer.File.init)
    answer.edges = graph.edges
    return answer
  }

  private func reach(_ question: GraphAnswer.Question, _ starts: [Int], _ depth: Int) -> GraphAnswer
  {
    let forward = question == .deps
    let search = ReachSearch(
      forward ? graph.dependencies : graph.dependents, from: starts, maximumDistance: depth)
    var answer = GraphAnswer(question)
    answer.files = search.order.map { number in
      var file = GraphAnswer.File(number)
      file.distance = Int(search.distances[number])
      file.via = search.predecessor(of: number)
      return file
    }
    .sorted { ($0.distance ?? 0, $0.number) < ($1.distance ?? 0, $1.number) }
    answer.edges = edges(among: search.order)
    return answer
  }

  /// The edges between the files of an answer, by source and target.
  private func edges(among files: [Int]) -> [DependencyGraph.Edge] {
    var isChosen = [Bool](repeating: false, count: graph.nodeCount)
    for file in files { isChosen[file] = true }
    return files.sorted().flatMap { file in graph.edges(from: file).filter { isChosen[$0.target] } }
  }
}
