import FileScanning
import RepoMap

/// The symbols of a listing, with what is needed to name them.
struct ListedSymbols {
  let table: SymbolTable
  let listing: Pipeline.Listing

  func record(of symbol: Int) -> SymbolRecord {
    SymbolRecord(
      symbol, in: table, path: listing.outputPath(of: table.fileNumber(of: symbol)))
  }

  /// The error that `wanted` is no symbol, with the nearest names.
  func notFound(_ wanted: [UInt8]) -> CommandError {
    let near = NearestNames(in: table).names(near: wanted, limit: 5).map {
      String(decoding: $0, as: UTF8.self)
    }
    return CommandError(
      what: "nothing found for '\(String(decoding: wanted, as: UTF8.self))'",
      hint: near.isEmpty ? nil : "nearest names: " + near.joined(separator: ", "),
      status: ExitStatus.negative)
  }
}

extension Pipeline {
  /// Extracts the definitions and declarations of `listing`.
  func symbols(of listing: Listing) async throws -> ListedSymbols {
    var table = SymbolTable()
    try await mapper(.texts).extract(listing.result.files, root: listing.root) { table.add($0) }
    table.finish()
    return ListedSymbols(table: table, listing: listing)
  }
}
