import FileScanning
import Foundation
import TestSupport
import Testing

@testable import RepoMap

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Dealing files to workers")
struct BatchDealerTests {
  @Test(
    "every file is dealt or settled once, large ones first, and never too far ahead",
    arguments: [1, 2])
  func deals(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for number in 0..<2600 {
      let name = Bool.random(using: &generator) ? "\(number).py" : "\(number).txt"
      let size = Int.random(in: 0..<300, using: &generator) * (number % 50 == 0 ? 1000 : 1)
      try Data(count: size).write(to: folder.appending(path: name))
    }
    let files = try FileScanner(options: ScanOptions()).scan(root: Array(folder.path().utf8)).files
    let root = open(folder.path(), O_RDONLY)
    defer { close(root) }
    let plan = await ExtractionPlan(
      files: files, root: root, detector: LanguageDetector(), maximumByteCount: 200_000,
      snapshot: .empty, jobs: 3)
    var dealer = BatchDealer(plan: plan)
    var handled = Set<Int>()
    var firstUnhandled = 0
    var waiting: [[ExtractionRequest]] = []
    while firstUnhandled < plan.fileCount {
      while let batch = dealer.nextBatch(firstUnhandled: firstUnhandled) {
        #expect(batch.map(\.byteCount) == batch.map(\.byteCount).sorted(by: >))
        #expect(batch.allSatisfy { $0.fileIndex < firstUnhandled + 2 * BatchDealer.windowLength })
        waiting.append(batch)
      }
      for tags in dealer.takeSettled() { #expect(handled.insert(tags.fileIndex).inserted) }
      if !waiting.isEmpty {
        // Batches come back in any order.
        let batch = waiting.remove(at: Int.random(in: waiting.indices, using: &generator))
        for request in batch { #expect(handled.insert(request.fileIndex).inserted) }
      }
      while handled.contains(firstUnhandled) { firstUnhandled += 1 }
    }
    #expect(handled.count == files.count)
  }
}
