import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compares the definitions of two commits, or of a commit and the work tree, without a checkout.
///
/// Only files that differ are looked at: their contents come from git's object store or the work tree, and
/// go to the worker processes as bytes.
package struct RevisionComparison {
  private let history: GitHistory
  private let mapper: RepoMapper
  private let detector = LanguageDetector()
  /// Contents are extracted when so many bytes have been gathered, which bounds the memory.
  private static let windowByteCount = 64 << 20
  /// Changed files whose contents are asked for at once.
  private static let windowLength = 126

  package init(history: GitHistory, mapper: RepoMapper) {
    self.history = history
    self.mapper = mapper
  }

  /// One version of a changed file.
  private struct Version {
    let path: [UInt8]
    let isNew: Bool
    let bytes: [UInt8]
  }

  /// What differs from commit `old` to commit `new`, or to the work tree where that is nil.
  package func compare(_ old: [UInt8], _ new: [UInt8]?) async throws -> Result {
    let changes = try history.changes(from: old, to: new)
    mapper.observer.began(.extracting(byteCount: 0))
    let folder = history.workTree.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard folder >= 0 else { throw MappingError.rootUnreadable(errno: errno) }
    defer { close(folder) }
    let reader = SourceFileReader(
      root: folder, maximumByteCount: mapper.options.maximumByteCount)
    var records = Records()
    var gathered: [Version] = []
    var rest = changes.filter { mayDefine($0.path) }[...]
    while !rest.isEmpty {
      gathered += try versions(of: rest.prefix(Self.windowLength), reader)
      rest = rest.dropFirst(Self.windowLength)
      if rest.isEmpty || gathered.reduce(0, { $0 + $1.bytes.count }) > Self.windowByteCount {
        try await extract(gathered, into: &records)
        gathered = []
      }
    }
    return Result(
      diff: DefinitionDiff(old: records.old, new: records.new), changedFileCount: changes.count,
      parsedFileCount: records.parsed)
  }

  /// Whether a file of that name may hold definitions; the keys of data files, which have a limit of tags,
  /// are none that code uses.
  private func mayDefine(_ path: [UInt8]) -> Bool {
    switch detector.language(ofPath: path[...]) {
    case .none: false
    case .unknownUntilRead: true
    case .language(let language), .chosen(let language): language.maximumTagCount == nil
    }
  }

  /// What a comparison gave.
  package struct Result: Sendable {
    package let diff: DefinitionDiff
    /// Files that differ, of whatever language.
    package let changedFileCount: Int
    /// Versions of files that were parsed.
    package let parsedFileCount: Int
  }

  private struct Records {
    var old: [DefinitionRecord] = []
    var new: [DefinitionRecord] = []
    var parsed = 0
  }

  private func versions(
    of changes: ArraySlice<GitHistory.Change>, _ reader: SourceFileReader
  ) throws -> [Version] {
    let sides = changes.flatMap { change in
      [(change.path, false, change.old), (change.path, true, change.new)]
    }
    let objects = sides.compactMap { side -> [UInt8]? in
      guard case .object(let name) = side.2 else { return nil }
      return name
    }
    var contents = try history.contents(of: objects)[...]
    return sides.compactMap { path, isNew, content in
      let bytes: [UInt8]? =
        switch content {
        case .object: contents.popFirst() ?? nil
        case .workTree: try? reader.withBytes(ofFileAt: path[...]) { Array($0) }
        case nil: nil
        }
      return bytes.map { Version(path: path, isNew: isNew, bytes: $0) }
    }
  }

  private func extract(_ versions: [Version], into records: inout Records) async throws {
    var found = Records()
    try await mapper.extract(contents: versions.map { ($0.path, $0.bytes) }) { file in
      let version = versions[file.fileIndex]
      let list = DefinitionRecord.records(of: file, path: version.path)
      if file.outcome == .parsed { found.parsed += 1 }
      if version.isNew { found.new += list } else { found.old += list }
    }
    records.old += found.old
    records.new += found.new
    records.parsed += found.parsed
  }
}
