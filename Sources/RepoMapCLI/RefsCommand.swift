internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

struct RefsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refs",
    abstract: "Lists where a definition is used, and how certain each use is.",
    discussion: """
      SYMBOL is named as for `repomap show`. Uses that cannot mean it by their kind (a type is no \
      variable) are left out and counted. What the others mean is told as far as names, scopes and \
      imports go; types are not inferred.

        exact      the one definition in scope, or in the file that an import leads to
        import     the file imports the name, from where is not certain
        name       no other definition has the name; nothing else speaks for it
        ambiguous  several definitions have the name

      EXAMPLES
        repomap refs URLResolver.resolve
        repomap refs src/shapes.py:12
        repomap refs area --certainty exact --json | jq .counts
      """
  )

  @Argument(help: "A name, PATH:LINE or PATH#NAME.")
  var symbol: ByteArgument

  @Argument(help: "The folder to look in.")
  var path = ByteArgument(".")

  @OptionGroup var result: ResultFormatOptionGroup
  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Output") var output: OutputOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func run() async throws {
    if try result.rows.list(ReferenceReport.fields) { return }
    let rows = try result.rows.format(ReferenceReport.fields)
    let session = try RunSession(terminal)
    let pipeline = Pipeline(
      session: session, scan: scan, extraction: extraction,
      listSeparator: result.rows.listSeparator)
    let selector = SymbolSelector(parsing: symbol.bytes, isFile: \.isRegularFile)
    let listing = try pipeline.scan(path)
    let wanted = try await WantedSymbol(selector, pipeline, notFound: symbol.bytes)
    let (symbols, search) = try await pipeline.references(to: wanted.name, in: listing)
    let report = report(wanted, symbols, search)
    session.finish(closingLine: closingLine(report, elapsed: session.elapsed))
    try await write(report, as: rows, session.policy)
    if report.definitions.isEmpty && report.files.isEmpty {
      // Only all names can tell which are near.
      throw try await pipeline.symbols(of: listing).notFound(symbol.bytes, name: wanted.name)
    }
    if report.files.isEmpty {
      throw CommandError(
        what: "nothing here uses '\(String(decoding: symbol.bytes, as: UTF8.self))'",
        status: ExitStatus.negative)
    }
  }

  private func report(
    _ wanted: WantedSymbol, _ symbols: ListedSymbols, _ search: ReferenceSearch
  ) -> ReferenceReport {
    let targets = wanted.targets(in: symbols)
    let all = symbols.table.definitions(named: wanted.name)
    let files = symbols.listing.result.files
    let found = search.references(
      to: Set(targets).isSuperset(of: all) ? nil : targets, in: symbols.table,
      path: { files[$0].path },
      source: {
        SourceFile.bytes(at: symbols.listing.root + [UInt8(ascii: "/")] + $0, byteCount: $1)
      })
    return ReferenceReport(
      symbol: symbol.bytes, definitions: targets.map(symbols.record), found: found,
      record: symbols.record, path: symbols.listing.outputPath)
  }

  private func write(
    _ report: ReferenceReport, as rows: RowFormat<ReferenceReport.Row>, _ policy: TerminalPolicy
  ) async throws {
    let format = result.chosen(isTerminal: output.isTerminal(policy))
    try await output.withWriter(for: policy, isEncoded: format == .text) {
      switch format {
      case .text: try $0.write(ReferenceView(report, policy: policy).bytes())
      case .tsv: try $0.write(report.rows(rows))
      case .json: try $0.write(report.json())
      case .ndjson: try $0.write(report.jsonLines())
      }
    }
  }

  private func closingLine(_ report: ReferenceReport, elapsed: Duration) -> Line {
    "\(.count(report.found.references.count)) references in \(.count(report.files.count)) files, \(.duration(elapsed))"
  }
}

/// The symbol that was asked for, by its name and, where a file was named, by its place.
private struct WantedSymbol {
  let name: [UInt8]
  private let selector: SymbolSelector
  /// Absolute path and first byte of the name, of each definition chosen in a named file.
  private let places: [(path: [UInt8], nameByte: UInt32)]?

  /// Looks into the file that the selector names; throws where it has no such definition.
  init(_ selector: SymbolSelector, _ pipeline: Pipeline, notFound wanted: [UInt8]) async throws {
    self.selector = selector
    guard let path = selector.path else {
      name = selector.bareName
      places = nil
      return
    }
    let symbols = try await pipeline.symbols(ofFileAt: path)
    let found = symbols.table.preferred(among: symbols.table.symbols(selectedBy: selector))
    guard let first = found.first else { throw symbols.notFound(wanted, name: selector.bareName) }
    name = Array(symbols.table.name(of: first))
    places = found.filter { symbols.table.name(of: $0) == symbols.table.name(of: first) }
      .map { (path.absolutePath ?? path, symbols.table.position(of: $0).nameByte) }
  }

  /// The definitions among all symbols.
  func targets(in symbols: ListedSymbols) -> [Int] {
    guard let places else {
      return symbols.table.preferred(among: symbols.table.symbols(selectedBy: selector))
    }
    return symbols.table.definitions(named: name).filter { symbol in
      let record = symbols.record(of: symbol)
      let path = Array(record.path).absolutePath
      return places.contains { $0.path == path && $0.nameByte == record.position.nameByte }
    }
  }
}
