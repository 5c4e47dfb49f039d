/// What a scan takes in.
package struct ScanOptions: Sendable {
  /// Ignore files, of git's and of our own kind, count.
  package var usesIgnoreFiles = true
  /// Files that git tracks are listed although an ignore rule names them.
  package var readsIndex = true
  /// Names that begin with a dot are listed; `.git` never is.
  package var listsHidden = true
  /// Repositories inside the tree are entered, each with its own rules.
  package var entersNestedRepositories = false
  /// Patterns in the form of an ignore file's lines; if there are any, only files that match one,
  /// or lie below a directory that does, are listed.
  package var includes: [[UInt8]] = []
  /// Patterns that leave files and directories out, before every ignore file.
  package var excludes: [[UInt8]] = []
  /// The result names the directories that were entered and the files that decide what is listed.
  package var recordsDirectories = false

  package init() {}
}
