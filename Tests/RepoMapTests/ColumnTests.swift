import TestSupport
import Testing

@testable import RepoMap
@testable import TagStore

extension ColumnReader {
  /// Reads `bytes` as the store gives them back.
  init(compressing bytes: [UInt8]) throws {
    self.init(try #require(PayloadReader(PayloadCompressor().compress(bytes))))
  }
}

@Suite("Columns")
struct ColumnTests {
  @Test("columns come back as they were written, and none from bytes that end too soon")
  func roundTrip() throws {
    var writer = ColumnWriter()
    writer.append([1, -2, 3] as [Int32])
    writer.append([] as [UInt64])
    writer.append([7] as [UInt8])
    var reader = try ColumnReader(compressing: writer.bytes)
    #expect(reader.column() == [1, -2, 3] as [Int32])
    #expect(reader.column() == [] as [UInt64])
    #expect(reader.column() == [7] as [UInt8])
    #expect(reader.column() == nil as [UInt8]?)
    for length in 0..<writer.bytes.count {
      var cut = try ColumnReader(compressing: Array(writer.bytes[..<length]))
      let columns: ([Int32]?, [UInt64]?, [UInt8]?) = (cut.column(), cut.column(), cut.column())
      #expect(columns.2 == nil || length == writer.bytes.count)
    }
  }

  @Test(
    "a table that was read gives the numbers of the one that was written", arguments: 0..<3,
    [true, false])
  func identifiers(seed: UInt64, hasSlots: Bool) throws {
    var random = SeededGenerator(seed: seed)
    var table = IdentifierTable()
    let count = Int.random(in: 0...3000, using: &random)
    for _ in 0..<count {
      _ = table.intern(Array("n\(Int.random(in: 0..<2000, using: &random))".utf8)[...])
    }
    var writer = ColumnWriter()
    table.write(to: &writer)
    var reader = try ColumnReader(compressing: writer.bytes)
    var read = try #require(IdentifierTable(from: &reader, hasSlots: hasSlots))
    #expect(read.number(of: Array("new".utf8)[...]) == nil)
    #expect(read.count == table.count)
    for number in 0..<table.count {
      #expect(read[number] == table[number])
      #expect(read.number(of: table[number]) == number)
    }
    for number in 0..<table.count { #expect(read.intern(table[number]) == number) }
    #expect(read.intern(Array("new".utf8)[...]) == table.count)
  }

  @Test("rows that are taken over answer as files that are added from tags")
  func corpusRows() throws {
    let corpus = try CorpusFixture.corpus(CorpusFixture.shop)
    var writer = ColumnWriter()
    corpus.write(to: &writer)
    var reader = try ColumnReader(compressing: writer.bytes)
    let stored = try #require(RankingCorpus(from: &reader))
    var copy = RankingCorpus(paths: corpus.paths)
    copy.begin(with: stored)
    for (row, file) in corpus.files.enumerated() {
      // One from its tags, as if it had changed.
      if row == 1 { copy.add(file) } else { copy.add(file, row: row, of: stored) }
    }
    let request = CorpusFixture.request("charge the gateway again")
    let rankings = [corpus, copy].map { FileRanking($0, request: request, history: nil) }
    #expect(rankings[0].scores == rankings[1].scores)
    #expect(rankings[0].order == rankings[1].order)
    #expect(copy.definitionCount == corpus.definitionCount)
    #expect(copy.roles == corpus.roles)
  }
}
