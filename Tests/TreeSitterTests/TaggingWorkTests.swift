import Foundation
import Testing

@testable import TreeSitter

/// What tagging may cost, in counts: a slow machine changes none of them, a careless query or repair does.
@Suite("Work of tagging")
struct TaggingWorkTests {
  @Test("no language takes more nodes, patterns or tries than its share", arguments: Language.all)
  func isBounded(language: Language) throws {
    for fixture in try Self.fixtures(of: language) {
      let work = try work(fixture.source, language)
      let bytes = fixture.source.count
      #expect(work.parses <= 3, "\(fixture.name)")
      // Two walks at most: below each byte hardly more than a node.
      #expect(Double(work.nodes) <= 1.5 * Double(bytes), "\(fixture.name)")
      let patterns = Self.patternsPerNode[language.name] ?? 0.7
      #expect(Double(work.patterns) <= patterns * Double(work.nodes), "\(fixture.name)")
      let attempts = Self.attemptsPerByte[language.name] ?? 0.9
      #expect(Double(work.attempts) <= attempts * Double(bytes), "\(fixture.name)")
    }
  }

  /// Calls are all that Elixir and Clojure consist of, so all patterns ask for one.
  private static let patternsPerNode = ["elixir": 1.4, "clojure": 2.0]
  /// Where an expression of a repair or an island may begin with many bytes.
  private static let attemptsPerByte = ["c": 1.5, "fortran": 1.3]

  @Test("a source that a grammar reads is parsed once, and no repair is tried")
  func readable() throws {
    let work = try work(Array("struct A { func b() { c() } }\n".utf8), try Self.swift)
    #expect(work.parses == 1)
    #expect(work.attempts == 0)
  }

  @Test("twenty times the source takes twenty times the work")
  func isLinear() throws {
    let one = try work(Self.unreadable(functionCount: 10), try Self.swift)
    let twenty = try work(Self.unreadable(functionCount: 200), try Self.swift)
    #expect(twenty.parses == one.parses)
    #expect(twenty.nodes <= 21 * one.nodes)
    #expect(twenty.patterns <= 21 * one.patterns)
    #expect(twenty.attempts <= 21 * one.attempts)
  }

  @Test("a repaired source that uses the first tree again has the tags of a fresh parse")
  func reusesTree() throws {
    let source = Self.unreadable(functionCount: 50)
    let tagger = try SyntaxTagger(language: try Self.swift)
    let tags = try #require(syntaxTags(of: source, by: tagger))
    #expect(tagger.work.parses == 2)
    #expect(tags.errorCount == 0)
    #expect(tags.tags.count > 100)
    try expectFresh(tags, of: source)
  }

  @Test("where errors are left, the tags are those of a fresh parse too")
  func parsesAgain() throws {
    let source = Self.unreadable(functionCount: 3) + Array("func é( {\n".utf8)
    let tagger = try SyntaxTagger(language: try Self.swift)
    let tags = try #require(syntaxTags(of: source, by: tagger))
    #expect(tagger.work.parses == 3)
    #expect(tags.errorCount > 0)
    try expectFresh(tags, of: source)
  }

  /// Compares with the tags of a parser that gets the repaired source alone.
  private func expectFresh(_ tags: SyntaxTags, of source: [UInt8]) throws {
    let repair = try #require(try SourceRepair(try Self.swift.repairs))
    var work = TaggingWork()
    let copy = try #require(
      source.withUnsafeBufferPointer { repair.repaired($0, work: &work) })
    let tagger = try SyntaxTagger(language: try Self.swift)
    let fresh = try #require(syntaxTags(of: copy, by: tagger))
    #expect(tagger.work.parses == 1)
    #expect(tags.tags.map(\.name) == fresh.tags.map(\.name))
    #expect(tags.tags.map(\.range) == fresh.tags.map(\.range))
    #expect(tags.tags.map(\.row) == fresh.tags.map(\.row))
    #expect(tags.tags.map(\.column) == fresh.tags.map(\.column))
    #expect(tags.tags.map(\.parent) == fresh.tags.map(\.parent))
  }

  private static var swift: Language {
    get throws { try #require(Language(name: "swift")) }
  }

  /// Functions of which each has something that the grammar errs at and a repair mends.
  private static func unreadable(functionCount: Int) -> [UInt8] {
    (0..<functionCount).flatMap { number in
      Array(
        """
        func first\(number)() throws(Failure\(number)) -> Int {
          return call\(number)(1)
        }

        """.utf8)
    }
  }

  private static func fixtures(of language: Language) throws -> [(name: String, source: [UInt8])] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/tags/\(language.name)")
    let cases = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try cases.flatMap { name in
      let inner = folder.appending(path: name)
      return try FileManager.default.contentsOfDirectory(atPath: inner.path).sorted()
        .filter { $0.hasPrefix("input") }
        .map { ("\(name)/\($0)", [UInt8](try Data(contentsOf: inner.appending(path: $0)))) }
    }
  }

  private func work(_ source: [UInt8], _ language: Language) throws -> TaggingWork {
    let tagger = try SyntaxTagger(language: language)
    _ = try #require(syntaxTags(of: source, by: tagger))
    return tagger.work
  }

  private func syntaxTags(of source: [UInt8], by tagger: SyntaxTagger) -> SyntaxTags? {
    source.withUnsafeBufferPointer { tagger.tags(in: $0) }
  }
}
