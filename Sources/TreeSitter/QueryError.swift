/// What is wrong in a tags query, and on which line.
package struct QueryError: Error, Equatable {
  /// 1-based.
  package let line: Int
  package let message: String
}
