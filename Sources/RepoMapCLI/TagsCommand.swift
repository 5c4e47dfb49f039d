internal import ArgumentParser
import FileScanning
import RepoMap

struct TagsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags",
    abstract: "Prints every definition, declaration and reference, one a line.",
    discussion: """
      Examples:
        repomap tags | jq -r 'select(.kind == "class") | .name'
        repomap tags --format ctags --output tags
        repomap tags --definitions src
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, ctags, etags
  }

  @Argument(help: ArgumentHelp("The folder whose tags to print.", valueName: "path"))
  var path = "."

  @Option(help: "Lines of JSON, or a tags file for editors (ctags) or Emacs (etags).")
  var format = Format.json

  @Flag(help: "Leave references out.")
  var definitions = false

  @OptionGroup var extraction: ExtractionOptionGroup

  func run() async throws {
    let output = OutputWriter()
    var detail: TagDetail = format == .json ? .texts : [.texts, .lines]
    if format == .json && !definitions { detail.insert(.references) }
    var writer = makeWriter()
    var buffer: [UInt8] = []
    writer.begin(&buffer)
    let root = Array(path.utf8)
    let files = try listFiles(root)
    let mapper = RepoMapper(options: extraction.options(detail: detail), observer: SilentObserver())
    try await mapper.extract(files, root: root) { file in
      writer.write(file, path: files[file.fileIndex].path, to: &buffer)
      try output.write(buffer)
      buffer.removeAll(keepingCapacity: true)
    }
    try output.flush()
  }

  private func makeWriter() -> any TagWriter {
    switch format {
    case .json: JSONLinesTagWriter()
    case .ctags: CtagsWriter(isSorted: false, version: "0")
    case .etags: EtagsWriter()
    }
  }
}

struct SilentObserver: MappingObserver {
  func began(_ stage: MappingStage) {}
  func extracted(files: Int, bytes: Int) {}
}

func listFiles(_ root: [UInt8]) throws -> ScannedFiles {
  var paths: [[UInt8]] = []
  while let line = readLine() { paths.append(Array(line.utf8)) }
  return ScannedFiles(paths: paths.sorted { $0.lexicographicallyPrecedes($1) })
}
