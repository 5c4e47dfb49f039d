package import FileScanning
import TagStore

extension RepoMapper {
  /// Extracts `files` and gathers their definitions and declarations for searching.
  package func symbols(_ files: ScannedFiles, root: [UInt8]) async throws -> SymbolTable {
    var table = try await columns(SymbolTable(), of: files, root: root)
    observer.trace.measure("group names") { table.finish() }
    return table
  }

  /// Extracts `files` and gathers what ranking needs of them.
  ///
  /// `isWhole` keeps all tags in memory; else the corpus may lack some in the end (`lacksTags`).
  package func corpus(
    _ files: ScannedFiles, root: [UInt8], isWhole: Bool = false
  ) async throws -> RankingCorpus {
    var corpus = try await columns(
      RankingCorpus(paths: files), of: files, root: root, usesStored: !isWhole)
    corpus.store = cache.map { StoredTagReader($0.store) }
    return corpus
  }

  /// Extracts `files` and builds the graph of their dependencies, or of their modules'.
  package func graph(
    _ files: ScannedFiles, root: [UInt8], level: RepositoryGraph.Level
  ) async throws -> RepositoryGraph {
    let source = try await columns(GraphSource(), of: files, root: root)
    observer.began(.analyzing(stepCount: 2))
    let folder = try OpenFolder(root)
    let reader = SourceFileReader(root: folder.descriptor, maximumByteCount: 4 << 20)
    let builder = GraphBuilder(source, paths: files) { number in
      try? reader.withBytes(ofFileAt: files[number].path[...]) { Array($0) }
    }
    let graph = withExtendedLifetime(folder) { builder.build(level) }
    observer.analyzed()
    return graph
  }

  /// Fills `empty` with all files of the list, from rows that the store keeps as far as it can.
  ///
  /// Columns that had to be built from tags are kept for the next run.
  func columns<Columns: FileColumns>(
    _ empty: Columns, of files: ScannedFiles, root: [UInt8], usesStored: Bool = true
  ) async throws -> Columns {
    let folder = try OpenFolder(root)
    let trace = observer.trace
    let snapshot = trace.measure("read the snapshot") {
      cache?.snapshot(of: files, root: folder.path) ?? .empty
    }
    let keeps = files.isWholeScan && usesStored
    // Read while the file system is asked for the files' fingerprints.
    async let loading = trace.measure("read columns") {
      keeps ? cache?.columns(Columns.self, root: folder.path) : nil
    }
    var plan = await trace.measure("compare") { await self.plan(files, folder, snapshot) }
    var filling = ColumnFilling(empty, from: await loading, for: &plan)
    if filling.adopts, let cache, !plan.differs(from: snapshot) {
      observer.began(.extracting(byteCount: 0))
      observer.extracted(files: plan.fileCount, bytes: 0)
      for index in 0..<plan.fileCount { filling.add(plan.knownTags(at: index)) }
      cache.finish(root: folder.path)
    } else {
      try await run(plan, of: files, folder, since: snapshot) { filling.add($0) }
    }
    let columns = trace.measure("fill columns") { filling.finish() }
    if keeps, filling.isWorthKeeping {
      cache?.keep(columns, keys: filling.keys, root: folder.path)
      tendStore()
    }
    return columns
  }
}
