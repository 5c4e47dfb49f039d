/// Cuts a plan into windows and each window into batches, the largest files first.
struct BatchDealer {
  private let plan: ExtractionPlan
  private let windowByteCount: Int
  private var nextFile = 0
  private var nextWindowLength = firstWindowLength
  /// Index behind the last file of each window that has been cut, oldest first.
  private var windowEnds: [Int] = []
  /// Batches of the youngest window, the next one last.
  private var batches: [[ExtractionRequest]] = []
  private var settled: [FileTags] = []

  /// Files in a window: enough to even out sizes over the workers, few enough to bound memory.
  static let windowLength = 1024
  /// The first window is short, for the first results to come soon; each is twice as long as the one before.
  private static let firstWindowLength = 64
  static let windowsUnderWay = 2
  /// A batch ends when it holds so many bytes or files: long enough that the messages around it cost
  /// nothing beside the parsing, short enough to share out evenly.
  static let batchByteCount = 128 * 1024
  static let batchFileCount = 32

  /// A window ends when it holds so many bytes of source, too: as much waits to be handed on.
  init(plan: ExtractionPlan, windowByteCount: Int = MemoryShares().windowByteCount) {
    self.plan = plan
    self.windowByteCount = windowByteCount
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
    let end = min(nextFile + nextWindowLength, plan.fileCount)
    nextWindowLength = min(2 * nextWindowLength, Self.windowLength)
    var requests: [ExtractionRequest] = []
    var byteCount = 0
    while nextFile < end && byteCount < windowByteCount {
      switch plan.decision(at: nextFile) {
      case .extract(let request):
        requests.append(request)
        byteCount += request.byteCount
      case .settled(let tags): settled.append(tags)
      }
      nextFile += 1
    }
    windowEnds.append(nextFile)
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
