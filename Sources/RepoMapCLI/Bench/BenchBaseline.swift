import RepoMap
import TagStore

/// Results under a name, each a JSON file in the cache's folder `baselines`.
struct BenchBaseline {
  let name: String
  /// Where the baselines are.
  private let folder: CacheDirectory

  /// Takes names of ASCII letters, digits, `-`, `_` and `.` that begin with no dot.
  init(name: String, in cache: CacheDirectory?) throws {
    guard let cache else {
      throw CommandError(
        what: "there is no place for baselines: neither HOME nor XDG_CACHE_HOME is set",
        hint: "name a folder with --cache-dir")
    }
    guard Self.isValid(name) else {
      throw CommandError(
        what: "no name for a baseline: '\(name)'",
        hint: "use letters, digits, '-', '_' and '.', and no dot in front")
    }
    self.name = name
    folder = CacheDirectory(path: cache.file("baselines"))
  }

  static func isValid(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 100 && !name.hasPrefix(".")
      && name.unicodeScalars.allSatisfy {
        $0.isASCII
          && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || "-_.".unicodeScalars.contains($0))
      }
  }

  private var path: [UInt8] { folder.file(name + ".json") }

  /// The result kept under the name.
  func load() throws -> BenchResult {
    guard path.isRegularFile, let text = WholeFile.read(path) else {
      throw CommandError(
        what: "no baseline '\(name)': \(String(decoding: path, as: UTF8.self)) cannot be read",
        hint: "`repomap bench --save-baseline \(name)` makes it")
    }
    guard let result = BenchResult(json: text) else {
      throw CommandError(
        what: "\(String(decoding: path, as: UTF8.self)) is no result of `repomap bench`",
        hint: "`repomap bench --save-baseline \(name)` makes it anew")
    }
    return result
  }

  /// Keeps a result under the name, in the place of what was there.
  func save(_ result: BenchResult) throws {
    do {
      try folder.prepare()
    } catch {
      throw CommandError(
        what: "\(error.message): \(String(decoding: error.path, as: UTF8.self))",
        hint: "name another folder with --cache-dir")
    }
    let file = try ReplacementFile(path: String(decoding: path, as: UTF8.self))
    try file.writer.write(BenchReport(result: result).json())
    try file.writer.flush()
    try file.commit()
  }
}
