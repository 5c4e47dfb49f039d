import FileScanning
import RepoMap
import TUI
import TagStore
import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What parsing needs.
extension HealthCheck {
  static var treeSitter: HealthCheck {
    let abis = supportedGrammarABIs
    return HealthCheck(
      "tree-sitter", "reads grammars of language ABI \(abis.lowerBound) to \(abis.upperBound)")
  }

  /// All languages in one row; those that cannot be used are named.
  static func languages(_ languages: [LanguageHealth]) -> HealthCheck {
    let failed = languages.filter { !$0.isUsable }
    guard !failed.isEmpty else {
      return HealthCheck(
        "languages", "\(languages.count), every grammar loads and every query fits")
    }
    let names = failed.map { "\($0.name) (\($0.queryProblem ?? ""))" }.joined(separator: ", ")
    return HealthCheck(
      "languages", is: failed.count == languages.count ? .failed : .warning,
      "\(languages.count - failed.count) of \(languages.count) can be used; not \(names)",
      hint: "build the program anew: `make clean build`")
  }

  /// The queries in the user's folder: one that does not compile ends every run that parses.
  static func ownQueries() -> (check: HealthCheck, queries: UserQueries) {
    let name: StaticString = "own queries"
    guard let folder = UserFolder.configuration?.folder("queries"), folder.exists else {
      return (HealthCheck(name, "none"), UserQueries())
    }
    do {
      let queries = try UserQueries([folder], language: Language.init(name:))
      let count = Language.all.count { queries[$0] != nil }
      return (
        HealthCheck(name, Array("\(count) in ".utf8) + folder.path), queries
      )
    } catch let failure as UserQueries.Failure {
      return (HealthCheck(name, is: .failed, failure.what, hint: failure.hint), UserQueries())
    } catch {
      let check = HealthCheck(
        name, is: .failed, Array("cannot read ".utf8) + folder.path,
        hint: "make the folder and its files readable, or remove it")
      return (check, UserQueries())
    }
  }

  /// Starts a worker process and has it tag two lines.
  static func worker() async -> HealthCheck {
    let name: StaticString = "worker process"
    var options = ExtractionOptions(
      jobs: 1, maximumByteCount: 1 << 20, timeLimitInMicroseconds: 5_000_000, detail: .references,
      workerCommand: WorkerEntryPoint.command)
    options.memory = MemoryShares(ceilingInBytes: AvailableMemory.limitInBytes)
    let source = (path: Array("two.py".utf8), bytes: Array("def one():\n    return two()\n".utf8))
    var text = "it gave no answer"
    do {
      let mapper = RepoMapper(options: options, observer: UnheardObserver())
      try await mapper.extract(contents: [source]) { file in
        text = "\(file.outcome.recordName), \(file.tagCount) tags of two lines"
        if file.outcome == .parsed && file.counts.definitions == 1 { text = "" }
      }
    } catch let error as WorkerStartError {
      text = "it cannot be started: \(String(cString: strerror(error.errno)))"
    } catch {
      text = "it cannot be started"
    }
    guard !text.isEmpty else { return HealthCheck(name, "starts and tags a file") }
    return HealthCheck(
      name, is: .failed, text, hint: "allow more processes, open files or memory (ulimit -a)")
  }

  /// Opens the cache, which makes its folder where that is missing.
  static func cache(_ options: CacheOptionGroup) -> HealthCheck {
    let name: StaticString = "cache"
    guard !options.noCache else { return HealthCheck(name, "not wanted (--no-cache)") }
    guard let store = options.openStore() else {
      return HealthCheck(
        name, is: .warning, "there is no place for it: neither HOME nor XDG_CACHE_HOME is set",
        hint: "name one with --cache-dir or REPOMAP_CACHE_DIR")
    }
    let folder = store.directory.path
    guard let status = store.status() else {
      let what = store.takeProblems().first?.message ?? "cache not used"
      return HealthCheck(
        name, is: .warning, Array("\(what): ".utf8) + folder,
        hint: "name another place with --cache-dir, or begin anew: `repomap cache clear`")
    }
    return HealthCheck(
      name,
      folder + Array(", \(SafeText.byteSize(status.fileBytes)), \(status.payloads) files".utf8))
  }
}

/// Hears nothing: what a check does is no run.
private struct UnheardObserver: MappingObserver {
  func began(_ stage: MappingStage) {}
  func extracted(files: Int, bytes: Int) {}
  func met(_ problem: CacheProblem) {}
}
