/// How a run's memory is shared out: what each part of it may take.
///
/// Without a ceiling the shares are those that cost no time; under one they shrink with it. What is
/// shared out is memory for work: the processes themselves, without any files, take some 20 MiB.
package struct MemoryShares: Sendable {
  /// What all processes of the run may take together; nil for no limit.
  package let ceilingInBytes: Int?
  /// What all parsers may take at a time beside the processes themselves; nil for no limit.
  let parserBytes: Int?
  /// Bytes of source in one window of files; two windows are under way at most.
  let windowByteCount: Int
  /// Tags that are gathered before they are laid out as a segment.
  let segmentByteCount: Int
  /// Tags that wait for the store.
  package let storeBatchByteCount: Int
  /// Payloads that a process which goes on keeps in memory beside the store.
  package let cacheByteCount: Int

  /// A process of the program without any work, less the pages that it shares with others of it.
  private static let processByteCount = 8 << 20
  /// Those pages, once: code and tables of the grammars in use.
  private static let programByteCount = 16 << 20
  /// Less than this is no use to a parser: trees take up to 64 times their source.
  private static let leastParserByteCount = 12 << 20

  package init(ceilingInBytes: Int? = nil) {
    self.ceilingInBytes = ceilingInBytes
    guard let ceilingInBytes else {
      parserBytes = nil
      windowByteCount = 16 << 20
      segmentByteCount = 32 << 20
      storeBatchByteCount = 16 << 20
      cacheByteCount = 100 << 20
      return
    }
    func share(_ divisor: Int, _ range: ClosedRange<Int>) -> Int {
      min(max(ceilingInBytes / divisor, range.lowerBound), range.upperBound)
    }
    windowByteCount = share(64, 1 << 20...16 << 20)
    segmentByteCount = share(24, 2 << 20...32 << 20)
    storeBatchByteCount = share(32, 1 << 20...16 << 20)
    cacheByteCount = share(16, 1 << 20...100 << 20)
    let jobs = Self.jobs(under: ceilingInBytes, wanted: .max)
    let main =
      Self.processByteCount + 2 * windowByteCount + 3 * segmentByteCount
      + 2 * storeBatchByteCount
    let processes = Self.programByteCount + min(jobs, 8) * Self.processByteCount
    parserBytes = max(ceilingInBytes - main - processes, Self.leastParserByteCount)
  }

  /// Memory that one file may take to parse; a parser that asks for more is ended.
  ///
  /// Without a ceiling four times the most that any of 25,000 real files of up to 1 MiB took (64 MiB).
  package var arenaLimitInBytes: Int { min(parserBytes ?? .max, 256 << 20) }

  /// What lets files be parsed as there is room for them; nil without a ceiling.
  func makeGate() -> MemoryGate? {
    guard let ceilingInBytes, let parserBytes else { return nil }
    return MemoryGate(limitInBytes: parserBytes, ceilingInBytes: ceilingInBytes)
  }

  /// Worker processes under the ceiling.
  package func jobs(wanted: Int) -> Int {
    ceilingInBytes.map { Self.jobs(under: $0, wanted: wanted) } ?? wanted
  }

  /// What payloads in memory may take where the process holds `residentBytes` and they `cacheBytes` of
  /// it: what all else leaves of seven eighths of the ceiling, and their share at the most.
  package func cacheByteCount(residentBytes: Int, cacheBytes: Int) -> Int {
    guard let ceilingInBytes else { return cacheByteCount }
    let room = ceilingInBytes / 8 * 7 - (residentBytes - cacheBytes)
    return min(max(0, room), cacheByteCount)
  }

  /// One for every 96 MiB.
  private static func jobs(under ceiling: Int, wanted: Int) -> Int {
    min(wanted, max(1, ceiling / (96 << 20)))
  }
}
