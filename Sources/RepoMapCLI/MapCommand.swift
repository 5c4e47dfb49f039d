internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Prints the definitions that matter most for a task, within a budget of tokens.",
    discussion: """
      Files are ranked by how their words fit the request, by references between them, and by \
      git's history; then definitions in the best files. Without a request it shows what the rest \
      of the code leans on and what changed of late. docs/map-quality.md has the measurements.

      EXAMPLES
        repomap map --tokens 4096 --query "retry a failed upload"
        repomap map --focus src/upload.py --mention Retry
        repomap map --changed --explain
        repomap map ~/src/django --format json | jq '.files[].path'
      """
  )

  @Argument(help: ArgumentHelp("The folder to map.", valueName: "path"))
  var path = ByteArgument(".")

  @OptionGroup(title: "Request") var request: MapRequestOptionGroup

  @Option(help: ArgumentHelp("The map has at most so many tokens.", valueName: "count"))
  var tokens = 2048

  @Option(
    help: ArgumentHelp(
      "Count tokens exactly by this vocabulary (a .tiktoken file) instead of an estimate.",
      valueName: "file"))
  var tokenEncoding: ByteArgument?

  @Option(help: "text, markdown, json or ndjson.")
  var format = MapFormatName.text

  @Option(help: "What is shown of a definition: names, signatures or docs.")
  var detail = MapStyle.Detail.signatures

  @Flag(help: "Put line numbers before definitions; json has them always.")
  var lineNumbers = false

  @Flag(help: "Say of each file and definition why it is there.")
  var explain = false

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Output") var output: OutputOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func validate() throws {
    guard (128...1_000_000).contains(tokens) else {
      throw ValidationError("--tokens takes 128 to 1000000")
    }
  }

  func run() async throws {
    let counter = try tokenEncoding.map(Self.counter) ?? .estimate(TokenEstimate())
    let session = try RunSession(terminal)
    let pipeline = Pipeline(session: session, scan: scan, extraction: extraction)
    let listing = try pipeline.scan(path)
    async let history = request.history(of: listing)
    let mapper = pipeline.mapper([.texts, .words])
    var corpus = try await mapper.corpus(listing.result.files, root: listing.root)
    session.began(.analyzing(stepCount: 2))
    let changes = await history
    session.analyzed()
    var (bytes, time) = try map(corpus, changes, counter, listing)
    if corpus.lacksTags {
      corpus = try await mapper.corpus(listing.result.files, root: listing.root, isWhole: true)
      (bytes, time) = try map(corpus, changes, counter, listing)
    }
    session.analyzed()
    session.finish(
      closingLine: ClosingLine.text(mapped: corpus, in: session.elapsed, ranking: time))
    try await output.withWriter(for: session.policy) { try $0.write(bytes) }
  }

  private func map(
    _ corpus: RankingCorpus, _ history: ChangeHistory?, _ counter: TokenCounter,
    _ listing: Pipeline.Listing
  ) throws -> (bytes: [UInt8], rankingTime: Duration) {
    let wanted = try request.request(in: corpus, listing)
    let start = ContinuousClock.now
    let bytes = MapBuilder(corpus, history, counter: counter).bytes(
      wanted, budget: tokens, format: format, style: style)
    return (bytes, ContinuousClock.now - start)
  }

  private var style: MapStyle {
    var style = MapStyle()
    style.detail = detail
    style.hasLineNumbers = lineNumbers
    style.explains = explain
    return style
  }

  private static func counter(_ file: ByteArgument) throws -> TokenCounter {
    let name = String(decoding: file.bytes, as: UTF8.self)
    guard let bytes = WholeFile.read(file.bytes) else {
      throw CommandError(what: "cannot read the vocabulary \(name)", hint: "check the path")
    }
    guard let encoding = BytePairEncoding(file: bytes) else {
      throw CommandError(
        what: "\(name) is no vocabulary",
        hint: "--token-encoding takes a .tiktoken file: a token in base64 and its rank on each line"
      )
    }
    return .encoding(encoding)
  }
}

extension MapFormatName: ExpressibleByArgument {}
extension MapStyle.Detail: ExpressibleByArgument {}
