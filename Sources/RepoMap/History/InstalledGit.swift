/// The git that is found by `PATH`; history and differences come from it.
package enum InstalledGit {
  /// Its version as it tells it, `2.39.5`; nil where there is none or it does not run.
  package static var version: [UInt8]? {
    guard let output = try? GitProcess(directory: "/".bytes).output(["version".bytes]) else {
      return nil
    }
    let prefix = "git version ".bytes
    let line = output.prefix { $0 != UInt8(ascii: "\n") }
    return Array(line.starts(with: prefix) ? line.dropFirst(prefix.count) : line)
  }
}
