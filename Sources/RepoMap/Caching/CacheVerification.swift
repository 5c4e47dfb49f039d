package import FileScanning
import TagStore

/// Parses files again and compares with what the store says of them.
package struct CacheVerification {
  package struct Result: Sendable {
    package var comparedCount = 0
    /// Paths of files whose tags are not those that the store gave.
    package var differing: [[UInt8]] = []
  }

  /// Contents that are held in memory at a time.
  private static let groupLength = 64

  private let cached: RepoMapper
  private let fresh: RepoMapper

  /// `fresh` is to be a mapper that asks no store, else like `cached`.
  package init(cached: RepoMapper, fresh: RepoMapper) {
    self.cached = cached
    self.fresh = fresh
  }

  /// Compares one of `every` so many files of `root`.
  package func run(
    _ files: ScannedFiles, root: [UInt8], every: Int
  ) async throws -> Result {
    var result = Result()
    var kept: [(path: [UInt8], tags: ContentHash)] = []
    try await cached.extract(files, root: root) { tags in
      guard tags.fileIndex % every == 0, tags.outcome == .parsed else { return }
      kept.append((files[tags.fileIndex].path, Self.digest(tags)))
    }
    let source = SourceText()
    for start in stride(from: 0, to: kept.count, by: Self.groupLength) {
      let group = kept[start..<min(start + Self.groupLength, kept.count)]
      let contents = group.map { file in
        var content: [UInt8] = []
        source.read(file: (root + [UInt8(ascii: "/")] + file.path)[...]) { content = Array($0) }
        return (file.path, content)
      }
      try await fresh.extract(contents: contents) { tags in
        result.comparedCount += 1
        let expected = kept[start + tags.fileIndex]
        if Self.digest(tags) != expected.tags { result.differing.append(expected.path) }
      }
    }
    return result
  }

  private static func digest(_ tags: FileTags) -> ContentHash {
    tags.payload.withUnsafeBytes { ContentHash(of: $0) }
  }
}
