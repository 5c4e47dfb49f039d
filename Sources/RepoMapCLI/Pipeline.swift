import FileScanning
import RepoMap
import TagStore
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The steps that commands share: scan a root, then extract its files with the terminal informed.
struct Pipeline {
  let session: RunSession
  let scan: ScanOptionGroup
  let extraction: ExtractionOptionGroup
  let store: TagStore?
  /// Parts the names in a list that `--files-from` reads.
  private let listSeparator: UInt8

  init(
    session: RunSession, scan: ScanOptionGroup, extraction: ExtractionOptionGroup,
    listSeparator: UInt8 = UInt8(ascii: "\n")
  ) {
    self.listSeparator = listSeparator
    self.session = session
    self.scan = scan
    self.extraction = extraction
    store = extraction.cache.openStore(memory: extraction.memory)
  }

  /// What a scan of one root gave.
  struct Listing {
    let root: [UInt8]
    let result: ScanResult

    /// The path of a file as it is written: below the root as the command line gave it.
    func outputPath(of index: Int) -> ArraySlice<UInt8> {
      let path = result.files[index].path
      guard !root.elementsEqual(".".utf8) else { return path[...] }
      return root.last == UInt8(ascii: "/")
        ? (root + path)[...] : (root + [UInt8(ascii: "/")] + path)[...]
    }

    /// The report of an index of these files.
    func report(of index: TagIndex, identifierLimit: Int) -> AnalysisReport {
      AnalysisReport(
        index: index, analysis: Analysis(of: index, identifierLimit: identifierLimit),
        scan: result.account)
    }
  }

  /// Lists the files below `path`; problems on the way are told at once.
  func scan(_ path: ByteArgument) throws -> Listing {
    session.began(.scanning)
    let result = try scan.run(root: path.bytes, listSeparator: listSeparator)
    return tell(Listing(root: path.bytes, result: result))
  }

  /// The same for a folder or a single file.
  func scanFolderOrFile(_ path: ByteArgument) throws -> Listing {
    guard scan.filesFrom == nil, path.bytes.isRegularFile else { return try scan(path) }
    session.began(.scanning)
    return tell(try listFile(path.bytes))
  }

  /// One file as a listing of its folder.
  func listFile(_ path: [UInt8]) throws -> Listing {
    let slash = path.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { Array(path[...$0]) } ?? [UInt8(ascii: ".")]
    let name = Array(path[(slash.map { $0 + 1 } ?? 0)...])
    return Listing(root: folder, result: try scan.run(root: folder, file: name))
  }

  private func tell(_ listing: Listing) -> Listing {
    session.scanned(files: listing.result.files.count)
    if session.policy.progress != .never, let store, store.isOpen,
      let root = listing.root.absolutePath,
      let speed = RunHistory(in: store, root: root).parsedBytesPerSecond
    {
      session.expect(bytesPerSecond: speed)
    }
    for warning in listing.result.warnings { session.warn(warning) }
    session.trace?.begin("looking up")
    return listing
  }

  /// Extracts the tags that `analyze` counts, and tells the `nameLimit` most used names.
  func index(_ listing: Listing, nameLimit: Int) async throws -> TagIndex {
    try await mapper(.references).index(
      listing.result.files, root: listing.root, nameLimit: nameLimit)
  }

  /// A mapper that asks the store first, unless it is not to.
  func mapper(_ detail: TagDetail, usesCache: Bool = true) -> RepoMapper {
    extraction.mapper(
      detail, observer: session, store: usesCache ? store : nil, listing: scan.listing)
  }

  /// Adds what this run, which has tags of `taggedCount` files, has cost to the history of its root, and
  /// returns that; nil without a store.
  func keepHistory(_ listing: Listing, _ run: RunMeta, taggedCount: Int) -> RunHistory? {
    guard let store, store.isOpen, listing.result.files.isWholeScan else { return nil }
    var history = RunHistory(in: store, root: run.root)
    history.add(
      RunHistory.Run(
        endTime: time(nil), wallMilliseconds: run.wallMilliseconds,
        processorMilliseconds: ProcessorTime.milliseconds, fileCount: listing.result.files.count,
        parsedCount: session.runAccount.parsedCount,
        peakBytes: run.memory.peakBytes,
        parsedBytesPerSecond: session.parsedBytesPerSecond(of: taggedCount) ?? 0),
      to: store, root: run.root)
    return history
  }

  /// Facts of this run; call it after the extraction has ended.
  func meta(of listing: Listing) -> RunMeta {
    let jobs = extraction.memory.jobs(wanted: extraction.wantedJobs)
    let elapsed = session.elapsed
    var memory = MemoryUse.current(workerCount: jobs)
    memory.seenPeakBytes = session.monitor.peakBytes
    return RunMeta(
      programVersion: Version.text, root: listing.root.absolutePath ?? listing.root,
      wallMilliseconds: Int(elapsed / .milliseconds(1)), jobs: jobs,
      memory: memory)
  }
}
