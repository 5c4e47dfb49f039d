/// Counts the tokens of texts, in thousandths.
///
/// Without a vocabulary it estimates, on the safe side; with one it counts exactly.
package enum TokenCounter: Sendable {
  case estimate(TokenEstimate)
  case encoding(BytePairEncoding)

  /// Thousandths of a token.
  package func cost(_ text: [UInt8]) -> Int {
    switch self {
    case .estimate(let estimate): estimate.cost(text)
    case .encoding(let encoding): encoding.count(text) * 1000
    }
  }

  /// Whole tokens, rounded up.
  package func count(_ text: [UInt8]) -> Int { (cost(text) + 999) / 1000 }
}
