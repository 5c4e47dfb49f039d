internal import ArgumentParser
import FileScanning
import RepoMap

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a person's own tags queries are.
struct QueryOptionGroup: ParsableArguments {
  @OptionGroup var grammars: GrammarOptionGroup

  @Option(
    name: .customLong("queries"),
    help: ArgumentHelp(
      "Use each LANGUAGE.scm of DIR in place of the language's built-in query.",
      valueName: "dir"))
  var directory: ByteArgument?

  /// The queries, read and compiled by `validate`.
  private(set) var loaded = UserQueries()

  private enum CodingKeys: CodingKey { case grammars, directory }

  mutating func validate() throws {
    let given = directory.map { UserFolder(path: $0.bytes) }
    let configured = UserFolder.configuration?.folder("queries")
    let folders = [configured.flatMap { $0.exists ? $0 : nil }, given].compactMap(\.self)
    var queries = UserQueries()
    try telling { queries = try UserQueries(folders, language: grammars.language) }
    loaded = queries
    try checkGrammars()
  }

  /// Throws where a loaded grammar has no query that fits it.
  func checkGrammars() throws {
    try telling { try loaded.checkLoadedGrammars() }
  }

  /// Turns what is wrong with a person's files into what is wrong with the command line.
  private func telling(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as UserQueries.Failure {
      throw ValidationError("\(failure.what)\nhint: \(failure.hint)")
    } catch let failure as UserFolder.Failure {
      let path = String(decoding: failure.path, as: UTF8.self)
      let reason = String(cString: strerror(failure.errno))
      throw ValidationError("cannot read \(path): \(reason)\nhint: see --queries DIR")
    }
  }
}
