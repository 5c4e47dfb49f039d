/// What finding tags took, in counts that are the same on every machine.
package struct TaggingWork: Equatable, Sendable {
  /// Trees that were made.
  package var parses = 0
  /// Nodes that walks came to.
  package var nodes = 0
  /// Patterns of a query that were matched against a node, its children having what they ask for.
  package var patterns = 0
  /// Places at which the expression of a repair or an island was tried.
  package var attempts = 0
}
