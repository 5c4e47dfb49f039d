import FileScanning
import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which files go to the parser, decided from names and sizes alone before any is read.
struct ExtractionPlan {
  private let files: ScannedFiles
  /// By file index.
  private let entries: [Entry]
  /// Files that go to the parser, and their sizes' sum.
  private(set) var requestCount = 0
  private(set) var requestByteCount = 0

  private struct Entry {
    /// Index of the language + 1; 0 when only the first line can tell, or none is known.
    var languageNumber: UInt16
    /// Whether the content is not asked for the language.
    var isChosen = false
    /// Nil when the file goes to the parser.
    var settled: FileOutcome?
    var byteCount: Int
  }

  var fileCount: Int { files.count }

  /// Looks at each file's name, and at the sizes of those that may be parsed: one `fstatat` each.
  ///
  /// `root` is an open directory, the caller's to close.
  init(files: ScannedFiles, root: Int32, detector: LanguageDetector, maximumByteCount: Int) {
    self.files = files
    entries = files.map { Self.entry($0, root, detector, maximumByteCount) }
    for entry in entries where entry.settled == nil {
      requestCount += 1
      requestByteCount += entry.byteCount
    }
  }

  /// What the file at `index` is to be asked for, or what is known of it without asking.
  func decision(at index: Int) -> Decision {
    let entry = entries[index]
    let language =
      entry.languageNumber == 0 ? nil : Language(index: Int(entry.languageNumber) - 1)
    if let outcome = entry.settled {
      return .settled(
        FileTags(
          fileIndex: index, outcome: outcome, language: language, byteCount: entry.byteCount))
    }
    return .extract(
      ExtractionRequest(
        fileIndex: index, path: files[index].path, language: language,
        isChosen: entry.isChosen, byteCount: entry.byteCount))
  }

  enum Decision {
    case extract(ExtractionRequest)
    case settled(FileTags)
  }

  private static func entry(
    _ file: ScannedFile, _ root: Int32, _ detector: LanguageDetector, _ maximumByteCount: Int
  ) -> Entry {
    if file.kind == .symlink {
      return Entry(languageNumber: 0, settled: .symbolicLink, byteCount: 0)
    }
    let verdict = detector.language(ofPath: file.path[...])
    var number: UInt16 = 0
    var isChosen = false
    switch verdict {
    case .none: return Entry(languageNumber: 0, settled: .noGrammar, byteCount: 0)
    case .unknownUntilRead: break
    case .language(let language): number = UInt16(language.index + 1)
    case .chosen(let language): (number, isChosen) = (UInt16(language.index + 1), true)
    }
    // A file whose size cannot be asked goes on: the worker process finds out what is wrong.
    let byteCount = Self.byteCount(of: file, in: root) ?? 0
    guard byteCount > maximumByteCount else {
      return Entry(
        languageNumber: number, isChosen: isChosen, settled: nil, byteCount: byteCount)
    }
    // Without a known language its size is not what keeps a file from being parsed.
    let outcome: FileOutcome = number == 0 ? .noGrammar : .tooLarge
    return Entry(languageNumber: number, settled: outcome, byteCount: byteCount)
  }

  private static func byteCount(of file: ScannedFile, in root: Int32) -> Int? {
    var status = stat()
    let result = file.withPath { path in
      path.withMemoryRebound(to: CChar.self) { characters in
        characters.baseAddress.map { fstatat(root, $0, &status, AT_SYMLINK_NOFOLLOW) } ?? -1
      }
    }
    return result == 0 ? Int(status.st_size) : nil
  }
}
