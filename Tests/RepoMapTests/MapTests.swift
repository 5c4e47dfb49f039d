import Testing
import TreeSitter

@testable import RepoMap

@Suite("Maps of a small repository")
struct MapTests {
  private func map(
    _ request: MapRequest, budget: Int = 512, style: MapStyle = MapStyle(),
    format: MapFormatName = .text
  ) throws -> String {
    let corpus = try CorpusFixture.corpus(CorpusFixture.shop)
    let builder = MapBuilder(corpus, nil, counter: .estimate(TokenEstimate()))
    let bytes = builder.bytes(request, budget: budget, format: format, style: style)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("a request brings the definitions that fit it, in their nesting, the best file first")
  func request() throws {
    let text = try map(CorpusFixture.request("retry sending when the gateway refuses the charge"))
    #expect(
      text == """
        shop/gateway.py:
         class Gateway
           def charge(self, price)
           def send(self, cents)
        tests/test_gateway.py:
         def test_charge_retries()
        shop/cart.py:
         class Cart
           def __init__(self)
           def add(self, item, count=1)
           def checkout(self, gateway)
         def empty(cart)
        shop/price.py:
         class Price
           def __init__(self, cents)
         def total(items)
        shop/report.py:
         def monthly(orders)

        """)
  }

  @Test("little room holds the best, and counts what it leaves out")
  func littleRoom() throws {
    let text = try map(CorpusFixture.request("charge the gateway"), budget: 128)
    #expect(
      text == """
        shop/gateway.py:
         class Gateway
           def charge(self, price)
           def send(self, cents)
        shop/cart.py:
         class Cart
           def __init__(self)
           def add(self, item, count=1)
           def checkout(self, gateway)
         … empty
        tests/test_gateway.py:
         def test_charge_retries()
        shop/price.py: …
         def total(items)
        shop/: report.py
        # left out: 0 files, 3 definitions

        """)
  }

  @Test("details: names alone, doc lines, line numbers, reasons")
  func styles() throws {
    var style = MapStyle()
    style.detail = .names
    let request = CorpusFixture.request("checkout of a cart")
    #expect(try map(request, style: style).hasPrefix("shop/cart.py:\n Cart\n   __init__\n   add\n"))
    style.detail = .docs
    style.hasLineNumbers = true
    let text = try map(request, style: style)
    #expect(text.contains("\n 3 class Cart  — What a customer is about to buy.\n"))
    #expect(text.contains("\n   12 def checkout(self, gateway)  — Pays for everything.\n"))
    style = MapStyle()
    style.explains = true
    let reasons = try map(request, style: style)
    #expect(reasons.contains("words 1.000 × 1.000 (checkout, cart)"))
    #expect(reasons.contains("(__init__, total, Price)"))
  }

  @Test("the score that is told is the sum of what is told of it")
  func addends() throws {
    let corpus = try CorpusFixture.corpus(CorpusFixture.shop)
    let ranking = FileRanking(
      corpus, request: CorpusFixture.request("price of the cart"), history: nil)
    for file in ranking.order {
      let sum = ranking.addends(of: file).reduce(0) { $0 + $1.product }
      #expect(abs(sum - ranking.scores[file]) < 1e-12)
    }
  }

  @Test("a file in focus is not shown, what it uses and what uses it come first")
  func focus() throws {
    let corpus = try CorpusFixture.corpus(CorpusFixture.shop)
    var request = MapRequest()
    let isFile = request.addFocus(Array("shop/price.py".utf8), in: corpus)
    #expect(isFile)
    let ranking = FileRanking(corpus, request: request, history: nil)
    let paths = ranking.order.map { String(decoding: corpus.path(of: $0), as: UTF8.self) }
    #expect(!paths.contains("shop/price.py"))
    var named = MapRequest()
    let isName = named.addFocus(Array("Gateway.send".utf8), in: corpus)
    #expect(isName)
    let byName = FileRanking(corpus, request: named, history: nil)
    #expect(corpus.path(of: byName.order[0]) == Array("shop/gateway.py".utf8))
    let isAbsent = !named.addFocus(Array("absent".utf8), in: corpus)
    #expect(isAbsent)
  }

  @Test("no map costs more than its budget, in any format and for any budget")
  func budget() throws {
    let corpus = try CorpusFixture.corpus(CorpusFixture.shop)
    let ranking = FileRanking(
      corpus, request: CorpusFixture.request("charge the cart's total"), history: nil)
    var generator = SeededNumbers(seed: 7)
    for round in 0..<10_000 {
      let name = MapFormatName.allCases[round % MapFormatName.allCases.count]
      var style = MapStyle()
      style.explains = generator.next(below: 2) == 1
      style.detail = MapStyle.Detail.allCases[generator.next(below: 3)]
      let pricing = MapPricing(format: name.format(style), counter: .estimate(TokenEstimate()))
      let budget = 128 + generator.next(below: 700)
      var layout = MapLayout(
        corpus, ranking, budget: budget, commit: nil, pricing: pricing, explains: style.explains,
        weights: RankingWeights())
      let bytes = pricing.format.bytes(of: layout.layOut())
      let count = pricing.counter.count(bytes)
      try #require(count <= budget, "\(name) \(style) \(budget): \(count)")
    }
  }
}

/// Numbers that a seed repeats (a linear congruence of 64 bits, its upper half).
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}
