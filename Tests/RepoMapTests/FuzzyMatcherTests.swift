import TestSupport
import Testing

@testable import RepoMap

@Suite("Fuzzy matching")
struct FuzzyMatcherTests {
  private func score(_ pattern: String, _ text: String) -> Int? {
    let matcher = FuzzyMatcher(
      Array(pattern.utf8), isCaseSensitive: pattern.contains(where: \.isUppercase))
    return Array(text.utf8).withUnsafeBufferPointer(matcher.score)
  }

  @Test(
    "the name that people mean comes first",
    arguments: [
      ("gun", "getUserName", "begunner"),
      ("cache", "cache", "Cacheable"),
      ("cache", "LRUCache", "multicaches"),
      ("fm", "FuzzyMatcher", "confirm"),
      ("rf", "read_file", "perform"),
      ("tab", "SymbolTable", "instability"),
      ("v2", "parse_v2", "av12"),
    ])
  func order(pattern: String, better: String, worse: String) throws {
    let first = try #require(score(pattern, better))
    let second = try #require(score(pattern, worse))
    #expect((-first, better.count) < (-second, worse.count))
  }

  @Test("points are those that the documentation states")
  func points() {
    #expect(score("a", "a") == 16 + 2 * 10)
    #expect(score("a", "b_a") == 16 + 2 * 8)
    #expect(score("ab", "ab") == 16 + 2 * 10 + 16 + 10)
    #expect(score("ab", "a__b") == 16 + 2 * 10 - 3 - 1 + 16 + 8)
    #expect(score("ab", "xaab") == 16 + 16 + 4)
    #expect(score("aB", "xaxB") == 16 - 3 + 16 + 7)
    #expect(score("AB", "ab") == nil, "capitals ask for capitals")
    #expect(score("ab", "ba") == nil)
    #expect(score("", "ba") == 0)
    #expect(score("ab", "") == nil)
  }

  @Test("a score is that of a real alignment, and of the best in nearly all", arguments: 0..<4)
  func bruteForce(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var (below, otherWay) = (0, 0)
    for _ in 0..<1_000 {
      let text = random.name(of: "abAB_1", count: 1...9)
      let pattern = random.name(of: "ab1", count: 1...4)
      let alignments = Alignments(of: pattern, in: text)
      let scores = alignments.scores
      let matcher = FuzzyMatcher(pattern, isCaseSensitive: false)
      let score = text.withUnsafeBufferPointer(matcher.score)
      #expect(score.map(scores.contains) ?? scores.isEmpty, "\(pattern) in \(text)")
      if score != scores.max() { below += 1 }
      let columns = text.withUnsafeBufferPointer(matcher.columns)
      #expect(columns.map { LetterCase.lowered(text[$0]) } == (score == nil ? [] : pattern))
      #expect(zip(columns, columns.dropFirst()).allSatisfy(<))
      if let score, alignments.points(columns) != score { otherWay += 1 }
    }
    // A run's bonus hangs on its beginning, which a table of single best scores may have forgotten.
    #expect(below < 30, "\(below) of 1,000 are below the best")
    #expect(otherWay < 40, "\(otherWay) of 1,000 are shown otherwise than they were scored")
  }

  @Test("what the mask refuses does not match", arguments: 0..<4)
  func prefilter(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var refused = 0
    for _ in 0..<5_000 {
      let text = random.hostileBytes(count: Int.random(in: 0...12, using: &random))
      let pattern = random.hostileBytes(count: 1)
      let matcher = FuzzyMatcher(pattern, isCaseSensitive: Bool.random(using: &random))
      guard !ByteMask(text).mayHold(ByteMask(pattern)) else { continue }
      refused += 1
      #expect(text.withUnsafeBufferPointer(matcher.score) == nil)
    }
    #expect(refused > 1_000)
  }

  @Test(
    "fzf gives the same names in the same order", .enabled(if: Fzf.isInstalled), arguments: 0..<3)
  func fzf(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = Set((0..<600).map { _ in random.name(of: "abcABC_.12", count: 1...16) })
      .sorted { $0.lexicographicallyPrecedes($1) }
    let shapes = [
      "%", "%", "%", "'%", "^%", "%$", "^%$", "!% a", "!^% b", "!%$ c", "% %", "% | ^%",
    ]
    for _ in 0..<40 {
      let shape = shapes.randomElement(using: &random) ?? "%"
      let query = shape.flatMap { sign in
        sign == "%" ? random.name(of: "abcABC12", count: 1...3) : Array(String(sign).utf8)
      }
      let expected = try Fzf.filter(names, query)
      #expect(try filter(names, query) == expected, "\(String(decoding: query, as: UTF8.self))")
    }
  }

  /// The names that match `query`: by score, then length, then position, as fzf orders them.
  private func filter(_ names: [[UInt8]], _ query: [UInt8]) throws -> [[UInt8]] {
    let query = try SearchQuery(parsing: query)
    return names.enumerated().compactMap { index, name in
      name.withUnsafeBufferPointer { text in
        SearchQuery.score(query.groups) { $0.score(text) }
      }.map { (-$0, name.count, index) }
    }.sorted(by: <).map { names[$0.2] }
  }
}

/// All ways to find a pattern in a text, each with its points: slow and plain.
private struct Alignments {
  private let pattern: [UInt8]
  private let text: [UInt8]
  private(set) var scores: Set<Int> = []

  init(of pattern: [UInt8], in text: [UInt8]) {
    self.pattern = pattern
    self.text = text
    extend([])
  }

  private mutating func extend(_ columns: [Int]) {
    guard columns.count < pattern.count else {
      scores.insert(points(columns))
      return
    }
    for column in (columns.last ?? -1) + 1..<max((columns.last ?? -1) + 1, text.count)
    where LetterCase.lowered(text[column]) == pattern[columns.count] {
      extend(columns + [column])
    }
  }

  /// 16 for each byte and its bonus, twice for the first; a gap costs 3 and 1 for each further byte, but
  /// never more than was won before it; a byte in a run gets at least 4 and the bonus that the run
  /// began with, unless a better beginning of a word breaks the run.
  func points(_ columns: [Int]) -> Int {
    var points = 0
    var runBonus: Int?
    for (position, column) in columns.enumerated() {
      let own = bonus(column)
      guard position > 0 else {
        (points, runBonus) = (16 + 2 * own, own)
        continue
      }
      let gap = column - columns[position - 1] - 1
      for step in 0..<gap { points = max(0, points - (step == 0 ? 3 : 1)) }
      if gap == 0, let first = runBonus, !(own >= 8 && own > first) {
        points += 16 + max(own, 4, first)
      } else {
        points += 16 + own
        runBonus = own
      }
    }
    return points
  }

  private func bonus(_ column: Int) -> Int {
    Int(
      MatchScore.bonus(
        of: MatchScore.ByteClass(text[column]),
        after: column == 0 ? .white : MatchScore.ByteClass(text[column - 1])))
  }
}

/// The program that the syntax and the points are taken from.
private enum Fzf {
  static let isInstalled = (try? run("/usr/bin/env", ["fzf", "--version"]))?.status == .exited(0)

  static func filter(_ lines: [[UInt8]], _ query: [UInt8]) throws -> [[UInt8]] {
    let result = try run(
      "/usr/bin/env", ["fzf", "--filter", String(decoding: query, as: UTF8.self)],
      input: Array(lines.joined(separator: [UInt8(ascii: "\n")])))
    return result.output.split(separator: UInt8(ascii: "\n")).map(Array.init)
  }
}

extension SeededGenerator {
  /// Bytes of `alphabet`, as many as `count` allows.
  fileprivate mutating func name(of alphabet: String, count: ClosedRange<Int>) -> [UInt8] {
    let bytes = Array(alphabet.utf8)
    return (0..<Int.random(in: count, using: &self)).map { _ in
      bytes.randomElement(using: &self) ?? 0
    }
  }
}
