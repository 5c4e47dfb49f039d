/// The answer to one question about a repository's graph: files, the edges that show why, and what else
/// the question asks for.
package struct GraphAnswer: Sendable {
  package enum Question: String, Sendable {
    case deps, dependents, cycles, central, impact, path, orphans, edges
  }

  /// One file of the answer; what the question does not ask for is nil.
  package struct File: Sendable, Equatable {
    package let number: Int
    /// Edges from the nearest file that was asked about.
    package var distance: Int?
    /// The file before it on a shortest way.
    package var via: Int?
    package var rank: Double?
    package var fanIn: Int?
    package var fanOut: Int?

    init(_ number: Int) {
      self.number = number
    }
  }

  package let question: Question
  package var files: [File] = []
  package var edges: [DependencyGraph.Edge] = []
  package var cycles: [CycleFinder.Cycle] = []
  package var orphans: [RepositoryGraph.Orphan] = []

  init(_ question: Question) {
    self.question = question
  }

  /// Whether there is nothing to tell beyond what was asked about.
  package var isEmpty: Bool {
    switch question {
    case .orphans: orphans.isEmpty
    case .cycles: cycles.isEmpty
    case .central, .edges: edges.isEmpty && files.isEmpty
    case .path: files.isEmpty
    case .deps, .dependents, .impact: files.allSatisfy { $0.distance == 0 }
    }
  }
}
