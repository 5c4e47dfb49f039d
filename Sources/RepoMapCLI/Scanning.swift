internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension ScanOptionGroup {
  /// Scans `root`, or takes the files below it that `--files-from` names.
  ///
  /// `listSeparator` parts the names in that list.
  func run(root: [UInt8], listSeparator: UInt8) throws(CommandError) -> ScanResult {
    let scanner = FileScanner(options: scanOptions)
    do throws(ScanError) {
      guard let filesFrom else { return try scanner.scan(root: root) }
      let isStandardInput = filesFrom.bytes == [UInt8(ascii: "-")]
      return try scanner.scan(
        root: root, listedIn: isStandardInput ? nil : filesFrom.bytes, separator: listSeparator)
    } catch {
      throw CommandError(error, root: root, list: filesFrom?.bytes ?? [])
    }
  }
}

extension ScanOptionGroup {
  /// Takes one file of `root` by its name, whatever ignore rules say of it.
  func run(root: [UInt8], file: [UInt8]) throws(CommandError) -> ScanResult {
    do throws(ScanError) {
      return try FileScanner(options: scanOptions).scan(root: root, listed: file, separator: 0)
    } catch {
      throw CommandError(error, root: root, list: [])
    }
  }
}

extension CommandError {
  /// Says why a scan could not begin.
  init(_ error: ScanError, root: [UInt8], list: [UInt8]) {
    let name = String(decoding: root, as: UTF8.self)
    switch error {
    case .rootNotFound:
      let command = Self.command(near: name).map { "did you mean `repomap \($0)`?" }
      self.init(
        what: "no such folder: \(name)", hint: command ?? "check the path, or run it from elsewhere"
      )
    case .rootNotADirectory:
      self.init(what: "not a folder: \(name)", hint: "name the folder that holds it")
    case .rootUnreadable(let number):
      self.init(
        what: "cannot open \(name): \(Self.text(of: number))", hint: "check its permissions")
    case .listUnreadable(let number):
      let list = String(decoding: list, as: UTF8.self)
      self.init(
        what: "cannot read the list \(list): \(Self.text(of: number))",
        hint: "--files-from takes a file, or - for standard input")
    }
  }

  /// The command that the first word of the command line may mean, where it was taken for a folder.
  private static func command(near name: String) -> String? {
    guard CommandLine.arguments.dropFirst().first == name else { return nil }
    let names = RepoMapCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    return NearestWord.of(name, in: names)
  }

  fileprivate static func text(of number: Int32) -> String { String(cString: strerror(number)) }
}

extension ScanResult {
  /// What was met and not listed, for a report.
  var account: ScanAccount {
    var account = ScanAccount()
    account.ignored = ignoredCount
    account.special = otherCount
    account.hidden = hiddenCount
    account.notIncluded = notIncludedCount
    account.nestedRepositories = nestedRepositories
    account.problems = diagnostics.map {
      ScanAccount.Problem(path: $0.path, message: $0.reason.message)
    }
    return account
  }

  /// What the scan could not read, one line each, and whether the root itself is ignored.
  var warnings: [Line] {
    var lines = diagnostics.map { diagnostic in
      Line(SafeText(sanitizing: diagnostic.reason.message)) + ": " + Line(SafeText(diagnostic.path))
    }
    if rootIsIgnored {
      lines.append("the folder itself is ignored; --no-ignore lists what is in it")
    }
    return lines
  }

  /// Writes the warnings to standard error, for commands without progress.
  func tellWarnings() throws {
    let policy = TerminalPolicy(facts: .current())
    let encoder = LineEncoder(stream: policy.error, isUnicode: policy.isUnicode)
    let output = OutputWriter(descriptor: STDERR_FILENO)
    for line in warnings {
      try output.write(encoder.encode(Line("warning: ", .yellow) + line) + [UInt8(ascii: "\n")])
    }
    try output.flush()
  }
}

extension ScanDiagnostic.Reason {
  /// What could not be read, in words that a path follows.
  var message: String {
    switch self {
    case .unreadableDirectory(let number): "cannot read folder (\(CommandError.text(of: number)))"
    case .unreadableIgnoreFile(let number):
      "cannot read ignore file (\(CommandError.text(of: number)))"
    case .oversizedIgnoreFile: "ignore file of more than 100 MB not read"
    case .unreadableIndex(.malformed): "git's index not understood, tracked files may be missing"
    case .unreadableIndex(.unreadable(let number)):
      "cannot read git's index (\(CommandError.text(of: number)))"
    case .movedDirectory: "folder was moved during the scan"
    case .missing: "no such file"
    case .notAFile: "not a file"
    case .unreadableStatus(let number): "cannot look at (\(CommandError.text(of: number)))"
    }
  }
}
