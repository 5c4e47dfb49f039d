internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

struct FindCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Finds definitions by name, kind, language and path, the best match first.",
    discussion: """
      A plain word matches fuzzily: its letters in their order, best at beginnings of words and humps. \
      Terms parted by blanks must all hold; capitals ask for the same case.

        wild      fuzzy              kind:class,struct   of one of these kinds
        'wild     in one piece       lang:swift          in this language
        'wild'    as whole words     path:src/           in such a path
        ^wild     at the beginning   role:decl           declarations only
        wild$     at the end         name~^get[A-Z]      by a regular expression
        !wild     not in it          a | b               one or the other

      EXAMPLES
        repomap find readfile
        repomap find "'cache kind:class path:src/ !path:test"
        repomap find "name~^(get|set)_" ~/src/django --json
        repomap find kind:class --fields path,line,name
        vim $(repomap find --limit 1 urlconf | awk '{ print $1, "+" $2 }')
      """
  )

  @Argument(help: "What to look for; quote it where it has blanks or signs.")
  var query: ByteArgument

  @Argument(help: "The folder or file to look in.")
  var path = ByteArgument(".")

  @Option(
    help: ArgumentHelp(
      "Matches to show, the best first (default: 20 on a terminal, else all).",
      valueName: "count"))
  var limit: Int?

  @OptionGroup var result: ResultFormatOptionGroup
  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Output") var output: OutputOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes 1 or more") }
  }

  func run() async throws {
    if try result.rows.list(FindReport.fields) { return }
    let rows = try result.rows.format(FindReport.fields)
    let query = try parsedQuery()
    let session = try RunSession(terminal)
    let pipeline = Pipeline(
      session: session, scan: scan, extraction: extraction,
      listSeparator: result.rows.listSeparator)
    let symbols = try await pipeline.symbols(of: pipeline.scanFolderOrFile(path))
    session.began(.analyzing(stepCount: 0))
    let format = result.chosen(isTerminal: output.isTerminal(session.policy))
    let report = report(of: query, in: symbols, as: format)
    session.finish(closingLine: closingLine(report, elapsed: session.elapsed))
    try await output.withWriter(for: session.policy, isEncoded: format == .text) {
      switch format {
      case .text: try $0.write(FindView(report, policy: session.policy).bytes())
      case .tsv: try $0.write(report.rows(rows))
      case .json: try $0.write(report.json())
      case .ndjson: try $0.write(report.jsonLines())
      }
    }
    if report.totalCount == 0 { throw symbols.notFound(self.query.bytes, name: self.query.bytes) }
  }

  private func parsedQuery() throws(CommandError) -> SearchQuery {
    do throws(SearchQueryError) {
      return try SearchQuery(parsing: query.bytes)
    } catch {
      throw CommandError(what: error.what, hint: error.hint)
    }
  }

  private func report(
    of query: SearchQuery, in symbols: ListedSymbols, as format: ResultFormatOptionGroup.Format
  ) -> FindReport {
    let files = symbols.listing.result.files
    let search = SymbolSearch(table: symbols.table) { files[$0].path }
    let result = search.matches(query, limit: limit ?? (format == .text ? 20 : nil))
    let matches = result.matches.map { match in
      let symbol = symbols.record(of: match.symbol)
      let columns =
        format != .text
        ? []
        : query.matchedColumns(ofName: Array(symbol.name), in: symbol.qualifiedName)
      return FindReport.Match(symbol: symbol, score: match.score, matchedColumns: columns)
    }
    return FindReport(
      query: self.query.bytes, matches: matches, totalCount: result.totalCount)
  }

  private func closingLine(_ report: FindReport, elapsed: Duration) -> Line {
    report.matches.count == report.totalCount
      ? "\(.count(report.totalCount)) matches, \(.duration(elapsed))"
      : "\(.count(report.matches.count)) of \(.count(report.totalCount)) matches, \(.duration(elapsed)); --limit shows more"
  }
}
