import FileScanning
import RepoMap

/// A filter on its way: finds the rows of a view that a query wants, the best first.
struct BrowseSearch: Sendable {
  /// More rows than anybody scrolls through.
  static let limit = 2000
  /// Rows tried between two questions whether the answer is still wanted: about a millisecond.
  private static let chunkLength = 4096

  let source: BrowseSource
  let view: BrowseViewKind
  let query: [UInt8]

  struct Result: Sendable {
    let numbers: [UInt32]
    let totalCount: Int
  }

  /// The rows; nil once `isWanted` says no.
  ///
  /// An unfinished query, as `kind:`, finds nothing.
  func run(isWanted: () -> Bool) -> Result? {
    guard let query = try? SearchQuery(parsing: query) else {
      return Result(numbers: [], totalCount: 0)
    }
    guard view == .identifiers else { return rows(fitting: query, isWanted) }
    let files = source.data.files
    let search = SymbolSearch(table: source.data.table) { files[$0].path }
    return search.matches(query, limit: Self.limit, while: isWanted).map { result in
      Result(
        numbers: result.matches.map { UInt32($0.symbol) }, totalCount: result.totalCount)
    }
  }

  /// By score, then by length, then as they stand; definitions of a file stay in their order.
  private func rows(fitting query: SearchQuery, _ isWanted: () -> Bool) -> Result? {
    var best = TopRanked<Row>(limit: Self.limit) { left, right in
      if left.score != right.score { return left.score > right.score }
      return (left.length, left.position) < (right.length, right.position)
    }
    for (position, number) in source.numbers(of: view).enumerated() {
      if position % Self.chunkLength == 0 && !isWanted() { return nil }
      let text = source.text(of: view, Int(number))
      guard let score = query.score(ofText: text) else { continue }
      let isRanked = view == .files || view == .problems
      best.offer(
        Row(
          number: number, score: isRanked ? score : 0, length: isRanked ? text.count : 0,
          position: position))
    }
    return Result(numbers: best.sorted.map(\.number), totalCount: best.offeredCount)
  }

  private struct Row {
    let number: UInt32
    let score: Int
    let length: Int
    let position: Int
  }
}
