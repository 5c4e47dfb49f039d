import FileScanning
import Foundation
import Synchronization
import Testing
import TreeSitter

@testable import RepoMap

@Suite("Memory")
struct MemoryTests {
  @Test("no more is admitted at a time than there is room for, and what is too large goes alone")
  func gate() throws {
    let gate = MemoryGate(limitInBytes: 40_000)
    // Forty bytes of tree for each byte of source: so many bytes of source fit at a time.
    let room = 1000
    let underWay = Mutex((bytes: 0, batches: 0, most: 0))
    let done = DispatchGroup()
    for number in 0..<200 {
      let size = number % 20 == 0 ? 5000 : (number * 37) % 600
      DispatchQueue.global().async(group: done) {
        gate.admit(largestByteCount: size) { _ in
          underWay.withLock {
            $0.bytes += size
            $0.batches += 1
            if $0.batches > 1 { $0.most = max($0.most, $0.bytes) }
          }
          usleep(200)
          underWay.withLock {
            $0.bytes -= size
            $0.batches -= 1
          }
        }
      }
    }
    #expect(done.wait(timeout: .now() + 60) == .success)
    #expect(underWay.withLock { $0.most } <= room)
    #expect(underWay.withLock { $0.batches } == 0)
  }

  @Test("shares under a ceiling leave room for each other, and shrink with it")
  func shares() {
    var last = MemoryShares()
    for megabytes in stride(from: 1024, through: 32, by: -32) {
      let shares = MemoryShares(ceilingInBytes: megabytes << 20)
      #expect(shares.windowByteCount <= last.windowByteCount)
      #expect(shares.segmentByteCount <= last.segmentByteCount)
      #expect(shares.arenaLimitInBytes <= last.arenaLimitInBytes)
      #expect(shares.jobs(wanted: 8) <= last.jobs(wanted: 8))
      #expect(shares.jobs(wanted: 8) >= 1)
      let own = shares.segmentByteCount + 2 * shares.windowByteCount + shares.storeBatchByteCount
      if megabytes >= 64 { #expect(own + shares.arenaLimitInBytes < megabytes << 20) }
      last = shares
    }
  }

  @Test(
    "payloads in memory take what the rest of the process leaves of seven eighths of the ceiling",
    arguments: [
      // Ceiling, resident, of it payloads, and what these may take; in MiB.
      (64, 40, 4, 4), (64, 56, 4, 4), (64, 58, 3, 1), (64, 60, 1, 0), (64, 90, 2, 0),
      (4096, 300, 100, 100),
    ])
  func cacheShare(ceiling: Int, resident: Int, cache: Int, expected: Int) {
    let shares = MemoryShares(ceilingInBytes: ceiling << 20)
    let bytes = shares.cacheByteCount(
      residentBytes: resident << 20, cacheBytes: cache << 20)
    #expect(bytes == expected << 20)
  }

  @Test("an index is the same however many segments it lies in, in memory or in a file")
  func segments() throws {
    let files = (0..<40).map { number in
      "def shared(): pass\ndef only_\(number)(): shared()\nclass C\(number % 7): pass\n"
    }
    let folder = FileManager.default.temporaryDirectory.path
    let spill = try #require(SpillFile(in: Array(folder.utf8)))
    let whole = try digest(of: files, segmentByteCount: 1 << 30, spill: nil)
    let parts = try digest(of: files, segmentByteCount: 1, spill: nil)
    let spilled = try digest(of: files, segmentByteCount: 1, spill: spill)
    #expect(whole.nameCount == 48)
    for other in [parts, spilled] {
      #expect(other.nameCount == whole.nameCount)
      #expect(other.kindCounts == whole.kindCounts)
      #expect(other.groups.map(\.name) == whole.groups.map(\.name))
      #expect(other.groups.map(\.counts) == whole.groups.map(\.counts))
      #expect(other.groups.map(\.definitions) == whole.groups.map(\.definitions))
    }
  }

  private func digest(
    of sources: [String], segmentByteCount: Int, spill: SpillFile?
  ) throws -> NameDigest {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (number, source) in sources.enumerated() {
      try Data(source.utf8).write(to: folder.appending(path: "f\(100 + number).py"))
    }
    let files = try FileScanner(options: ScanOptions()).scan(root: Array(folder.path().utf8)).files
    var builder = TagIndexBuilder(paths: files, segmentByteCount: segmentByteCount, spill: spill)
    let python = try #require(Language(name: "python"))
    for (number, source) in sources.enumerated() {
      let tags = try FileTags(source: Array(source.utf8), language: python, fileIndex: number)
      builder.add(try #require(tags))
    }
    return builder.finish(nameLimit: 100).names
  }

  @Test("the monitor tells a stage's start, peak and end, and what workers take")
  func monitor() {
    let monitor = MemoryMonitor(isOn: true)
    monitor.begin("first")
    var block = [UInt8](repeating: 1, count: 64 << 20)
    monitor.begin("second")
    block = [UInt8](repeating: 2, count: 16)
    let stages = monitor.finish()
    #expect(stages.map(\.name) == ["first", "second"])
    #expect(stages[0].end.bytes - stages[0].start.bytes > 48 << 20)
    #expect(stages[1].start.bytes == stages[1].peak.bytes)
    #expect(block.count == 16)
    #expect(MemoryMonitor(isOn: false).finish().isEmpty)
  }
}
