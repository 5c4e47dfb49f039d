/// The numbers that a map's order hangs on; how they were chosen is told in docs/map-quality.md.
package struct RankingWeights: Sendable {
  /// BM25's `k1`, how soon more of a word counts no more, and `b`, what a file's length takes away.
  var saturation = 1.2
  var lengthNorm = 0.4
  /// What a term counts in the path, and in the name of a definition; any other occurrence is 1.
  var pathField = 20.0
  var nameField = 5.0
  /// What an exact word counts beside its stems.
  var exactWord = 1.0
  /// Parts of a file's score beside its fit to the request, which is at most 1.
  var churn = 0.25
  var graph = 0.15
  var messages = 0.5
  var together = 0.5
  var sameFolder = 0.1
  /// How far PageRank goes along references.
  var damping = 0.5
  /// Parts of a definition's score beside its fit, which is at most 1: its exact name asked for, files
  /// using it, its size.
  var exactName = 0.5
  var users = 0.1
  var size = 0.2
  /// What a term counts in a definition's name, and in that of what encloses it.
  var definitionNameField = 5.0
  var parentNameField = 1.0
  var definitionLengthNorm = 0.3
  /// Definitions that score less than this part of their file's best are shown without parameters.
  var briefBelow = 0.5
  /// How a file's share of the room falls with its score.
  var roomExponent = 2.5
  /// Parts of the room for what the best files use elsewhere, and for the list of further files.
  var usedElsewhere = 0.12
  var listing = 0.1
  /// Part of a file's room that signatures may take; the rest is for names.
  var signatures = 0.6

  package init() {}
}
