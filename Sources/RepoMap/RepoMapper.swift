package import FileScanning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The walk from a root directory to tags: scan, plan, extract, hand on.
package struct RepoMapper {
  package let options: ExtractionOptions
  package let observer: any MappingObserver

  package init(options: ExtractionOptions, observer: any MappingObserver) {
    self.options = options
    self.observer = observer
  }

  /// Extracts `files` of `root` and hands each file's tags to `receive`, in the list's order.
  package func extract(
    _ files: ScannedFiles, root: [UInt8], receive: (FileTags) throws -> Void
  ) async throws {
    let directory = root.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard directory >= 0 else { throw MappingError.rootUnreadable(errno: errno) }
    defer { close(directory) }
    let plan = ExtractionPlan(
      files: files, root: directory, detector: LanguageDetector(),
      maximumByteCount: options.maximumByteCount)
    observer.began(.extracting(byteCount: plan.requestByteCount))
    observer.extracted(files: plan.fileCount - plan.requestCount, bytes: 0)
    // A worker process reaches the root by it, whatever its own directory is.
    guard let path = root.absolutePath else { throw MappingError.rootUnreadable(errno: errno) }
    let extractor = TagExtractor(options: options, root: path)
    try await extractor.extract(plan, onProgress: observer.extracted, receive: receive)
  }

  /// Extracts contents that lie in memory, and hands each one's tags to `receive`, in their order.
  ///
  /// `fileIndex` of the tags is the position in `contents`.
  package func extract(
    contents: [(path: [UInt8], bytes: [UInt8])], receive: (FileTags) throws -> Void
  ) async throws {
    let plan = ExtractionPlan(
      contents: contents, detector: LanguageDetector(), maximumByteCount: options.maximumByteCount)
    // The worker process is told a root and never asked for what lies there.
    let extractor = TagExtractor(options: options, root: [UInt8(ascii: "/")])
    try await extractor.extract(plan, onProgress: observer.extracted, receive: receive)
  }

  /// Extracts `files` and groups all their tags.
  package func index(_ files: ScannedFiles, root: [UInt8]) async throws -> TagIndex {
    var index = TagIndex(paths: files)
    try await extract(files, root: root) { index.add($0) }
    return index
  }

  /// Extracts `files` and builds the graph of their dependencies.
  package func graph(_ files: ScannedFiles, root: [UInt8]) async throws -> RepositoryGraph {
    let directory = root.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard directory >= 0 else { throw MappingError.rootUnreadable(errno: errno) }
    defer { close(directory) }
    let reader = SourceFileReader(root: directory, maximumByteCount: 4 << 20)
    var builder = GraphBuilder(paths: files) { number in
      try? reader.withBytes(ofFileAt: files[number].path[...]) { Array($0) }
    }
    try await extract(files, root: root) { builder.add($0) }
    observer.began(.analyzing)
    return builder.build()
  }
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
  case analyzing
}

/// Hears how a run goes on; called from the task that drives the run.
package protocol MappingObserver: Sendable {
  func began(_ stage: MappingStage)
  /// So many more files and bytes are done.
  func extracted(files: Int, bytes: Int)
}
