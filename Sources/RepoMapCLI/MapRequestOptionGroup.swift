internal import ArgumentParser
import FileScanning
import RepoMap

/// What a map is for.
struct MapRequestOptionGroup: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The task or question in any words; its first line counts most.", valueName: "text"))
  var query: ByteArgument?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A word that is sure to be meant; may be repeated.", valueName: "word"))
  var mention: [ByteArgument] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A file or folder that you have at hand: the map shows what goes with it, not itself. Or a "
        + "definition, whose file is shown. May be repeated.", valueName: "path|symbol"))
  var focus: [ByteArgument] = []

  @Option(
    help: ArgumentHelp(
      "Take files that differ from a commit (HEAD if none is given) as the focus.",
      valueName: "ref"))
  var changed: ByteArgument?

  @Flag(
    name: .customLong("no-history"),
    help: "Rank without git's history; then the map depends on the files alone.")
  var noHistory = false

  /// The latest changes, unless they are not wanted or there are none.
  func history(of listing: Pipeline.Listing) -> ChangeHistory? {
    noHistory ? nil : GitLog.history(of: listing.result.files, root: listing.root)
  }

  /// The request; throws where a focus is neither a file nor a definition.
  func request(in corpus: RankingCorpus, _ listing: Pipeline.Listing) throws -> MapRequest {
    var request = MapRequest()
    request.query = query?.bytes ?? []
    request.mentions = mention.map(\.bytes)
    for focus in focus {
      guard request.addFocus(listing.pathBelowRoot(focus.bytes), in: corpus) else {
        throw CommandError(
          what: "no file and no definition: \(String(decoding: focus.bytes, as: UTF8.self))",
          hint: "--focus takes a path below the mapped folder, or a name that is defined in it")
      }
    }
    if let changed { request.focusFiles += try changedFiles(since: changed, listing) }
    request.focusFiles = Set(request.focusFiles).sorted()
    return request
  }

  private func changedFiles(
    since reference: ByteArgument, _ listing: Pipeline.Listing
  ) throws -> [Int] {
    guard
      let files = GitLog.changedFiles(
        since: reference.bytes, in: listing.result.files, root: listing.root)
    else {
      throw CommandError(
        what: "git cannot tell what changed since "
          + String(decoding: reference.bytes, as: UTF8.self),
        hint: "--changed takes a commit of the repository that holds the mapped folder")
    }
    return files
  }
}

extension Pipeline.Listing {
  /// A path as it was typed, below the root where it begins with it.
  fileprivate func pathBelowRoot(_ path: [UInt8]) -> [UInt8] {
    let prefix = root.last == UInt8(ascii: "/") ? root : root + [UInt8(ascii: "/")]
    let relative = path.starts(with: prefix) ? Array(path[prefix.count...]) : path
    return relative.starts(with: "./".utf8) ? Array(relative.dropFirst(2)) : relative
  }
}
