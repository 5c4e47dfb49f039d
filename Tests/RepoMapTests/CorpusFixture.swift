import FileScanning
import Foundation
import Testing
import TreeSitter

@testable import RepoMap

/// A small repository, tagged in this process.
enum CorpusFixture {
  /// The corpus of files given by path and text.
  static func corpus(_ sources: KeyValuePairs<String, String>) throws -> RankingCorpus {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in sources {
      let url = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let files = try FileScanner(options: ScanOptions()).scan(root: Array(folder.path().utf8)).files
    var corpus = RankingCorpus(paths: files)
    for (number, file) in files.enumerated() {
      let path = String(decoding: file.path, as: UTF8.self)
      let source = Array(try Data(contentsOf: folder.appending(path: path)))
      corpus.add(try tags(source, path: file.path, fileIndex: number))
    }
    return corpus
  }

  private static func tags(_ source: [UInt8], path: [UInt8], fileIndex: Int) throws -> FileTags {
    guard case .language(let language) = LanguageDetector().language(ofPath: path[...]) else {
      return FileTags(fileIndex: fileIndex, outcome: .noGrammar)
    }
    return try #require(
      try FileTags(
        source: source, language: language, detail: [.texts, .words], fileIndex: fileIndex))
  }

  /// A request in words.
  static func request(_ query: String) -> MapRequest {
    var request = MapRequest()
    request.query = Array(query.utf8)
    return request
  }

  /// A shop of five files, for maps that a person can judge.
  static let shop: KeyValuePairs<String, String> = [
    "shop/cart.py": """
    from shop.price import Price, total

    class Cart:
        \"\"\"What a customer is about to buy.\"\"\"

        def __init__(self):
            self.items = []

        def add(self, item, count=1):
            self.items.append((item, count))

        def checkout(self, gateway):
            \"\"\"Pays for everything.\"\"\"
            return gateway.charge(total(self.items))

    def empty(cart):
        cart.items = []

    """,
    "shop/price.py": """
    class Price:
        def __init__(self, cents):
            self.cents = cents

    def total(items):
        return Price(sum(item.price.cents * count for item, count in items))

    """,
    "shop/gateway.py": """
    class Gateway:
        def charge(self, price):
            for attempt in range(3):
                if self.send(price.cents):
                    return True
            return False

        def send(self, cents):
            return self.connection.post("/charge", cents)

    """,
    "shop/report.py": """
    def monthly(orders):
        return [order.date for order in orders]

    """,
    "tests/test_gateway.py": """
    from shop.gateway import Gateway

    def test_charge_retries():
        assert Gateway().charge(None) is False

    """,
  ]
}
