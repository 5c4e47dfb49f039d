import Testing
import TreeSitter

@testable import RepoMap

@Suite("Ranking")
struct RankingTests {
  @Test(
    "words that mean the same have one stem",
    arguments: [
      ["cache", "caches", "cached", "caching", "Cache"], ["stop", "stopped", "stopping", "stops"],
      ["query", "queries"], ["parse", "parsing", "parsed"], ["class"], ["status"], ["bus"],
    ])
  func stems(words: [String]) {
    #expect(Set(words.map { SubwordReader.stems(in: $0.utf8) }).count == 1, "\(words)")
  }

  @Test(
    "identifiers part at underscores, capitals and digits",
    arguments: [
      ("parseHTTPHeaders2xx", ["parse", "HTTP", "header", "xx"]),
      ("snake_case_name", ["snake", "case", "name"]),
      ("XMLHttpRequest", ["xml", "http", "request"]), ("utf16", ["utf", "16"]), ("x", []),
      ("größe", ["größe"]),
    ])
  func subwords(identifier: String, parts: [String]) {
    let expected = parts.flatMap { SubwordReader.stems(in: $0.utf8) }
    #expect(SubwordReader.stems(in: identifier.utf8) == expected)
    #expect(expected.count == parts.count)
  }

  @Test("words stand under the innermost definition that holds them, doc comments included")
  func wordBag() throws {
    let source = """
      package p

      // Draws it.
      func draw() { shape := canvas() }

      type Shape struct { side int }

      """
    let language = try #require(Language.all.first { $0.name == "go" })
    let file = try #require(
      try FileTags(source: Array(source.utf8), language: language, detail: [.texts, .words]))
    let bag = file.wordBag
    var words: [String: Set<String>] = [:]
    for group in bag.groups {
      let owner =
        group.tag < 0 ? "" : String(decoding: file.text(file.tags[group.tag].name), as: UTF8.self)
      let texts = group.counts.map {
        String(decoding: file.text(bag.words[$0.word]), as: UTF8.self)
      }
      words[owner, default: []].formUnion(texts)
    }
    #expect(words["draw"] == ["Draws", "it", "func", "draw", "shape", "canvas"])
    #expect(words["Shape"] == ["Shape", "struct", "side", "int"])
    #expect(words["p"]?.contains("package") ?? words[""]?.contains("package") == true)
  }

  @Test("PageRank follows references; what leads nowhere begins anew")
  func pageRank() throws {
    // `user` refers to `helper`, which refers to nothing: with damping 0.5 and an even start
    // u = (0.5 + 0.5 h) / 2 and u + h = 1, so u = 0.4.
    let corpus = try CorpusFixture.corpus([
      "helper.py": "def help_out(): pass\n", "user.py": "help_out()\n", "z.txt": "",
    ])
    let ranks = ReferenceGraph(corpus).pageRank(teleport: [0.5, 0.5, 0], damping: 0.5)
    #expect(abs(ranks[0] - 0.6) < 1e-6)
    #expect(abs(ranks[1] - 0.4) < 1e-6)
    #expect(ranks[2] == 0)
  }

  @Test("ranks sum to one, whatever the graph and the start")
  func rankSum() throws {
    let corpus = try CorpusFixture.corpus(CorpusFixture.shop)
    let graph = ReferenceGraph(corpus)
    var numbers = SeededNumbers(seed: 3)
    for _ in 0..<100 {
      let start = corpus.files.map { _ in Double(numbers.next(below: 1000) + 1) }
      let sum = start.reduce(0, +)
      let ranks = graph.pageRank(
        teleport: start.map { $0 / sum }, damping: Double(numbers.next(below: 95)) / 100)
      #expect(abs(ranks.reduce(0, +) - 1) < 1e-9)
      #expect(ranks.allSatisfy { $0 >= 0 })
    }
  }

  @Test(
    "a path tells what part a file plays",
    arguments: [
      ("src/cache.py", FileRole.source), ("tests/cache.py", .test), ("src/test_cache.py", .test),
      ("cache_test.go", .test), ("web/cache.spec.ts", .test), ("Sources/CacheTests.swift", .test),
      ("conftest.py", .test), ("src/contest.py", .source), ("latest.py", .source),
      ("vendor/x/y.go", .vendored), ("node_modules/a/b.js", .vendored),
      ("api/v1.pb.go", .generated),
      ("jquery.min.js", .generated), ("examples/a.rs", .example), ("docs/conf.py", .documentation),
    ])
  func roles(path: String, role: FileRole) {
    #expect(FileRole(path: Array(path.utf8)[...], isProse: false) == role)
  }

  @Test("a file without code is documentation")
  func prose() throws {
    let corpus = try CorpusFixture.corpus(["a.md": "# Title\n\ntext\n", "b.py": "x = 1\n"])
    #expect(corpus.roles == [.documentation, .source])
  }

  @Test("a log of git gives changes with the files that are still there")
  func history() throws {
    let hash = String(repeating: "a", count: 40)
    let log =
      "\u{1}\(hash)\0Second change\n\nbody\n\0\na.py\0gone.py\0\0\u{1}\(hash)\0Merge\n\0"
      + "\u{1}\(hash)\0First\n\0\nb.py\0"
    let files = ["a.py", "b.py"].map { Array($0.utf8) }
    let history = try #require(
      ChangeHistory(log: Array(log.utf8)) { path in files.firstIndex { $0.elementsEqual(path) } })
    #expect(history.head == Array(hash.utf8))
    #expect(history.changes.map(\.files) == [[0], [1]])
    #expect(history.changes.map(\.touchedCount) == [2, 1])
    #expect(ChangeHistory(log: []) { _ in nil } == nil)
    let scores = HistoryScores(history, fileCount: 2)
    #expect(scores.churn()[0] > scores.churn()[1])
    let fits = scores.fits(to: RequestTerms(query: Array("the first thing".utf8), mentions: []))
    #expect(fits[0] == 0 && fits[1] > 0)
  }
}
