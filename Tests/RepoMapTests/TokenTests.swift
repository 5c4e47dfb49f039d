import Testing

@testable import RepoMap

@Suite("Token counts")
struct TokenTests {
  /// Lines of maps and sources with what cl100k_base counts in them.
  private static let counted: [(text: String, tokens: Int)] = [
    ("def checkout(self, gateway: Gateway) -> bool\n", 11),
    ("shop/cart.py:\n class Cart\n   def add(self, item, count=1)\n", 18),
    ("pub(crate) fn lock_shard(&self, val: &L::Handle) -> ShardGuard<'_, L>\n", 24),
    ("func (c *Context) ShouldBindBodyWithJSON(obj any) error\n", 16),
    (" … is_empty, close_and_shutdown_all, get_shard_size, num_alive_tasks\n", 18),
    ("src/net/: http.swift socket_address.swift TLSConfiguration.swift\n", 12),
    ("static int ext4_mb_load_buddy(struct super_block *sb, ext4_group_t group)\n", 20),
    ("let timeout = 1_234_567.89 // milliseconds\n", 14),
    ("# left out: 766 files, 13961 definitions\n", 13),
    ("The quick brown fox jumps over the lazy dog.\n", 10),
    ("público größe naïve\n", 8),
  ]

  @Test("the estimate is on the safe side, by a third at most over all")
  func estimate() {
    let counter = TokenCounter.estimate(TokenEstimate())
    for (text, tokens) in Self.counted {
      #expect(counter.count(Array(text.utf8)) >= tokens, "\(text)")
    }
    let all = Self.counted.map(\.text).joined()
    let tokens = Self.counted.reduce(0) { $0 + $1.tokens }
    #expect(counter.count(Array(all.utf8)) <= tokens * 4 / 3)
    #expect(counter.count([]) == 0)
  }

  @Test("a text costs what its lines cost")
  func lines() {
    let estimate = TokenEstimate()
    let lines = Self.counted.map { Array($0.text.utf8) }
    let sum = lines.reduce(0) { $0 + estimate.cost($1) }
    // Each line's cost is rounded down once.
    #expect((0...lines.count).contains(estimate.cost(lines.flatMap { $0 }) - sum))
  }

  /// All bytes that the texts below need, then joins in the order of their ranks.
  private static let vocabulary = """
    YQ== 0
    Yg== 1
    Yw== 2
    IA== 3
    Cg== 4
    MQ== 5
    YWI= 6
    YmM= 7
    YWJj 8
    IGE= 9

    """

  @Test(
    "neighbours of the lowest rank are joined first, within the pieces of the text",
    arguments: [
      ("abc", 1), ("ab", 1), ("bca", 2), ("aab", 2), ("abab", 2), ("a a", 2), ("a b", 3), ("", 0),
      ("1111", 4), ("a\n\na", 4), ("ab  ab", 4),
    ])
  func encoding(text: String, tokens: Int) throws {
    let encoding = try #require(BytePairEncoding(file: Array(Self.vocabulary.utf8)))
    #expect(encoding.count(Array(text.utf8)) == tokens, "\(text)")
  }

  @Test(
    "what is no vocabulary is refused", arguments: ["", "YQ==\n", "YQ== x\n", "?? 1\n", "YQ 1\n"])
  func refused(file: String) {
    #expect(BytePairEncoding(file: Array(file.utf8)) == nil)
  }

  @Test("base64 is read as it is written", arguments: 0..<20)
  func base64(length: Int) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + 200) }
    #expect(Base64.decode(Base64.encode(bytes[...])[...]) == bytes)
  }
}
