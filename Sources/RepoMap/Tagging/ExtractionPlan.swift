import FileScanning
import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which files go to the parser, decided from names and sizes alone.
struct ExtractionPlan {
  let files: ScannedFiles
  private let root: Int32
  private let detector: LanguageDetector
  private let maximumByteCount: Int

  var fileCount: Int { files.count }

  /// `root` is an open directory, the caller's to close.
  init(files: ScannedFiles, root: Int32, detector: LanguageDetector, maximumByteCount: Int) {
    self.files = files
    self.root = root
    self.detector = detector
    self.maximumByteCount = maximumByteCount
  }

  enum Decision {
    case extract(ExtractionRequest)
    /// The file needs no parser.
    case settled(FileTags)
  }

  /// What is to be done with the file at `index`; at most one `fstatat`.
  func decision(at index: Int) -> Decision {
    let file = files[index]
    if file.kind == .symbolicLink {
      return .settled(FileTags(fileIndex: index, outcome: .symbolicLink))
    }
    let language: Language?
    switch detector.language(ofPath: file.path) {
    case .none: return .settled(FileTags(fileIndex: index, outcome: .noGrammar))
    case .unknownUntilRead: language = nil
    case .language(let known): language = known
    }
    guard let byteCount = byteCount(of: file.path) else {
      // The worker process finds out what is wrong with it, and says so.
      return .extract(request(index, file, language, 0))
    }
    guard byteCount <= maximumByteCount else {
      // Without a known language its size is not what keeps it from being parsed.
      let outcome: FileOutcome = language == nil ? .noGrammar : .tooLarge
      return .settled(
        FileTags(fileIndex: index, outcome: outcome, language: language, byteCount: byteCount))
    }
    return .extract(request(index, file, language, byteCount))
  }

  private func request(
    _ index: Int, _ file: ScannedFile, _ language: Language?, _ byteCount: Int
  ) -> ExtractionRequest {
    ExtractionRequest(
      fileIndex: index, path: Array(file.path), language: language, byteCount: byteCount)
  }

  private func byteCount(of path: ArraySlice<UInt8>) -> Int? {
    var status = stat()
    let result = Array(path).withCString { fstatat(root, $0, &status, AT_SYMLINK_NOFOLLOW) }
    return result == 0 ? Int(status.st_size) : nil
  }
}

/// Cuts a plan into windows and each window into batches, the largest files first.
struct BatchDealer {
  private let plan: ExtractionPlan
  private var nextFile = 0
  /// Index behind the last file of each window that has been cut, oldest first.
  private var windowEnds: [Int] = []
  /// Batches of the youngest window, the next one last.
  private var batches: [[ExtractionRequest]] = []
  private var settled: [FileTags] = []

  /// Files in a window: enough to even out sizes over the workers, few enough to bound memory.
  static let windowLength = 1024
  static let windowsUnderWay = 2
  /// A batch ends when it holds so many bytes or files: long enough that the messages around it cost
  /// nothing beside the parsing, short enough to share out evenly.
  static let batchByteCount = 128 * 1024
  static let batchFileCount = 32

  init(plan: ExtractionPlan) {
    self.plan = plan
  }

  /// The next batch, or nil when none is left or too much waits for file `firstUnhandled`.
  mutating func nextBatch(firstUnhandled: Int) -> [ExtractionRequest]? {
    while batches.isEmpty {
      while let end = windowEnds.first, end <= firstUnhandled { windowEnds.removeFirst() }
      guard nextFile < plan.fileCount, windowEnds.count < Self.windowsUnderWay else { return nil }
      cutWindow()
    }
    return batches.popLast()
  }

  /// Files that turned out to need no parser since the last call.
  mutating func takeSettled() -> [FileTags] {
    defer { settled = [] }
    return settled
  }

  private mutating func cutWindow() {
    let end = min(nextFile + Self.windowLength, plan.fileCount)
    var requests: [ExtractionRequest] = []
    for index in nextFile..<end {
      switch plan.decision(at: index) {
      case .extract(let request): requests.append(request)
      case .settled(let tags): settled.append(tags)
      }
    }
    nextFile = end
    windowEnds.append(end)
    requests.sort { ($1.byteCount, $0.fileIndex) < ($0.byteCount, $1.fileIndex) }
    batches = Self.batches(of: requests).reversed()
  }

  private static func batches(of requests: [ExtractionRequest]) -> [[ExtractionRequest]] {
    var batches: [[ExtractionRequest]] = []
    var batch: [ExtractionRequest] = []
    var byteCount = 0
    for request in requests {
      batch.append(request)
      byteCount += request.byteCount
      if byteCount >= batchByteCount || batch.count == batchFileCount {
        batches.append(batch)
        batch = []
        byteCount = 0
      }
    }
    return batch.isEmpty ? batches : batches + [batch]
  }
}
