import FileScanning
import RepoMap
import TagStore

/// The symbols of a listing, with what is needed to name them.
struct ListedSymbols {
  let table: SymbolTable
  let listing: Pipeline.Listing

  func record(of symbol: Int) -> SymbolRecord {
    SymbolRecord(
      symbol, in: table, path: listing.outputPath(of: table.fileNumber(of: symbol)))
  }

  /// The error that `wanted` is no symbol, with the names nearest to `name`.
  func notFound(_ wanted: [UInt8], name: [UInt8]) -> CommandError {
    let near = NearestNames(in: table).names(near: name, limit: 5).map {
      String(decoding: $0, as: UTF8.self)
    }
    return CommandError(
      what: "nothing found for '\(String(decoding: wanted, as: UTF8.self))'",
      hint: near.isEmpty ? nil : "nearest names: " + near.joined(separator: ", "),
      status: ExitStatus.negative)
  }
}

extension Pipeline {
  /// The definitions and declarations of `listing`.
  func symbols(of listing: Listing) async throws -> ListedSymbols {
    try await symbols(of: listing, by: mapper(.texts))
  }

  /// The same for one file, without a word about it.
  func symbols(ofFileAt path: [UInt8]) async throws -> ListedSymbols {
    let options = extraction.options(detail: .texts)
    return try await symbols(
      of: listFile(path), by: RepoMapper(options: options, observer: SilentObserver()))
  }

  private func symbols(of listing: Listing, by mapper: RepoMapper) async throws -> ListedSymbols {
    ListedSymbols(
      table: try await mapper.symbols(listing.result.files, root: listing.root), listing: listing)
  }

  /// Extracts the files of `listing` that have `name`, and keeps what refers to it.
  func references(
    to name: [UInt8], in listing: Listing
  ) async throws -> (ListedSymbols, ReferenceSearch) {
    var (search, table) = (ReferenceSearch(name: name), SymbolTable())
    try await mapper([.texts, .references]).extract(
      listing.result.files, root: listing.root, holding: [name]
    ) { file in
      table.add(file)
      search.add(file)
    }
    table.finish()
    return (ListedSymbols(table: table, listing: listing), search)
  }
}

/// Hears nothing of a run that is too short to tell of.
struct SilentObserver: MappingObserver {
  func began(_ stage: MappingStage) {}
  func extracted(files: Int, bytes: Int) {}
  func met(_ problem: CacheProblem) {}
}
