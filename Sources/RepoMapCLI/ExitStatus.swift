/// The exit codes of every command, as `repomap --help` lists them.
///
/// A run ended by a signal dies by that signal, so the shell sees 128 + its number.
enum ExitStatus {
  /// Done; single files may have failed, and the report says so.
  static let success: Int32 = 0
  /// It ran, and the answer is no: no match, nothing parsed, or `--strict` and some file failed.
  static let negative: Int32 = 1
  /// The command line was wrong, or the run could not be carried out.
  static let failure: Int32 = 2
  /// The reader was asked to choose and did not, as if by Ctrl-C.
  static let cancelled: Int32 = 130
}
