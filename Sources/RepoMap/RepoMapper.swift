package import FileScanning
package import TagStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The walk from a root directory to tags: scan, plan, extract, hand on.
package struct RepoMapper {
  package let options: ExtractionOptions
  package let observer: any MappingObserver
  let cache: ExtractionCache?

  /// With a `cache`, files are parsed only where it does not know their tags.
  package init(
    options: ExtractionOptions, observer: any MappingObserver, cache: ExtractionCache? = nil
  ) {
    self.options = options
    self.observer = observer
    self.cache = cache
  }

  /// Extracts `files` of `root` and hands each file's tags to `receive`, in the list's order.
  ///
  /// Where `names` are given, files that the store knows to have none of them come without their tags.
  package func extract(
    _ files: ScannedFiles, root: [UInt8], holding names: [[UInt8]]? = nil,
    receive: (FileTags) throws -> Void
  ) async throws {
    let folder = try OpenFolder(root)
    let trace = observer.trace
    let snapshot = trace.measure("read the snapshot") {
      cache?.snapshot(of: files, root: folder.path) ?? .empty
    }
    var plan = await trace.measure("compare") { await self.plan(files, folder, snapshot) }
    let filter = trace.measure("look for names") { nameFilter(names, snapshot, root: folder.path) }
    if let filter { plan.settleIndexed(unless: filter.mayHold) }
    try await run(plan, of: files, folder, since: snapshot, receive: receive)
  }

  /// Which files may have one of `names`, where that is known.
  private func nameFilter(
    _ names: [[UInt8]]?, _ snapshot: RootSnapshot, root: [UInt8]
  ) -> NameFilter? {
    guard let names, let segments = cache?.segments(of: snapshot, root: root) else { return nil }
    return NameFilter(names, in: segments)
  }

  /// Hands on what `plan` asks for, and keeps what differs from `snapshot`.
  func run(
    _ plan: ExtractionPlan, of files: ScannedFiles, _ folder: OpenFolder,
    since snapshot: RootSnapshot, receive: (FileTags) throws -> Void
  ) async throws {
    var next = SnapshotWriter()
    try await run(plan, folder) { tags in
      if cache != nil { next.add(tags, of: plan, path: files[tags.fileIndex]) }
      try receive(tags)
    }
    let isChanged = files.isWholeScan && plan.differs(from: snapshot)
    cache?.finish(isChanged ? RootUpdate(next, after: snapshot) : RootUpdate(), root: folder.path)
    tendStore()
  }

  /// Looks at each of `files` and hands it to `receive`, in the list's order, without the tags of those
  /// that `snapshot` knows as they are; by default the store's.
  ///
  /// Returns the snapshot that the next look goes on from, and how many files were read.
  func measure(
    _ files: ScannedFiles, root: [UInt8], after snapshot: RootSnapshot?,
    receive: (FileTags) -> Void
  ) async throws -> (snapshot: RootSnapshot, readCount: Int) {
    let folder = try OpenFolder(root)
    let snapshot = snapshot ?? cache?.snapshot(of: files, root: folder.path) ?? .empty
    var plan = await plan(files, folder, snapshot)
    plan.settleKnown()
    var next = SnapshotWriter()
    try await run(plan, folder) { [plan] tags in
      next.add(tags, of: plan, path: files[tags.fileIndex])
      receive(tags)
    }
    let isChanged = files.isWholeScan && plan.differs(from: snapshot)
    cache?.finish(isChanged ? RootUpdate(next, after: snapshot) : RootUpdate(), root: folder.path)
    tendStore()
    return (isChanged ? next.snapshot(after: snapshot) : snapshot, plan.requestCount)
  }

  /// Extracts contents that lie in memory, and hands each one's tags to `receive`, in their order.
  ///
  /// `fileIndex` of the tags is the position in `contents`.
  package func extract(
    contents: [(path: [UInt8], bytes: [UInt8])], receive: (FileTags) throws -> Void
  ) async throws {
    let plan = ExtractionPlan(
      contents: contents, detector: LanguageDetector(overrides: options.languageOverrides),
      maximumByteCount: options.maximumByteCount)
    // A worker process is told a root and never asked for what lies there.
    let folder = try OpenFolder([UInt8(ascii: "/")])
    try await run(plan, folder, receive: receive)
    cache?.finish(root: folder.path)
    tendStore()
  }

  /// Extracts `files` and groups all their tags; tells the `nameLimit` most used names.
  package func index(
    _ files: ScannedFiles, root: [UInt8], nameLimit: Int
  ) async throws -> TagIndex {
    let folder = try OpenFolder(root)
    guard let cache else {
      var builder = TagIndexBuilder(
        paths: files, segmentByteCount: options.memory.segmentByteCount, spill: spill)
      let plan = await plan(files, folder, .empty)
      try await run(plan, folder) { builder.add($0) }
      tellMemory(builder.structures, files, plan)
      return await builder.finish(nameLimit: nameLimit, jobs: options.jobs)
    }
    let snapshot = observer.trace.measure("read the snapshot") {
      cache.snapshot(of: files, root: folder.path)
    }
    var plan = await observer.trace.measure("compare") {
      await self.plan(files, folder, snapshot)
    }
    if let known = knownIndex(files, plan, snapshot, folder, nameLimit) { return known }
    let spill = spill
    let reuse = observer.trace.measure("load names") {
      let stored = cache.segments(
        of: snapshot, root: folder.path, keeping: options.memory.segmentByteCount, spill: spill)
      return IndexReuse(stored ?? [], plan: plan, store: cache.store)
    }
    plan.settleIndexed(reuse != nil)
    var run = CachedIndexRun(
      files: files, plan: plan, reuse: reuse, segmentByteCount: options.memory.segmentByteCount,
      spill: spill)
    try await self.run(plan, folder) { run.add($0) }
    tellMemory(run.structures, files, plan)
    // More than was asked for, so that the next run may ask for more.
    let (index, update) = await observer.trace.measure("merge names") {
      await run.finish(nameLimit: max(nameLimit, 1000), jobs: options.jobs, old: snapshot)
    }
    observer.trace.measure("write to the store") { cache.finish(update, root: folder.path) }
    tendStore()
    return index
  }

  /// The index of files of which none has changed, if what was told of their names is known.
  private func knownIndex(
    _ files: ScannedFiles, _ plan: ExtractionPlan, _ snapshot: RootSnapshot, _ folder: OpenFolder,
    _ nameLimit: Int
  ) -> TagIndex? {
    guard let cache, files.isWholeScan, let known = plan.knownFiles(of: snapshot),
      let names = cache.digest(of: snapshot, root: folder.path, files: known, limit: nameLimit)
    else { return nil }
    observer.began(.extracting(byteCount: 0))
    observer.extracted(files: plan.fileCount, bytes: 0)
    let entries = (0..<plan.fileCount).map { TagIndex.File(plan.knownTags(at: $0)) }
    let entryBytes = entries.capacity * MemoryLayout<TagIndex.File>.stride
    tellMemory([MemoryStructure(name: "files", costInBytes: entryBytes)], files, plan)
    cache.finish(root: folder.path)
    tendStore()
    return TagIndex(paths: files, files: entries, names: names)
  }

  /// Tells what the index's `structures` hold besides what every run has.
  private func tellMemory(
    _ structures: [MemoryStructure], _ files: ScannedFiles, _ plan: ExtractionPlan
  ) {
    let store = cache?.store.memoryUse
    observer.holds(
      structures + [
        MemoryStructure(name: "list of files", costInBytes: files.costInBytes),
        MemoryStructure(name: "plan", costInBytes: plan.costInBytes),
        MemoryStructure(name: "waiting for the store", costInBytes: store?.waitingBytes ?? 0),
        MemoryStructure(name: "payloads in memory", costInBytes: store?.bytes ?? 0),
      ])
  }

  /// A file for segments: beside the store, or where temporary files go.
  private var spill: SpillFile? {
    if let cache, cache.store.isOpen, let file = SpillFile(in: cache.store.directory.path) {
      return file
    }
    let folder = getenv("TMPDIR").map {
      Array(UnsafeRawBufferPointer(start: $0, count: strlen($0)))
    }
    return SpillFile(in: folder ?? Array("/tmp".utf8))
  }

  func plan(
    _ files: ScannedFiles, _ folder: OpenFolder, _ snapshot: RootSnapshot
  ) async -> ExtractionPlan {
    await ExtractionPlan(
      files: files, root: folder.descriptor,
      detector: LanguageDetector(overrides: options.languageOverrides),
      maximumByteCount: options.maximumByteCount, snapshot: snapshot, jobs: options.jobs)
  }

  private func run(
    _ plan: ExtractionPlan, _ folder: OpenFolder, receive: (FileTags) throws -> Void
  ) async throws {
    observer.extracts(plan.path)
    observer.began(.extracting(byteCount: plan.requestByteCount))
    observer.extracted(files: plan.fileCount - plan.requestCount, bytes: 0)
    let extractor = TagExtractor(
      options: options, root: folder.path, directory: folder.descriptor, cache: cache,
      observer: observer)
    try await extractor.extract(
      plan,
      onProgress: { batch in
        observer.extracted(files: batch.files.count, bytes: batch.byteCount)
        observer.parsed(files: batch.parsedCount, hasWaited: batch.hasWaited)
      }, receive: receive)
    // The folder is open until the last file has been read.
    withExtendedLifetime(folder) {}
  }

  /// Keeps the store within its limits on disk and in memory, and tells what has gone wrong with it.
  func tendStore() {
    fitCacheInMemory()
    cache?.upkeep.pruneIfTooLarge()
    for problem in cache?.store.takeProblems() ?? [] { observer.met(problem) }
  }
}

extension RepoMapper {
  /// Lets payloads in memory take what the process itself leaves of the ceiling.
  private func fitCacheInMemory() {
    guard let store = cache?.store else { return }
    let use = store.memoryUse
    guard use.limitInBytes > 0 else { return }
    store.limitMemory(
      to: options.memory.cacheByteCount(
        residentBytes: ProcessMemory.current.residentBytes, cacheBytes: use.bytes))
  }
}

/// A root directory, open as long as this lives.
final class OpenFolder: Sendable {
  let descriptor: Int32
  /// Absolute: a worker process reaches the root by it, whatever its own directory is.
  let path: [UInt8]

  init(_ root: [UInt8]) throws(MappingError) {
    descriptor = root.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .rootUnreadable(errno: errno) }
    guard let path = root.absolutePath else {
      close(descriptor)
      throw .rootUnreadable(errno: errno)
    }
    self.path = path
  }

  deinit { close(descriptor) }
}

/// What keeps a whole run from being carried out.
package enum MappingError: Error {
  case rootUnreadable(errno: Int32)
}

/// A stage of a run, as it is shown.
package enum MappingStage: Sendable, Equatable {
  case scanning
  /// So many bytes are to be parsed.
  case extracting(byteCount: Int)
  /// In so many steps; 0 where there is but one.
  case analyzing(stepCount: Int)
}

/// Hears how a run goes on; called from the task that drives the run where nothing else is said.
package protocol MappingObserver: Sendable {
  /// Is asked to look at memory whenever a batch of files is done.
  var monitor: MemoryMonitor { get }
  /// Hears when what was done, where somebody asks.
  var trace: RunTrace? { get }
  func began(_ stage: MappingStage)
  /// What the files that are extracted from now on are called, by their numbers.
  func extracts(_ path: @escaping @Sendable (Int) -> [UInt8])
  /// Some worker process has begun with a file; called by any thread.
  func working(onFile number: Int)
  /// So many more files and bytes are done.
  func extracted(files: Int, bytes: Int)
  /// So many of them had to be parsed, and waited for memory or did not.
  func parsed(files: Int, hasWaited: Bool)
  /// A step of the analysis is done.
  func analyzed()
  /// Memory that the run's own structures hold at its fullest.
  func holds(_ structures: [MemoryStructure])
  /// The store was of less use than it should be; the results are none the worse.
  func met(_ problem: CacheProblem)
}

extension MappingObserver {
  package var monitor: MemoryMonitor { .off }
  package var trace: RunTrace? { nil }

  package func extracts(_ path: @escaping @Sendable (Int) -> [UInt8]) {}
  package func working(onFile number: Int) {}
  package func parsed(files: Int, hasWaited: Bool) {}
  package func analyzed() {}
  package func holds(_ structures: [MemoryStructure]) {}
}

/// Memory that one of the run's structures takes.
package struct MemoryStructure: Sendable {
  package let name: String
  package let costInBytes: Int

  package init(name: String, costInBytes: Int) {
    self.name = name
    self.costInBytes = costInBytes
  }
}
