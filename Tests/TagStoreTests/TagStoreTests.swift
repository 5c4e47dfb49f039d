import Foundation
import TestSupport
import Testing

@testable import TagStore

@Suite("The store on disk")
struct TagStoreTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  private var directory: CacheDirectory { CacheDirectory(path: Array(folder.path().utf8)) }
  private var file: URL { folder.appending(path: TagStore.fileName) }
  private let compressor = PayloadCompressor()

  private func open(today: Int = 1) -> TagStore { TagStore(directory: directory, today: today) }

  private func key(_ text: String) -> ContentKey {
    let content = Array(text.utf8).withUnsafeBytes { ContentHash(of: $0) }
    return ContentKey(content: content, language: Array("c".utf8), version: [1])
  }

  @Test("what was added is found by another that opens the store, and nothing else is")
  func keeps() {
    let store = open()
    store.add([1, 2, 3], for: key("a"), using: compressor)
    store.add([], for: key("b"), using: compressor)
    store.finish(records: [.init(kind: .snapshot, name: [7], bytes: { [8, 9] })])
    let other = open()
    let found = other.payloads(for: [key("a"), key("b"), key("c")], using: compressor)
    #expect(found == [[1, 2, 3], [], nil])
    #expect(other.record(.snapshot, named: [7]) == [8, 9])
    #expect(other.record(.index, named: [7]) == nil)
    #expect(other.statistics.hits == 2)
    #expect(other.statistics.misses == 1)
    #expect(other.takeProblems().isEmpty)
  }

  @Test("a key covers content, language and version, and where one ends and the next begins")
  func keys() {
    let content = [UInt8](repeating: 5, count: 8).withUnsafeBytes { ContentHash(of: $0) }
    let keys = [([1, 2], [3]), ([1], [2, 3]), ([1, 2], [4]), ([], [1, 2, 3])].map {
      ContentKey(content: content, language: $0.0, version: $0.1)
    }
    #expect(Set(keys).count == keys.count)
    for key in keys { #expect(key.bytes.withUnsafeBytes { ContentKey($0) } == key) }
  }

  @Test("the folder is made for its owner alone, and so is the file")
  func modes() throws {
    _ = open()
    for (path, mode) in [(folder.path(), 0o700), (file.path(), 0o600)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
  }

  @Test("a folder that others may write, a link and a file are refused, in words")
  func refusals() throws {
    let (parent, target) = (folder, folder.appending(path: "target"))
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    let shared = parent.appending(path: "shared")
    try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: shared.path())
    let link = parent.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
    let plain = parent.appending(path: "plain")
    try Data().write(to: plain)
    let cases: [(URL, CacheProblem.Reason)] = [
      (shared, .writableByOthers), (link, .isSymbolicLink), (plain, .notADirectory),
    ]
    for (place, reason) in cases {
      let store = TagStore(directory: CacheDirectory(path: Array(place.path().utf8)), today: 1)
      #expect(!store.isOpen)
      #expect(store.takeProblems().map(\.reason) == [reason])
      store.add([1], for: key("a"), using: compressor)
      store.finish(records: [])
      #expect(store.payloads(for: [key("a")], using: compressor) == [nil])
    }
  }

  @Test(
    "cut short or with bits flipped anywhere, the store gives what was kept or nothing",
    arguments: [1, 2, 3])
  func damage(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let payloads = (0..<60).map { number in
      (0..<Int.random(in: 0...3000, using: &random)).map { _ in
        UInt8.random(in: 0...3, using: &random) &+ UInt8(number)
      }
    }
    let keys = payloads.indices.map { key("file \($0)") }
    let store = open()
    for (key, payload) in zip(keys, payloads) { store.add(payload, for: key, using: compressor) }
    store.finish(records: [.init(kind: .snapshot, name: [1], bytes: { payloads.flatMap(\.self) })])
    try store.close()
    let sound = try Data(contentsOf: file)
    for _ in 0..<60 {
      var bytes = sound
      if Bool.random(using: &random) {
        bytes = bytes.prefix(Int.random(in: 0..<bytes.count, using: &random))
      } else {
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          bytes[Int.random(in: bytes.indices, using: &random)] ^=
            1 << Int.random(in: 0..<8, using: &random)
        }
      }
      try removeFiles()
      try bytes.write(to: file)
      try expectRight(keys, payloads)
      // Whatever was wrong, the next one that opens it can write and read.
      let next = open()
      next.add([42], for: key("new"), using: compressor)
      next.finish(records: [])
      #expect(next.payloads(for: [key("new")], using: compressor) == [[42]])
      try next.close()
    }
  }

  private func expectRight(_ keys: [ContentKey], _ payloads: [[UInt8]]) throws {
    let damaged = open()
    let found = damaged.payloads(for: keys, using: compressor)
    for (found, payload) in zip(found, payloads) { #expect(found == nil || found == payload) }
    let record = damaged.record(.snapshot, named: [1])
    #expect(record == nil || record == payloads.flatMap(\.self))
    damaged.finish(records: [])
    try damaged.close()
  }

  @Test("pruning gives the room back to the disk, and then leaves the rest alone")
  func prune() throws {
    var random = SeededGenerator(seed: 9)
    let store = open()
    for number in 0..<64 {
      let payload = (0..<65_536).map { _ in UInt8.random(in: 0...255, using: &random) }
      store.add(payload, for: key("file \(number)"), using: compressor)
    }
    store.finish(records: [])
    let named = Set((0..<4).map { key("file \($0)") })
    let limit = 2 << 20
    #expect(store.fileBytes > 2 * limit)
    let removed = store.prune(keeping: named, maximumAgeInDays: 90, limitInBytes: limit)
    #expect((32..<60).contains(removed.forSpace))
    #expect(removed.forAge == 0)
    #expect(store.fileBytes <= limit)
    #expect(!store.payloads(for: Array(named), using: compressor).contains(nil))
    #expect(store.prune(keeping: named, maximumAgeInDays: 90, limitInBytes: limit) == .init())
    #expect(store.statistics.removals == removed)
  }

  @Test("what nothing has used for long goes for its age, unless a snapshot names it")
  func pruneForAge() throws {
    let old = open(today: 1)
    for name in ["a", "b", "c"] { old.add([1], for: key(name), using: compressor) }
    old.finish(records: [])
    let store = open(today: 92)
    let removed = store.prune(
      keeping: [key("b")], maximumAgeInDays: 90, limitInBytes: 1 << 30)
    #expect(removed == .init(forAge: 2, forSpace: 0))
    let found = store.payloads(for: ["a", "b", "c"].map(key), using: compressor)
    #expect(found == [nil, [1], nil])
  }

  @Test("payloads in memory give way to a lower limit, and are found on disk")
  func memoryLimit() throws {
    let store = TagStore(directory: directory, today: 1, memoryByteCount: 1 << 20)
    let keys = (0..<20).map { key("\($0)") }
    for key in keys { store.add([1, 2, 3], for: key, using: compressor) }
    store.finish(records: [])
    #expect(store.memoryUse.entries == 20)
    let half = store.memoryUse.bytes / 2
    store.limitMemory(to: half)
    #expect(store.memoryUse.entries == 10)
    #expect(store.memoryUse.limitInBytes == half)
    #expect(store.memoryUse.statistics.evictedByLimit == 10)
    #expect(store.payloads(for: keys, using: compressor) == keys.map { _ in [1, 2, 3] })

    let without = open()
    without.limitMemory(to: 1 << 20)
    #expect(without.memoryUse.limitInBytes == 0)
  }

  private func removeFiles() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  @Test("two that write at once both end well, and both find everything")
  func concurrency() async throws {
    let directory = directory
    _ = open()
    await withTaskGroup { group in
      for writer in 0..<4 {
        group.addTask {
          let store = TagStore(directory: directory, today: 1)
          let compressor = PayloadCompressor()
          for number in 0..<50 {
            let content = [UInt8(writer), UInt8(number)].withUnsafeBytes { ContentHash(of: $0) }
            store.add(
              [UInt8(number)], for: ContentKey(content: content, language: [], version: []),
              using: compressor)
            if number % 10 == 0 { store.finish(records: []) }
          }
          store.finish(records: [])
          #expect(store.takeProblems().isEmpty)
        }
      }
    }
    let keys = (0..<200).map { number in
      let content = [UInt8(number / 50), UInt8(number % 50)].withUnsafeBytes { ContentHash(of: $0) }
      return ContentKey(content: content, language: [], version: [])
    }
    let found = open().payloads(for: keys, using: compressor)
    #expect(found == (0..<200).map { [UInt8($0 % 50)] })
  }
}
