import FileScanning
import FileWatching
import RepoMap
import Synchronization
import TUI
import TagStore

/// Does for the browser what takes time: each piece of work in a task, its result as an event.
final class BrowseEngine: Sendable {
  /// Absolute.
  let root: [UInt8]
  let inbox: BrowseInbox
  private let scanOptions: ScanOptions
  private let makeMapper: @Sendable (any MappingObserver) -> RepoMapper
  /// The newest filter; an older one gives up at its next chunk.
  private let newestSearch = Atomic<Int>(0)
  private let newestPreview = Atomic<Int>(0)
  /// Asks for colours alone, and no store.
  private let colorMapper: RepoMapper
  private let files = Mutex(ScannedFiles())

  init(
    root: [UInt8], scanOptions: ScanOptions, inbox: BrowseInbox,
    colorMapper: RepoMapper, mapper: @escaping @Sendable (any MappingObserver) -> RepoMapper
  ) {
    self.root = root
    self.scanOptions = scanOptions
    self.inbox = inbox
    self.colorMapper = colorMapper
    makeMapper = mapper
  }

  func carryOut(_ effect: BrowseEffect) {
    switch effect {
    case .search(let number, let search):
      newestSearch.store(number, ordering: .relaxed)
      inbox.start { [self] in find(search, number: number) }
    case .preview(let number, let path):
      newestPreview.store(number, ordering: .relaxed)
      inbox.start { [self] in await readPreview(of: path, number: number) }
    case .references(let name):
      inbox.start { [self] in await reportErrors { try await self.findReferences(to: name) } }
    case .map: inbox.start { [self] in await reportErrors { try await self.rank() } }
    case .rescan: inbox.start { [self] in await reportErrors { try await self.rescan() } }
    case .edit, .pick, .copy, .redraw, .quit: break
    }
  }

  /// The source at once, and its colours when a worker process has parsed it.
  private func readPreview(of path: [UInt8], number: Int) async {
    // A reader who runs through a list wants none of the files on the way.
    guard newestPreview.load(ordering: .relaxed) == number else { return }
    var preview = BrowsePreview(path: path, root: root)
    inbox.post(.preview(number: number, preview))
    let size = preview.source.count
    guard 1...BrowsePreview.colorLimitInBytes ~= size else { return }
    guard newestPreview.load(ordering: .relaxed) == number else { return }
    await reportErrors {
      try await colorMapper.extract(contents: [(path, preview.source)]) {
        preview.leaves = $0.leaves
      }
    }
    inbox.post(.preview(number: number, preview))
  }

  private func find(_ search: BrowseSearch, number: Int) {
    let result = search.run { newestSearch.load(ordering: .relaxed) == number }
    if let result { inbox.post(.found(number: number, search.view, result)) }
  }

  /// An error of a piece of work is told in the footer, and the browser goes on.
  private func reportErrors(_ body: () async throws -> Void) async {
    do {
      try await body()
    } catch {
      inbox.post(.message(Line("that failed: ", .red) + Line(SafeText(sanitizing: "\(error)"))))
    }
  }

  // MARK: - The index

  /// Lists the folder, indexes it, and does so again whenever something changes; never returns while the
  /// folder is there.
  func follow() async throws(ScanError) {
    // A first look without watches, to have something to show.
    let first = try FileScanner(options: scanOptions).scan(root: root)
    inbox.post(.data(BrowseData(files: first.files)))
    let watcher = try TreeWatcher(root: root, options: scanOptions)
    do throws(TreeWatcher.WatchEnd) {
      while true {
        await reportErrors { try await self.index(watcher.scan.files) }
        _ = try await watcher.changes(whileRead: -1)
      }
    } catch {
      inbox.post(.message(Line("the folder is gone", .red)))
    }
  }

  /// Lists and indexes the folder once.
  func rescan() async throws {
    try await index(FileScanner(options: scanOptions).scan(root: root).files)
  }

  private func index(_ files: ScannedFiles) async throws {
    self.files.withLock { $0 = files }
    let observer = BrowseObserver(inbox: inbox, total: files.count)
    let table = try await makeMapper(observer).symbols(files, root: root)
    inbox.post(.data(BrowseData(files: files, table: table)))
  }

  // MARK: - Questions about all files

  private func findReferences(to name: [UInt8]) async throws {
    let files = files.withLock(\.self)
    var table = SymbolTable()
    var search = ReferenceSearch(name: name)
    try await makeMapper(SilentObserver()).extract(files, root: root, holding: [name]) { tags in
      table.add(tags)
      search.add(tags)
    }
    table.finish()
    let found = search.references(to: nil, in: table, path: { files[$0].path }) { path, byteCount in
      SourceFile.bytes(at: self.root + [UInt8(ascii: "/")] + path, byteCount: byteCount)
    }
    inbox.post(.references(name, BrowseItem.items(of: found.references, named: name, in: files)))
  }

  private func rank() async throws {
    let files = files.withLock(\.self)
    let history = GitLog.history(of: files, root: root)
    let mapper = makeMapper(SilentObserver())
    var corpus = try await mapper.corpus(files, root: root)
    var map = Self.map(corpus, history)
    if corpus.lacksTags {
      corpus = try await mapper.corpus(files, root: root, isWhole: true)
      map = Self.map(corpus, history)
    }
    inbox.post(.map(BrowseItem.items(of: map)))
  }

  private static func map(_ corpus: RankingCorpus, _ history: ChangeHistory?) -> RepositoryMap {
    MapBuilder(corpus, history, counter: .estimate(TokenEstimate()))
      .map(MapRequest(), budget: 8192)
  }
}

/// Tells the footer how far the index has come.
private final class BrowseObserver: MappingObserver {
  private let inbox: BrowseInbox
  private let total: Int
  private let done = Atomic<Int>(0)

  init(inbox: BrowseInbox, total: Int) {
    self.inbox = inbox
    self.total = max(1, total)
  }

  func began(_ stage: MappingStage) {}

  func extracted(files: Int, bytes: Int) {
    let (before, count) = done.add(files, ordering: .relaxed)
    // Each hundredth is told: more often it would only keep keys from their frames.
    guard count == 0 || count * 100 / total > before * 100 / total else { return }
    inbox.post(.indexing(count, total))
  }

  func met(_ problem: CacheProblem) {
    inbox.post(.message(Line("warning: ", .yellow) + Line(SafeText(sanitizing: problem.message))))
  }
}

extension BrowseItem {
  /// References under a heading for each file.
  static func items(
    of references: [FoundReferences.Reference], named name: [UInt8], in files: ScannedFiles
  ) -> [BrowseItem] {
    var items: [BrowseItem] = []
    var lastFile = -1
    for reference in references {
      let path = files[reference.fileNumber].path
      if reference.fileNumber != lastFile {
        items.append(BrowseItem(target: .init(path: path), text: path, label: "", isHeading: true))
        lastFile = reference.fileNumber
      }
      items.append(
        BrowseItem(
          target: .init(path: path, row: reference.row, name: name), text: reference.line,
          label: reference.certainty.label))
    }
    return items
  }

  /// The files of a map as headings, with what matters in each.
  static func items(of map: RepositoryMap) -> [BrowseItem] {
    map.sections.flatMap { section in
      [
        BrowseItem(
          target: .init(path: section.path), text: section.path, label: "", isHeading: true)
      ]
        + section.signatures.map { entry in
          BrowseItem(
            target: .init(path: section.path, row: entry.tag.row, name: entry.name),
            text: entry.signature, label: "", depth: entry.depth)
        }
    }
  }
}

extension ReferenceCertainty {
  /// A sign for how certain a reference is; nothing for the usual case.
  fileprivate var label: StaticString {
    switch self {
    case .exact: "="
    case .imported: "~"
    case .nameOnly: "?"
    case .ambiguous: "??"
    }
  }
}
