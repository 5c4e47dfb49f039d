internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

struct TagsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags",
    abstract: "Prints every definition, declaration and reference, one a line.",
    discussion: """
      Tags are written as files are parsed, in the order of the paths; memory does not grow with the
      repository (but for --sort).

      EXAMPLES
        repomap tags --kind class | jq -r .name
        repomap tags --format ctags --sort --output tags
        repomap tags --format etags --output TAGS
        repomap tags --definitions --fields name,path,line src
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, tsv, ctags, etags
    case ctagsJSON = "ctags-json"
  }

  @Argument(help: ArgumentHelp("Folders and files whose tags to print.", valueName: "path"))
  var paths: [ByteArgument] = [ByteArgument(".")]

  @Option(
    help: """
      json (one object a line), tsv, ctags (a tags file), ctags-json (as ctags writes JSON) or etags (Emacs' \
      TAGS).
      """)
  var format = Format.json

  @Flag(help: "The same as --format json.")
  var json = false

  @OptionGroup var rows: RowOptionGroup

  @Option(
    name: .customLong("kind"), parsing: .singleValue,
    help: ArgumentHelp(
      "Only tags of this kind in json and tsv; may be repeated.", valueName: "kind"))
  var kinds: [String] = []

  @Flag(help: "Leave references out of json and tsv.")
  var definitions = false

  @Flag(help: "Sort the lines of ctags, as readtags and Vim's binary search need them.")
  var sort = false

  @Flag(help: "Exit with 1 when some file could not be read or parsed.")
  var strict = false

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Output") var output: OutputOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func validate() throws {
    if json && format != .json { throw ValidationError("--json and --format exclude each other") }
    if rows.isUsed && (json || format != .tsv && format != .json) {
      throw ValidationError("--fields and --null go with --format tsv")
    }
    if !kinds.isEmpty {
      guard chosenFormat == .json || chosenFormat == .tsv else {
        throw ValidationError("--kind goes with --format json or tsv")
      }
      guard KindFilter(names: kinds) != nil else {
        throw ValidationError("--kind takes one of \(KindFilter.names.joined(separator: ", "))")
      }
    }
    if sort && format != .ctags { throw ValidationError("--sort goes with --format ctags") }
  }

  /// Columns can only be of rows.
  private var chosenFormat: Format { rows.isUsed ? .tsv : format }

  func run() async throws {
    if try rows.list(TagRow.fields) { return }
    let tagWriter = try makeWriter()
    let session = try RunSession(terminal)
    let pipeline = Pipeline(
      session: session, scan: scan, extraction: extraction,
      listSeparator: rows.listSeparator)
    var count = TagStreamCount()
    try await output.withWriter(for: session.policy, pages: false) { writer in
      var stream = TagStream(tagWriter, sorts: sort, output: writer)
      try stream.begin()
      for path in paths {
        let listing = try pipeline.scanFolderOrFile(path)
        try await pipeline.mapper(detail).extract(listing.result.files, root: listing.root) {
          try stream.write($0, of: listing)
          count.add($0)
        }
      }
      try stream.end()
    }
    session.finish(
      closingLine: ClosingLine.text(files: count.files, tags: count.tags, elapsed: session.elapsed))
    try count.check(strict: strict)
  }

  private var detail: TagDetail {
    [.json, .tsv].contains(chosenFormat) && !definitions ? [.texts, .references] : .texts
  }

  private func makeWriter() throws(CommandError) -> any TagWriter {
    let selection = TagSelection(
      includesReferences: !definitions, kinds: kinds.isEmpty ? nil : KindFilter(names: kinds))
    return switch chosenFormat {
    case .json: JSONLinesTagWriter(selection)
    case .tsv: RowTagWriter(try rows.format(TagRow.fields), of: selection)
    case .ctags: CtagsWriter(isSorted: sort, version: Version.text)
    case .ctagsJSON: CtagsJSONWriter(version: Version.text)
    case .etags: EtagsWriter()
    }
  }
}

/// Tags on their way to the output; with `sorts`, lines are kept and written in order at the end.
private struct TagStream {
  private var writer: any TagWriter
  private let sorts: Bool
  private let output: OutputWriter
  private let source = SourceText()
  private var buffer: [UInt8] = []
  private var kept: [UInt8] = []
  private var flushTime = ContinuousClock.now

  /// Who reads along need not wait longer for what is there.
  private static let longestWait = Duration.milliseconds(50)

  init(_ writer: any TagWriter, sorts: Bool, output: OutputWriter) {
    self.writer = writer
    self.sorts = sorts
    self.output = output
  }

  mutating func begin() throws {
    writer.begin(&buffer)
    try emit()
    try output.flush()
  }

  mutating func write(_ file: FileTags, of listing: Pipeline.Listing) throws {
    let path = listing.outputPath(of: file.fileIndex)
    if writer.needsSource && file.tagCount > 0 {
      source.read(file: path) { writer.write(file, path: path, source: $0, to: &buffer) }
    } else {
      writer.write(file, path: path, source: UnsafeBufferPointer(start: nil, count: 0), to: &buffer)
    }
    if sorts {
      kept += buffer
      buffer.removeAll(keepingCapacity: true)
    } else {
      try emit()
      try flushIfDue()
    }
  }

  private mutating func flushIfDue() throws {
    let now = ContinuousClock.now
    guard now - flushTime > Self.longestWait else { return }
    try output.flush()
    flushTime = now
  }

  mutating func end() throws {
    let lines = kept.split(separator: UInt8(ascii: "\n"))
    for line in lines.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      try output.write(line)
      try output.write("\n")
    }
  }

  private mutating func emit() throws {
    try output.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// What a stream of tags held, for the closing line and the exit code.
private struct TagStreamCount {
  private(set) var files = 0
  private(set) var tags = 0
  private var failed = 0
  private var known = 0

  mutating func add(_ file: FileTags) {
    tags += file.tagCount
    if file.outcome == .parsed { files += 1 }
    if file.outcome.isFailure { failed += 1 }
    if file.language != nil || file.outcome.isFailure { known += 1 }
  }

  func check(strict: Bool) throws {
    let hint = "`repomap analyze --json` names each file and its outcome"
    if files == 0 && known > 0 {
      throw CommandError(
        what: "none of the source files could be parsed", hint: hint,
        status: ExitStatus.negative)
    }
    if strict && failed > 0 {
      throw CommandError(
        what: "\(failed) files could not be read or parsed (--strict)", hint: hint,
        status: ExitStatus.negative)
    }
  }
}
