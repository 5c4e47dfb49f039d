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
  @Option(
    name: .customLong("queries"),
    help: ArgumentHelp(
      "Use each LANGUAGE.scm of DIR in place of the language's built-in query.",
      valueName: "dir"))
  var directory: ByteArgument?

  /// The queries, read and compiled by `validate`.
  private(set) var loaded = UserQueries()

  private enum CodingKeys: CodingKey { case directory }

  mutating func validate() throws {
    let given = directory.map { UserFolder(path: $0.bytes) }
    let configured = UserFolder.configuration?.folder("queries")
    do {
      loaded = try UserQueries(
        [configured.flatMap { $0.exists ? $0 : nil }, given].compactMap(\.self))
    } catch let failure as UserQueries.Failure {
      throw ValidationError("\(failure.what)\nhint: \(failure.hint)")
    } catch let failure as UserFolder.Failure {
      let path = String(decoding: failure.path, as: UTF8.self)
      let reason = String(cString: strerror(failure.errno))
      throw ValidationError("cannot read \(path): \(reason)\nhint: see --queries DIR")
    }
  }
}
