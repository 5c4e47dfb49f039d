/// Counts the tokens of texts, in thousandths.
/// The cost of a text
/// is the sum of its lines' costs, each with its newline.
package enum TokenCounter: Sendable {
  case estimate(TokenEstimate)

  /// Thousandths of a token.
  package func cost(_ text: some Collection<UInt8>) -> Int {
    switch self {
    case .estimate(let estimate): estimate.cost(text)
    }
  }

  /// Whole tokens, rounded up.
  package func count(_ text: some Collection<UInt8>) -> Int { (cost(text) + 999) / 1000 }
}
