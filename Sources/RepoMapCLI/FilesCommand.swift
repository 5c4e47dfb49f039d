internal import ArgumentParser
import FileScanning
import RepoMap
import TUI
import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lists what a scan finds: names to a pipe as they are, to a terminal made safe.
struct FilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files",
    abstract: "Lists the files that are not ignored, one a line.",
    discussion: """
      The list is that of `git ls-files -co --exclude-standard`: untracked files that no ignore rule \
      names, and tracked files even if one does. Where there is no repository, the ignore files \
      of the tree count.

      EXAMPLES
        repomap files
        repomap files --null src | xargs -0 wc -l
        repomap files --fields language,bytes,path | sort -n -k 2
        repomap files --include '*.swift' --exclude Tests/
        git diff --name-only | repomap files --files-from -
      """
  )

  @Argument(help: "The folder to list.")
  var path = ByteArgument(".")

  @OptionGroup var rows: RowOptionGroup
  @OptionGroup var pager: PagerOptionGroup

  @OptionGroup(title: "Scan options")
  var scan: ScanOptionGroup

  func run() throws {
    if try rows.list(ListedFile.fields) { return }
    let format = try rows.format(ListedFile.fields)
    let result = try scan.run(root: path.bytes, listSeparator: rows.listSeparator)
    let policy = pager.policy
    // What ends with NUL is for programs, and stays as it is.
    let isEncoded = rows.isNULEnded || rows.fields == nil
    let output = OutputWriter.standardOutput(
      for: policy, isEncoded: isEncoded, pages: !rows.isNULEnded)
    if rows.fields != nil {
      for file in result.files {
        try output.write(format.row(ListedFile(root: path.bytes, file: file)))
      }
    } else {
      try writePaths(of: result.files, policy, to: output)
    }
    try output.flush()
    try result.tellWarnings()
  }

  /// Names as they are; on a terminal a newline in a name is shown, not obeyed.
  private func writePaths(
    of files: ScannedFiles, _ policy: TerminalPolicy, to output: OutputWriter
  ) throws {
    if rows.isNULEnded {
      try files.withNULSeparatedPaths { try output.write($0) }
    } else if policy.output.isTerminal {
      for file in files { try output.write(policy.encode([Line(SafeText(file.path))])) }
    } else {
      try output.write(files.paths(separatedBy: UInt8(ascii: "\n")))
    }
  }
}

/// A listed file and where it lies.
struct ListedFile: Sendable {
  let root: [UInt8]
  let file: ScannedFile

  private static let detector = LanguageDetector()

  /// The columns of a file; only `bytes` looks at the file itself.
  static let fields = RowFields<ListedFile>(
    standard: [RowField("path", \.file.path)],
    further: [RowField("language", \.language), RowField("bytes", \.size)])

  /// The language that its name tells; empty for none.
  private var language: [UInt8] {
    switch Self.detector.language(ofPath: file.path[...]) {
    case .language(let language), .chosen(let language): Array(language.displayName.utf8)
    case .none, .unknownUntilRead: []
    }
  }

  /// Its size in digits; empty where it is gone.
  private var size: [UInt8] {
    var status = stat()
    let path = root + [UInt8(ascii: "/")] + file.path
    let code = path.withCString { lstat($0, &status) }
    return code == 0 ? Array(String(status.st_size).utf8) : []
  }
}
