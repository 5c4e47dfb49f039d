import FileScanning
import Foundation
import Synchronization
import TestSupport
import Testing
import TreeSitter

@testable import RepoMap

@Suite("Memory")
struct MemoryTests {
  @Test("no more is admitted at a time than there is room for, and what is too large goes alone")
  func gate() throws {
    let gate = MemoryGate(limitInBytes: 40_000, ceilingInBytes: .max)
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
  func segments() async throws {
    let files = (0..<40).map { number in
      "def shared(): pass\ndef only_\(number)(): shared()\nclass C\(number % 7): pass\n"
    }
    let folder = FileManager.default.temporaryDirectory.path
    let spill = try #require(SpillFile(in: Array(folder.utf8)))
    let whole = try await digest(of: files, segmentByteCount: 1 << 30, spill: nil)
    let parts = try await digest(of: files, segmentByteCount: 1, spill: nil)
    let spilled = try await digest(of: files, segmentByteCount: 1, spill: spill)
    #expect(whole.nameCount == 48)
    for other in [parts, spilled] {
      #expect(other.nameCount == whole.nameCount)
      #expect(other.kindCounts == whole.kindCounts)
      #expect(other.groups.map(\.name) == whole.groups.map(\.name))
      #expect(other.groups.map(\.counts) == whole.groups.map(\.counts))
      #expect(other.groups.map(\.definitions) == whole.groups.map(\.definitions))
    }
  }

  @Test("the names of an index are the same in one stretch and in many", arguments: 1...9)
  func stretches(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let python = try #require(Language(name: "python"))
    func segment() throws -> IndexSegment {
      var builder = IndexSegmentBuilder()
      let names = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        "n\(Int.random(in: 0...40, using: &random))"
      }
      let source = names.map { "def \($0)(): pass\n" }.joined()
      builder.add(
        try #require(try FileTags(source: Array(source.utf8), language: python, fileIndex: 0)))
      return builder.segment()
    }
    let index = NameIndex(
      parts: try (0..<3).map { _ in NameIndex.Part(segment: try segment(), files: [0], sign: 1) })
    func names(_ count: Int) -> [String] {
      index.stretches(count: count).flatMap { stretch in
        var names: [String] = []
        index.forEachName(in: stretch) { name in
          let text = String(decoding: index.key(of: name).dropLast(), as: UTF8.self)
          names.append("\(text) \(name.counts.definitions)")
        }
        return names
      }
    }
    #expect(index.stretches(count: count).count == count)
    #expect(names(count) == names(1))
    #expect(Set(names(1)).count == names(1).count)
    #expect(names(1).count > 20)
  }

  @Test("the best names are the same by one task and by many", arguments: [1, 5, 20, 100])
  func bestNames(limit: Int) async throws {
    let python = try #require(Language(name: "python"))
    func segment(_ first: Int) throws -> IndexSegment {
      var builder = IndexSegmentBuilder()
      // Names of which many have as many uses.
      let source = (first..<first + 40).map { number in
        "def n\(number)(): pass\n" + String(repeating: "n\(number)()\n", count: number % 5)
      }.joined()
      builder.add(
        try #require(try FileTags(source: Array(source.utf8), language: python, fileIndex: 0)))
      return builder.segment()
    }
    let index = NameIndex(
      parts: try [0, 10, 30].map { first in
        NameIndex.Part(segment: try segment(first), files: [0], sign: 1)
      })
    let one = await NameDigest(of: index, limit: limit, jobs: 1)
    #expect(one.nameCount == 70)
    #expect(one.groups.count == min(limit, 56))
    for jobs in 2...7 {
      let many = await NameDigest(of: index, limit: limit, jobs: jobs, leastStretch: 1)
      #expect(many.nameCount == one.nameCount)
      #expect(many.groups.map(\.name) == one.groups.map(\.name))
      #expect(many.groups.map(\.counts) == one.groups.map(\.counts))
      #expect(many.groups.map(\.definitions) == one.groups.map(\.definitions))
    }
  }

  private func digest(
    of sources: [String], segmentByteCount: Int, spill: SpillFile?
  ) async throws -> NameDigest {
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
    return await builder.finish(nameLimit: 100, jobs: 2).names
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
