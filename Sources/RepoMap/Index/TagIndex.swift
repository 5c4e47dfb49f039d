package import FileScanning
package import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// All files of a run, and what is told of their tags' names.
package struct TagIndex: Sendable {
  /// One file of the list.
  package struct File: Sendable {
    package let outcome: FileOutcome
    package let language: Language?
    package let byteCount: Int
    package let lineCount: Int
    package let isUTF8: Bool
    package let syntaxErrorCount: Int
    package let failureCode: Int32
    package let counts: TagCounts

    init(_ file: FileTags) {
      outcome = file.outcome
      language = file.language
      byteCount = file.byteCount
      lineCount = file.lineCount
      isUTF8 = file.isUTF8
      syntaxErrorCount = file.syntaxErrorCount
      failureCode = file.failureCode
      counts = file.counts
    }

    /// Why a file was not parsed, in words; nil where its outcome says all.
    package var failureReason: String? {
      switch outcome {
      case .unreadable: String(cString: strerror(failureCode))
      case .crashed: "the parser was ended by signal \(failureCode)"
      default: nil
      }
    }
  }

  package let paths: ScannedFiles
  package let files: [File]
  package let names: NameDigest

  init(paths: ScannedFiles, files: [File], names: NameDigest) {
    self.paths = paths
    self.files = files
    self.names = names
  }
}
