/// A place in a query's text: line and byte column, 1-based; 0 for no place in it.
struct QueryPosition: Equatable {
  var line = 0
  var column = 0
}

/// What is wrong in a tags query, and where.
package struct QueryError: Error, Equatable {
  /// 1-based; 0 where no place in the text is to blame.
  package let line: Int
  /// 1-based, in bytes.
  package let column: Int
  package let message: String

  init(at position: QueryPosition, message: String) {
    line = position.line
    column = position.column
    self.message = message
  }
}
