import FileScanning
import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which files go to the parser, decided from names and sizes alone before any is read.
struct ExtractionPlan {
  private let path: (Int) -> [UInt8]
  private let content: (Int) -> [UInt8]?
  /// By file index.
  private let entries: [Entry]
  /// Files that go to the parser, and their sizes' sum.
  private(set) var requestCount = 0
  private(set) var requestByteCount = 0

  private struct Entry {
    /// Index of the language + 1; 0 when only the first line can tell, or none is known.
    var languageNumber: UInt16
    /// Nil when the file goes to the parser.
    var settled: FileOutcome?
    var byteCount: Int
  }

  var fileCount: Int { entries.count }

  /// Looks at each file's name, and at the sizes of those that may be parsed: one `fstatat` each.
  ///
  /// `root` is an open directory, the caller's to close.
  init(files: ScannedFiles, root: Int32, detector: LanguageDetector, maximumByteCount: Int) {
    path = { files[$0].path }
    content = { _ in nil }
    entries = files.map { Self.entry($0, root, detector, maximumByteCount) }
    count()
  }

  /// The same for contents that lie in memory, under the paths that they go by.
  init(
    contents: [(path: [UInt8], bytes: [UInt8])], detector: LanguageDetector, maximumByteCount: Int
  ) {
    path = { contents[$0].path }
    content = { contents[$0].bytes }
    entries = contents.map { item in
      Self.entry(
        detector.language(ofPath: item.path[...]), byteCount: item.bytes.count, maximumByteCount)
    }
    count()
  }

  private mutating func count() {
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
        fileIndex: index, path: path(index), language: language, byteCount: entry.byteCount,
        content: content(index)))
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
    if verdict == .none { return Entry(languageNumber: 0, settled: .noGrammar, byteCount: 0) }
    // A file whose size cannot be asked goes on: the worker process finds out what is wrong.
    return entry(verdict, byteCount: byteCount(of: file, in: root) ?? 0, maximumByteCount)
  }

  private static func entry(
    _ verdict: LanguageDetector.Verdict, byteCount: Int, _ maximumByteCount: Int
  ) -> Entry {
    if verdict == .none { return Entry(languageNumber: 0, settled: .noGrammar, byteCount: 0) }
    var number: UInt16 = 0
    if case .language(let language) = verdict { number = UInt16(language.index + 1) }
    guard byteCount > maximumByteCount else {
      return Entry(languageNumber: number, settled: nil, byteCount: byteCount)
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
